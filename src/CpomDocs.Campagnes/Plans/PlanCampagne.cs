using System.Collections.Immutable;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>What a campaign would produce, what it lacks, and who will have to sign (schema <c>cpomdocs/plan/1</c>).</summary>
public sealed record PlanCampagne
{
    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = "cpomdocs/plan/1";

    /// <summary>Identifier of the campaign.</summary>
    public required string Campagne { get; init; }

    /// <summary>Its title.</summary>
    public required string Libelle { get; init; }

    /// <summary>Code of the family.</summary>
    public required string Profil { get; init; }

    /// <summary>The day the plan is for.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>SHA-256 of the templates of the socle, to be written in the campaign as <c>modeles.empreinteSocle</c> (ANX-06).</summary>
    public required string EmpreinteSocle { get; init; }

    /// <summary>Whether the campaign has frozen that very socle.</summary>
    public required bool SocleFige { get; init; }

    /// <summary>Figures of the whole.</summary>
    public required TotauxPlan Totaux { get; init; }

    /// <summary>Stages, in order.</summary>
    public required ImmutableArray<EtapePlan> Etapes { get; init; }

    /// <summary>Who will have to sign how much, by stage, role and person, those of the agency first.</summary>
    public required ImmutableArray<ChargeSignature> Charges { get; init; }

    /// <summary>What is missing or wrong, gravest first.</summary>
    public required ImmutableArray<ManquePlan> Manques { get; init; }

    /// <summary>Contracts, in the order of the campaign.</summary>
    public required ImmutableArray<ContratPlan> Contrats { get; init; }
}

/// <summary>Figures of a plan.</summary>
public sealed record TotauxPlan
{
    /// <summary>Contracts of the campaign.</summary>
    public required int Contrats { get; init; }

    /// <summary>Contracts whose data passes the rules.</summary>
    public required int Prets { get; init; }

    /// <summary>Contracts that cannot be issued.</summary>
    public required int EnErreur { get; init; }

    /// <summary>Documents of the contracts that are ready.</summary>
    public required int Documents { get; init; }

    /// <summary>Documents to be issued, for the first time or again.</summary>
    public required int AProduire { get; init; }

    /// <summary>Documents that are complete.</summary>
    public required int Acheves { get; init; }

    /// <summary>Signatures still to come.</summary>
    public required int Signatures { get; init; }
}

/// <summary>A stage of a plan.</summary>
public sealed record EtapePlan
{
    /// <summary>Number.</summary>
    public required int Numero { get; init; }

    /// <summary>What is done at this stage.</summary>
    public required ActionEtape Action { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Echeance { get; init; }

    /// <summary>Last day of the establishments, where it comes before.</summary>
    public DateOnly? EcheanceStructure { get; init; }

    /// <summary>Documents, in the order of the stage.</summary>
    public required ImmutableArray<DocumentPlan> Documents { get; init; }
}

/// <summary>A document of a stage, over all contracts that are ready.</summary>
/// <param name="Document">Code.</param>
/// <param name="Intitule">Title.</param>
/// <param name="Contrats">Contracts that have it.</param>
/// <param name="AProduire">Of which, to be issued for the first time or again.</param>
/// <param name="EnSignature">Of which, issued and waiting for somebody.</param>
/// <param name="Acheves">Of which, complete.</param>
/// <param name="Arretes">Of which, refused or recalled.</param>
public sealed record DocumentPlan(
    string Document, string Intitule, int Contrats, int AProduire, int EnSignature, int Acheves, int Arretes);

/// <summary>What a person has to sign at a stage.</summary>
public sealed record ChargeSignature
{
    /// <summary>Stage; absent for a document that no stage has signed.</summary>
    public int? Etape { get; init; }

    /// <summary>Role.</summary>
    public required string Role { get; init; }

    /// <summary>First name and name.</summary>
    public required string Personne { get; init; }

    /// <summary>Quality.</summary>
    public required string Qualite { get; init; }

    /// <summary>Documents.</summary>
    public required int Documents { get; init; }

    /// <summary>Contracts they belong to.</summary>
    public required int Contrats { get; init; }

    /// <summary>Earliest last day.</summary>
    public DateOnly? Echeance { get; init; }

    /// <summary>What the campaign says of the person's certificate.</summary>
    public required EtatCertificat Certificat { get; init; }

    /// <summary>Last day of the delegation, if it ends.</summary>
    public DateOnly? FinDelegation { get; init; }
}

/// <summary>Something missing or wrong, over all contracts.</summary>
public sealed record ManquePlan
{
    /// <summary>Weight: <c>erreur</c>, <c>avertissement</c> or <c>information</c>.</summary>
    public required string Gravite { get; init; }

    /// <summary>Code of the diagnostic; absent for what the plan alone sees.</summary>
    public string? Code { get; init; }

    /// <summary>Business rule, where there is one.</summary>
    public string? Regle { get; init; }

    /// <summary>French sentence; that of the first contract where the others say it of other values.</summary>
    public required string Message { get; init; }

    /// <summary>Contracts concerned, in the order of the campaign; none for what concerns the campaign itself.</summary>
    public required ImmutableArray<string> Contrats { get; init; }
}

/// <summary>A contract of a plan.</summary>
public sealed record ContratPlan
{
    /// <summary>Code.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Path of its file.</summary>
    public required string Fichier { get; init; }

    /// <summary>Legal name.</summary>
    public string? Etablissement { get; init; }

    /// <summary>Group.</summary>
    public string? Groupe { get; init; }

    /// <summary>Whether it can be issued.</summary>
    public required bool Pret { get; init; }

    /// <summary>Why not, in French.</summary>
    public string? Anomalie { get; init; }

    /// <summary>State of its liasse.</summary>
    public required EtatVie Etat { get; init; }

    /// <summary>Codes of the documents to be issued, for the first time or again.</summary>
    public required ImmutableArray<string> AProduire { get; init; }

    /// <summary>Signatures still to come.</summary>
    public required int Signatures { get; init; }
}
