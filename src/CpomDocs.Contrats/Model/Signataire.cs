using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>Side a signatory stands on.</summary>
public enum Partie
{
    /// <summary>The establishment; role <c>RepresentantLegal</c>.</summary>
    STRUCTURE,

    /// <summary>The département; role <c>PresidentConseilDepartemental</c>.</summary>
    DEPARTEMENT,

    /// <summary>The agency; role <c>DirecteurGeneral</c>.</summary>
    ARS,
}

/// <summary>A natural person who initials and signs (CRPA art. L. 212-1: name, first name, quality).</summary>
public sealed record Signataire
{
    /// <summary>Free identifier inside the file, that <see cref="DocumentPrevu.Signataires"/> quotes.</summary>
    public string Id { get; init; } = "";

    /// <summary>Side the person stands on.</summary>
    public Partie Partie { get; init; }

    /// <summary>Rank in the signing order, from 1.</summary>
    public int Ordre { get; init; }

    /// <summary><c>M.</c> or <c>Mme</c>; agreements of gender follow it.</summary>
    public string Civilite { get; init; } = "";

    /// <summary>First name.</summary>
    public string Prenom { get; init; } = "";

    /// <summary>Family name.</summary>
    public string Nom { get; init; } = "";

    /// <summary>Quality as printed (« Directrice »).</summary>
    public string Qualite { get; init; } = "";

    /// <summary>Text of the paraphe.</summary>
    public string Initiales { get; init; } = "";

    /// <summary>Written act by which the person signs for another.</summary>
    public Delegation? Delegation { get; init; }

    /// <summary>Deliberation that authorises the signature.</summary>
    public Deliberation? Deliberation { get; init; }

    /// <summary>Declared basis of the power to sign (statutes of an ESPIC or a clinic).</summary>
    public string? FondementPouvoir { get; init; }
}

/// <summary>Délégation de signature: individual written act, published (CSP art. D. 6143-33 to D. 6143-35).</summary>
public sealed record Delegation
{
    /// <summary>Who delegates, with quality, as printed.</summary>
    public string Delegant { get; init; } = "";

    /// <summary>Reference of the act.</summary>
    public string Reference { get; init; } = "";

    /// <summary>First day in force, included.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Where it was published, as printed after « publiée au ».</summary>
    public string Publication { get; init; } = "";

    /// <summary>Nature of the acts delegated.</summary>
    public string Objet { get; init; } = "";

    /// <summary>Last day in force, included; <see langword="null"/> when it has no end.</summary>
    public DateOnly? DateFin { get; init; }
}

/// <summary>A document the liasse will hold.</summary>
public sealed record DocumentPrevu
{
    /// <summary>Code of the document in the profile (<c>SOCLE</c>, <c>USLD</c>).</summary>
    public string Code { get; init; } = "";

    /// <summary>Step of the campaign at which it is signed, from 1.</summary>
    public int Etape { get; init; }

    /// <summary>Identifiers of its signatories, in signing order; empty when nobody signs it.</summary>
    public ImmutableArray<string> Signataires { get; init; } = [];

    /// <summary>Whether each of its pages is initialled.</summary>
    public bool Paraphe { get; init; }

    /// <summary>First day the document applies, included.</summary>
    public DateOnly DateEffet { get; init; }
}
