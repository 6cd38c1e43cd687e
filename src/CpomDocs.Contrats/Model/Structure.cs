using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Model;

/// <summary>Kinds of structure that may hold a contract (a GHT is read only to be refused, PAR-05).</summary>
public enum TypeStructure
{
    /// <summary>Public hospital.</summary>
    EPS,

    /// <summary>Private non-profit establishment with a public-service mission.</summary>
    ESPIC,

    /// <summary>Commercial clinic.</summary>
    PRIVE,

    /// <summary>Groupement de coopération sanitaire.</summary>
    GCS,

    /// <summary>Holder of an authorisation that is not a hospital.</summary>
    TITULAIRE_AUTORISATION,

    /// <summary>Réseau de santé.</summary>
    RESEAU,

    /// <summary>Groupement hospitalier de territoire: no legal personality, never a party.</summary>
    GHT,
}

/// <summary>The party on the establishment's side.</summary>
public sealed record Structure
{
    /// <summary>Kind of structure.</summary>
    public TypeStructure TypeStructure { get; init; }

    /// <summary>Legal name, as printed; absent for a natural person.</summary>
    public string? RaisonSociale { get; init; }

    /// <summary>The holder when it is a natural person (PAR-13).</summary>
    public PersonnePhysique? PersonnePhysique { get; init; }

    /// <summary>The other natural persons who hold the same authorisation with the first one (CSP art. L. 6122-3).</summary>
    public ImmutableArray<PersonnePhysique> Cotitulaires { get; init; } = [];

    /// <summary>FINESS number of the legal entity: nine characters, key checked (PAR-01).</summary>
    public string FinessEj { get; init; } = "";

    /// <summary>SIRET, fourteen digits, Luhn key checked.</summary>
    public string? Siret { get; init; }

    /// <summary>Legal form as printed; not asked for an EPS or a GCS.</summary>
    public string? FormeJuridique { get; init; }

    /// <summary>Code of the département (<c>34</c>, <c>2A</c>, <c>971</c>).</summary>
    public string? Departement { get; init; }

    /// <summary>Seat.</summary>
    public Adresse Adresse { get; init; } = new();

    /// <summary>Geographic sites, at least one.</summary>
    public ImmutableArray<Site> Sites { get; init; } = [];

    /// <summary>Whether the agency has designated it for permanence des soins; unknown when absent.</summary>
    public bool? DesignePds { get; init; }

    /// <summary>Whether it holds an authorisation of long-stay care; unknown when absent.</summary>
    public bool? AutorisationSld { get; init; }

    /// <summary>What only a GCS has.</summary>
    public Gcs? Gcs { get; init; }

    /// <summary>The GHT it is a member of.</summary>
    public Ght? Ght { get; init; }

    /// <summary>Person who follows the contract inside the establishment.</summary>
    public Personne? CorrespondantPrincipal { get; init; }

    /// <summary>Bodies consulted before signing.</summary>
    public Consultations? Consultations { get; init; }

    /// <summary>The natural persons who hold the contract; none when the party is a legal person.</summary>
    /// <returns>The first holder, then the others.</returns>
    public IEnumerable<PersonnePhysique> Titulaires() =>
        PersonnePhysique is { } premier ? Cotitulaires.Prepend(premier) : [];

    /// <summary>Name of the party as printed: its legal name, or the names of its holders (« Mme Ada LUNEL et M. Jo BRUN »).</summary>
    /// <returns>The name; empty when the file gives none.</returns>
    public string Denomination()
    {
        string[] noms = [.. Titulaires().Select(titulaire => $"{titulaire.Civilite} {titulaire.Prenom} {titulaire.Nom}")];
        return RaisonSociale ?? noms switch
        {
            [] => "",
            [var seul] => seul,
            _ => Messages.Format("Denomination.Plusieurs", string.Join(", ", noms[..^1]), noms[^1]),
        };
    }
}

/// <summary>A holder that is a natural person.</summary>
public sealed record PersonnePhysique
{
    /// <summary><c>M.</c> or <c>Mme</c>.</summary>
    public string Civilite { get; init; } = "";

    /// <summary>First name.</summary>
    public string Prenom { get; init; } = "";

    /// <summary>Family name.</summary>
    public string Nom { get; init; } = "";
}

/// <summary>A named contact.</summary>
public sealed record Personne
{
    /// <summary><c>M.</c> or <c>Mme</c>.</summary>
    public string Civilite { get; init; } = "";

    /// <summary>First name.</summary>
    public string Prenom { get; init; } = "";

