using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Reading;

/// <summary>What becomes of a file whose form is not quite that of the data model.</summary>
internal sealed record FormPolicy
{
    /// <summary>Everything that is not the format is an error.</summary>
    internal static readonly FormPolicy Strict = new();

    /// <summary>The same, but a field that the format does not have is passed over with a warning.</summary>
    internal static readonly FormPolicy UnknownFieldsPassedOver = new() { UnknownField = Gravite.Avertissement };

    /// <summary>What can be read in one way only is read, with a warning each time.</summary>
    internal static readonly FormPolicy Import = new() { UnknownField = Gravite.Avertissement, Repairs = true };

    /// <summary>Weight of a field that the format does not have.</summary>
    internal Gravite UnknownField { get; init; } = Gravite.Erreur;

    /// <summary>Whether what can be mended is mended.</summary>
    internal bool Repairs { get; init; }

    /// <summary>Weight of what can be mended.</summary>
    internal Gravite Mendable => Repairs ? Gravite.Avertissement : Gravite.Erreur;
}
