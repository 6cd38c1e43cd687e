using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>What the rules judge: a contract, its family, and its file as written.</summary>
/// <param name="Contrat">The contract, with neutral values where the file cannot be read.</param>
/// <param name="Profil">The family.</param>
/// <param name="Fichier">The file.</param>
internal sealed record Dossier(Contrat Contrat, Profil Profil, PositionedNode Fichier)
{
    /// <summary>FINESS numbers that an annexe may name: the legal entity, then its sites.</summary>
    internal ImmutableArray<string> FinessDeclares { get; } =
        [Contrat.Structure.FinessEj, .. Contrat.Structure.Sites.Select(site => site.FinessEt)];

    /// <summary>Every indicator of an objective, with its pointer.</summary>
    /// <param name="rang">Rank of the objective in the file, from 0.</param>
    /// <returns>The indicators, in the order of the file.</returns>
    internal IEnumerable<(Indicateur Indicateur, string Pointeur)> Indicateurs(int rang)
    {
        Objectif objectif = Objectifs[rang];
        string pointeur = PointeurObjectif(rang);
        if (objectif.Indicateur is { } seul)
        {
            yield return (seul, pointeur + "/indicateur");
        }

        for (int i = 0; i < objectif.Indicateurs.Length; i++)
        {
            yield return (objectif.Indicateurs[i], Rang(pointeur + "/indicateurs", i));
        }
    }

    /// <summary>The objectives, in the order of the file.</summary>
    internal ImmutableArray<Objectif> Objectifs => Contrat.Annexes.Orientations?.Objectifs ?? [];

    /// <summary>Every indicator of the contract, with its pointer.</summary>
    internal IEnumerable<(Indicateur Indicateur, string Pointeur)> TousLesIndicateurs =>
        Enumerable.Range(0, Objectifs.Length).SelectMany(Indicateurs);

    /// <summary>Pointer to an objective.</summary>
    /// <param name="rang">Rank in the file, from 0.</param>
    /// <returns>JSON Pointer.</returns>
    internal static string PointeurObjectif(int rang) => Rang("/annexes/orientations/objectifs", rang);

    /// <summary>Pointer to an item.</summary>
    /// <param name="liste">Pointer to the list.</param>
    /// <param name="rang">Rank from 0.</param>
    /// <returns>JSON Pointer.</returns>
    internal static string Rang(string liste, int rang) => liste + "/" + rang.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the file holds a value.</summary>
    /// <param name="pointeur">JSON Pointer.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    internal bool Contient(string pointeur)
    {
        Fichier.Nearest(pointeur, out bool exact);
        return exact;
    }

    /// <summary>Whether the contract makes its family ask for some words.</summary>
    /// <param name="mention">The words.</param>
    /// <returns><see langword="true"/> when the rule applies and the value that asks for them is there.</returns>
    internal bool Demande(MentionProfil mention)
    {
        if (Profil.GraviteDe(mention.Regle) is null || mention.Si is not { } pointeur)
        {
            return mention.Si is null && Profil.GraviteDe(mention.Regle) is not null;
        }

        PositionedNode valeur = Fichier.Nearest(pointeur, out bool exact);
        bool isYes = exact && valeur.Kind is not (JsonValueKind.False or JsonValueKind.Null);
        return isYes && (mention.Valeur is null || mention.Valeur == valeur.Text);
    }

    /// <summary>Reads a yes or no of the file.</summary>
    /// <param name="pointeur">JSON Pointer.</param>
    /// <returns>The value, or <see langword="null"/> when the file does not say.</returns>
    internal bool? OuiNon(string pointeur)
    {
        PositionedNode valeur = Fichier.Nearest(pointeur, out bool exact);
        return exact && valeur.Kind is JsonValueKind.True or JsonValueKind.False ? valeur.Kind == JsonValueKind.True : null;
    }
}
