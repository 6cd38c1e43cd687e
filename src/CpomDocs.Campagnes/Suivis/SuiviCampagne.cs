using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>Where a campaign stands on a day (schema <c>cpomdocs/suivi/1</c>).</summary>
public sealed record SuiviCampagne
{
    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = "cpomdocs/suivi/1";

    /// <summary>Identifier of the campaign.</summary>
    public required string Campagne { get; init; }

    /// <summary>Its title.</summary>
    public required string Libelle { get; init; }

    /// <summary>The day that states and delays are told for.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Contracts, in the order of the campaign.</summary>
    public required ImmutableArray<SuiviContrat> Contrats { get; init; }
}

/// <summary>Where a contract stands.</summary>
public sealed record SuiviContrat
{
    /// <summary>Code; that of its file name where the file cannot be read.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>FINESS of the legal entity.</summary>
    public required string FinessEj { get; init; }

    /// <summary>Path of the file, as the campaign lists it.</summary>
    public required string Fichier { get; init; }

    /// <summary>Legal name; absent where the data cannot be read.</summary>
    public string? Etablissement { get; init; }

    /// <summary>Kind of structure.</summary>
    public string? TypeStructure { get; init; }

    /// <summary>Group of the campaign.</summary>
    public string? Groupe { get; init; }

    /// <summary>Code of the département.</summary>
    public string? Departement { get; init; }

    /// <summary>State of the liasse, the documents that the département cosigns apart.</summary>
    public required EtatVie Etat { get; init; }

    /// <summary>State of the documents that the département cosigns.</summary>
    public EtatVie? Cosignature { get; init; }

    /// <summary>Whether every document that somebody signs is signed.</summary>
    public required bool Complet { get; init; }

    /// <summary>Most days by which an expected act is late; 0 when none is.</summary>
    public required int RetardJours { get; init; }

    /// <summary>Documents, in the order of the liasse.</summary>
    public required ImmutableArray<SuiviDocument> Documents { get; init; }

    /// <summary>Avenants that the archive holds, in the order of their numbers; the state of the contract is not theirs.</summary>
    public ImmutableArray<SuiviAvenant> Avenants { get; init; } = [];

    /// <summary>Milestones of the negotiation, where the family has a calendar and J+0 is known.</summary>
    public ImmutableArray<Jalon> Jalons { get; init; } = [];

    /// <summary>Why the contract cannot go on, in French; absent when it can.</summary>
    public string? Anomalie { get; init; }

    /// <summary>Name of the establishment's correspondent.</summary>
    public string? Correspondant { get; init; }

    /// <summary>Address of the establishment's correspondent.</summary>
    public string? Courriel { get; init; }

    /// <summary>What the archive recorded, oldest first.</summary>
    [JsonIgnore]
    public ImmutableArray<EvenementSuivi> Evenements { get; init; } = [];

    /// <summary>Everything the rules say of the data.</summary>
    [JsonIgnore]
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether the documents of the archive come from the data and the templates at hand.</summary>
    [JsonIgnore]
    public bool EstAJour { get; init; }

    /// <summary>Roles that have still to sign the socle; all of them when it is refused or recalled.</summary>
    [JsonIgnore]
    public ImmutableArray<string> SocleAttend { get; init; } = [];

    /// <summary>Whether the data passes the rules, and is that of the contract the campaign announces.</summary>
    [JsonIgnore]
    public bool EstSain { get; init; }
}

/// <summary>Where an avenant stands.</summary>
public sealed record SuiviAvenant
{
    /// <summary>Number.</summary>
    public required int Numero { get; init; }

    /// <summary>What it is about; empty where its file cannot be read.</summary>
    public required string Objet { get; init; }

    /// <summary>First day of effect.</summary>
    public DateOnly? DateEffet { get; init; }

    /// <summary>State of its documents, the annexes it changes included.</summary>
    public required EtatVie Etat { get; init; }

    /// <summary>Whether it has made its version of the contract.</summary>
    public required bool EstIntegre { get; init; }

    /// <summary>The avenant, then each annexe it changes.</summary>
    public required ImmutableArray<SuiviDocument> Documents { get; init; }
}

/// <summary>Where a document stands.</summary>
public sealed record SuiviDocument
{
    /// <summary>Code.</summary>
    public required string Document { get; init; }

    /// <summary>Title.</summary>
    public required string Intitule { get; init; }

    /// <summary>Stage at which it is signed.</summary>
    public int? Etape { get; init; }

    /// <summary>Its state.</summary>
    public required EtatVie Etat { get; init; }

    /// <summary>Roles that have signed, in order.</summary>
    public ImmutableArray<string> Signe { get; init; } = [];

    /// <summary>Role whose turn it is; absent when nobody's is.</summary>
    public string? Prochain { get; init; }

    /// <summary>Instant since which that role is waited for, UTC.</summary>
    public DateTimeOffset? Depuis { get; init; }

    /// <summary>Days by which that role is late; 0 when it is not.</summary>
    public int RetardJours { get; init; }

    /// <summary>Acts still to come, in order; none for a document that is stopped.</summary>
    public ImmutableArray<ActeAttendu> Attendus { get; init; } = [];

    /// <summary>Why it was refused or recalled.</summary>
    public string? Motif { get; init; }

    /// <summary>Whether the département cosigns it.</summary>
    public bool EstCosigne { get; init; }

    /// <summary>Whether somebody signs it.</summary>
    public bool EstSignable { get; init; }

    /// <summary>Whether the folder of liasses holds a copy with more signatures than that of the archive.</summary>
    [JsonIgnore]
    public bool EstEnAvance { get; init; }
}

/// <summary>A signature still to come.</summary>
/// <param name="Role">Role.</param>
/// <param name="Personne">First name and name expected.</param>
/// <param name="Qualite">Quality.</param>
/// <param name="Echeance">Last day, if one is set.</param>
/// <param name="Repere">Where that day comes from: « J+180 », the stage.</param>
public sealed record ActeAttendu(string Role, string Personne, string Qualite, DateOnly? Echeance, string? Repere)
{
    /// <summary>What is known of the person's certificate.</summary>
    public required EtatCertificat Certificat { get; init; }

    /// <summary>Last day of the delegation under which the person signs; absent without delegation or without end.</summary>
    public DateOnly? FinDelegation { get; init; }
}

/// <summary>What the campaign says of a signatory's certificate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EtatCertificat>))]
public enum EtatCertificat
{
    /// <summary>The campaign lists no certificate at all.</summary>
    NON_DEMANDE,

    /// <summary>Listed, and valid on the last day of the act.</summary>
    CONNU,

    /// <summary>The campaign lists certificates, none of that person.</summary>
    INCONNU,

    /// <summary>Listed, and no longer valid on the last day of the act, or today where there is none.</summary>
    EXPIRE,
}

/// <summary>Something the archive recorded.</summary>
/// <param name="Instant">Instant, UTC.</param>
/// <param name="Texte">French sentence.</param>
public sealed record EvenementSuivi(DateTimeOffset Instant, string Texte);
