using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>Which contracts and documents of a campaign are asked for; an empty list asks for all.</summary>
public sealed record SuiviFiltre
{
    /// <summary>Groups.</summary>
    public ImmutableArray<string> Groupes { get; init; } = [];

    /// <summary>Codes of contracts.</summary>
    public ImmutableArray<string> Contrats { get; init; } = [];

    /// <summary>Roles whose turn it is.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>States of documents.</summary>
    public ImmutableArray<EtatVie> Etats { get; init; } = [];

    /// <summary>Stage at which documents are signed; any when absent.</summary>
    public int? Etape { get; init; }

    /// <summary>Whether only what is late is asked for.</summary>
    public bool Retards { get; init; }

    /// <summary>Keeps what is asked for. States and delays of a contract stay those of the whole of it.</summary>
    /// <param name="suivi">A campaign.</param>
    /// <returns>Its contracts that have something left, with those documents only.</returns>
    public SuiviCampagne Apply(SuiviCampagne suivi)
    {
        ArgumentNullException.ThrowIfNull(suivi);
        return suivi with { Contrats = [.. suivi.Contrats.Where(Wants).Select(Reduced).Where(contrat => IsKept(contrat))] };
    }

    private bool ChoosesDocuments => !Roles.IsEmpty || !Etats.IsEmpty || Etape is not null || Retards;

    private bool Wants(SuiviContrat contrat) =>
        (Groupes.IsEmpty || Groupes.Contains(contrat.Groupe ?? "", StringComparer.OrdinalIgnoreCase))
        && (Contrats.IsEmpty || Contrats.Contains(contrat.CodeContrat) || Contrats.Contains(contrat.FinessEj));

    private SuiviContrat Reduced(SuiviContrat contrat) => contrat with
    {
        Documents = [.. contrat.Documents.Where(Wants)],
        Avenants =
        [
            .. contrat.Avenants
                .Select(avenant => avenant with { Documents = [.. avenant.Documents.Where(Wants)] })
                .Where(avenant => !avenant.Documents.IsEmpty),
        ],
    };

    private bool Wants(SuiviDocument document) =>
        (Roles.IsEmpty || Roles.Contains(document.Prochain ?? ""))
        && (Etats.IsEmpty || Etats.Contains(document.Etat))
        && (Etape is null || document.Etape == Etape)
        && (!Retards || document.RetardJours > 0);

    private bool IsKept(SuiviContrat contrat) => !ChoosesDocuments || !contrat.Documents.IsEmpty || !contrat.Avenants.IsEmpty;
}