    /// <summary>Family name.</summary>
    public string Nom { get; init; } = "";

    /// <summary>Function as printed.</summary>
    public string Fonction { get; init; } = "";

    /// <summary>E-mail address, never printed in the contract.</summary>
    public string? Courriel { get; init; }
}

/// <summary>A French postal address.</summary>
public sealed record Adresse
{
    /// <summary>Number and street.</summary>
    public string Voie { get; init; } = "";

    /// <summary>Second line, if any.</summary>
    public string? Complement { get; init; }

    /// <summary>Five digits.</summary>
    public string CodePostal { get; init; } = "";

    /// <summary>Town.</summary>
    public string Commune { get; init; } = "";
}

/// <summary>A geographic site (<em>établissement</em> in FINESS).</summary>
public sealed record Site
{
    /// <summary>FINESS number of the site: nine characters, key checked (PAR-02).</summary>
    public string FinessEt { get; init; } = "";

    /// <summary>Name as printed.</summary>
    public string Nom { get; init; } = "";

    /// <summary>Town.</summary>
    public string Commune { get; init; } = "";
}

/// <summary>What only a GCS has (PAR-07, PAR-08).</summary>
public sealed record Gcs
{
    /// <summary>Kind of group.</summary>
    public NatureGcs Nature { get; init; }

    /// <summary>Authorisations it holds, as printed.</summary>
    public ImmutableArray<string> Autorisations { get; init; } = [];

    /// <summary>Deliberation of the general assembly.</summary>
    public Deliberation DeliberationAg { get; init; } = new();
}

/// <summary>Kind of GCS.</summary>
public enum NatureGcs
{
    /// <summary>GCS that is itself a health establishment.</summary>
    ETABLISSEMENT,

    /// <summary>GCS de moyens.</summary>
    MOYENS,
}

/// <summary>A dated and numbered deliberation.</summary>
public sealed record Deliberation
{
    /// <summary>Reference as printed.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Day it was taken.</summary>
    public DateOnly Date { get; init; }
}

/// <summary>The GHT a public hospital is a member of.</summary>
public sealed record Ght
{
    /// <summary>Name as printed.</summary>
    public string Nom { get; init; } = "";

    /// <summary>Supporting establishment.</summary>
    public string EtablissementSupport { get; init; } = "";
}

/// <summary>Bodies consulted before signing; which ones depends on the kind of structure (PAR-10 to PAR-12).</summary>
public sealed record Consultations
{
    /// <summary>EPS: day of the concertation with the directoire.</summary>
    public DateOnly? Directoire { get; init; }

    /// <summary>EPS: opinion of the commission médicale d'établissement.</summary>
    public Avis? Cme { get; init; }

    /// <summary>EPS: day the comité technique d'établissement was informed.</summary>
    public DateOnly? Cte { get; init; }

    /// <summary>EPS: opinion of the conseil de surveillance.</summary>
    public Avis? ConseilSurveillance { get; init; }

    /// <summary>PRIVE and ESPIC: opinion of the conférence médicale.</summary>
    public Avis? ConferenceMedicale { get; init; }
}

/// <summary>A dated opinion.</summary>
public sealed record Avis
{
    /// <summary>Day it was given.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Its sense.</summary>
    [JsonPropertyName("avis")]
    public SensAvis Sens { get; init; }

    /// <summary>File name of the document that carries it.</summary>
    public string? Piece { get; init; }
}

/// <summary>Sense of an opinion; the JSON key is <c>avis</c>.</summary>
public enum SensAvis
{
    /// <summary>In favour.</summary>
    FAVORABLE,

    /// <summary>Against.</summary>
    DEFAVORABLE,

    /// <summary>With reservations.</summary>
    RESERVE,
}

/// <summary>A regional health agency that is party to the contract.</summary>
public sealed record Ars
{
    /// <summary>Name as printed, without article (« Agence régionale de santé Occitanie »).</summary>
    public string Nom { get; init; } = "";

    /// <summary>Region.</summary>
    public string Region { get; init; } = "";

    /// <summary>Seat.</summary>
    public Adresse Adresse { get; init; } = new();

    /// <summary>Its own regional health plan, where agencies are several and that of the contract is not theirs.</summary>
    public Prs? Prs { get; init; }

    /// <summary>Delegation that keeps the original.</summary>
    public string? DelegationDepartementale { get; init; }

    /// <summary>Person the establishment talks to (PAR-17).</summary>
    public Personne? Interlocuteur { get; init; }
}
