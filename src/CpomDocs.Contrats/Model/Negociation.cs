using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>Dates of the negotiation of a contract; those that are not known are left out, and nothing is judged of them.</summary>
public sealed record Negociation
{
    /// <summary>Day of the letter that opens the negotiation (CAL-03).</summary>
    public DateOnly? LettreLancement { get; init; }

    /// <summary>Day the structure received the trame: every delay is counted from it (CAL-01).</summary>
    public DateOnly? ReceptionTrame { get; init; }

    /// <summary>Day the structure gave its report back.</summary>
    public DateOnly? Rapport { get; init; }

    /// <summary>Day of the diagnosis shared by both sides.</summary>
    public DateOnly? DiagnosticPartage { get; init; }

    /// <summary>Days of the meetings of both sides (CAL-04).</summary>
    public ImmutableArray<DateOnly> Reunions { get; init; } = [];

    /// <summary>Day planned for the signature of the structure.</summary>
    public DateOnly? SignatureStructure { get; init; }

    /// <summary>Day planned for the signature of the agency.</summary>
    public DateOnly? SignatureArs { get; init; }

    /// <summary>Number of extensions granted (CAL-02).</summary>
    public int Prorogations { get; init; }
}
