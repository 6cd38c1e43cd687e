using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>A campaign: contracts of one family, made and signed together.</summary>
public sealed record Campagne
{
    /// <summary>Identifier (<c>OCC-2025-2029</c>).</summary>
    public string Id { get; init; } = "";

    /// <summary>Title.</summary>
    public string Libelle { get; init; } = "";

    /// <summary>Code of the family.</summary>
    public string Profil { get; init; } = "";

    /// <summary>Region.</summary>
    public string Region { get; init; } = "";

    /// <summary>First day of the contracts, included.</summary>
    public DateOnly DateEffet { get; init; }

    /// <summary>Last day of the contracts, included.</summary>
    public DateOnly DateFin { get; init; }

    /// <summary>Number of contracts expected; another one gives a warning.</summary>
    public int? EffectifAttendu { get; init; }

    /// <summary>Templates, frozen for the campaign (ANX-06).</summary>
    public ModelesCampagne Modeles { get; init; } = new();

    /// <summary>Stages, in order.</summary>
    public ImmutableArray<EtapeCampagne> Etapes { get; init; } = [];

    /// <summary>Day of the letter that opens the campaign (CAL-03).</summary>
    public DateOnly? LettreLancement { get; init; }

    /// <summary>Day the establishments receive the trame, J+0 of the family's calendar (CAL-01), where a contract says no other.</summary>
    public DateOnly? ReceptionTrame { get; init; }

    /// <summary>Extensions granted to all contracts (CAL-02).</summary>
    public int? Prorogations { get; init; }

    /// <summary>Names of the groups.</summary>
    public ImmutableArray<GroupeCampagne> Groupes { get; init; } = [];

    /// <summary>Who sends the reminders.</summary>
    public CorrespondantCampagne? Expediteur { get; init; }

    /// <summary>Whom to write to for each party, where the contract does not say it.</summary>
    public ImmutableArray<ContactCampagne> Contacts { get; init; } = [];

    /// <summary>Certificates of signatories that the agency knows; empty where the question is not asked.</summary>
    public ImmutableArray<CertificatConnu> Certificats { get; init; } = [];

    /// <summary>Parameters inherited by a contract that gives none.</summary>
    public Parametres? Parametres { get; init; }

    /// <summary>
    /// Whether the seal of the agency certifies each document to be signed before the first signature. <see langword="null"/> says no.
    /// </summary>
    public bool? Cachet { get; init; }

    /// <summary>The contracts, in the order of the file.</summary>
    public ImmutableArray<ContratCampagne> Contrats { get; init; } = [];
}

/// <summary>Templates of a campaign.</summary>
public sealed record ModelesCampagne
{
    /// <summary>Folder of the profile.</summary>
    public string Jeu { get; init; } = "";

    /// <summary>Version of the profile and its templates.</summary>
    public string Version { get; init; } = "";

    /// <summary>SHA-256 of the templates of the socle, lower-case hexadecimal, where the campaign freezes them to the byte.</summary>
    public string? EmpreinteSocle { get; init; }
}

/// <summary>A stage of a campaign (SIG-08).</summary>
public sealed record EtapeCampagne
{
    /// <summary>Number, from 1.</summary>
    public int Numero { get; init; }

    /// <summary>Codes of the documents concerned.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>What is done at this stage.</summary>
    public ActionEtape Action { get; init; }

    /// <summary>Last day of the stage.</summary>
    public DateOnly Echeance { get; init; }

    /// <summary>Last day for the signature of the establishments, where it comes before that of the stage.</summary>
    public DateOnly? EcheanceStructure { get; init; }
}

/// <summary>What is done at a stage.</summary>
public enum ActionEtape
{
    /// <summary>The documents are signed.</summary>
    SIGNATURE,

    /// <summary>The documents are sent and discussed; nothing is signed.</summary>
    ECHANGES,
}

/// <summary>A contract of a campaign.</summary>
public sealed record ContratCampagne
{
    /// <summary>FINESS of the legal entity, unique in the campaign (PAR-04).</summary>
    public string FinessEj { get; init; } = "";

    /// <summary>Path of the contract's file, relative to the campaign's, without <c>..</c>.</summary>
    public string Fichier { get; init; } = "";

    /// <summary>Group, for reports (the département).</summary>
    public string? Groupe { get; init; }

    /// <summary>Day the letter was sent to this establishment.</summary>
    public DateOnly? Lettre { get; init; }

    /// <summary>Day this establishment received the trame (J+0), where it is not that of the campaign.</summary>
    public DateOnly? ReceptionTrame { get; init; }

    /// <summary>Extensions granted to this establishment, where it is not the number of the campaign.</summary>
    public int? Prorogations { get; init; }

    /// <summary>Day the content was approved.</summary>
    public DateOnly? Validation { get; init; }

    /// <summary>Day the copies were delivered and the fund informed (ARC-05).</summary>
    public DateOnly? Notification { get; init; }

    /// <summary>First day the contract no longer applies because it was terminated.</summary>
    public DateOnly? Resiliation { get; init; }

    /// <summary>Day another contract took the place of this one (CAL-11).</summary>
    public DateOnly? Renouvellement { get; init; }
}

/// <summary>A group of contracts of a campaign.</summary>
public sealed record GroupeCampagne
{
    /// <summary>Code, as the contracts quote it.</summary>
    public string Code { get; init; } = "";

    /// <summary>Name.</summary>
    public string Libelle { get; init; } = "";
}

/// <summary>Somebody who writes for the agency.</summary>
public sealed record CorrespondantCampagne
{
    /// <summary>Name, as a mail shows it.</summary>
    public string Nom { get; init; } = "";

    /// <summary>Address.</summary>
    public string Courriel { get; init; } = "";
}

/// <summary>Somebody to write to for a party.</summary>
public sealed record ContactCampagne
{
    /// <summary>Party.</summary>
    public Partie Partie { get; init; }

    /// <summary>Group concerned; all of them when absent.</summary>
    public string? Groupe { get; init; }

    /// <summary>Name, as a mail shows it.</summary>
    public string Nom { get; init; } = "";

    /// <summary>Address.</summary>
    public string Courriel { get; init; } = "";
}

/// <summary>A certificate that the agency knows a signatory to hold.</summary>
public sealed record CertificatConnu
{
    /// <summary>Holder, first name and name.</summary>
    public string Titulaire { get; init; } = "";

    /// <summary>Last day of its validity, included.</summary>
    public DateOnly DateFin { get; init; }
}
