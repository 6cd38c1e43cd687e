using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes what only a réseau de santé has: its financing decision and its health project.</summary>
internal sealed class ReseauFictif(ContexteContrat contexte)
{
    private const int NumberOfOrientations = 6;
    private const char ParagraphMark = '¶';

    private readonly Vocabulaire _mots = contexte.Mots;
    private readonly Tirage _tirage = contexte.Tirage;

    public Reseau Make() => new()
    {
        DecisionFinancement = Decision(),
        ProjetSante = new ProjetSante { Orientations = [.. Enumerable.Range(1, NumberOfOrientations).Select(Orientation)] },
        PopulationCible = _tirage.Un(_mots.Mots("populationReseau")) + ".",
        Evaluation = _tirage.Un(_mots.Mots("evaluationReseau")),
    };

    private string Orientation(int rank) =>
        _tirage.Un(_mots.Mots("orientationReseau" + rank.ToString(CultureInfo.InvariantCulture)));

    private string Decision()
    {
        DateOnly date = _tirage.Avant(contexte.DateEffet, 25, 60);
        string words = _mots.Mots(contexte.Silhouette.Agences > 1 ? "decisionReseauConjointe" : "decisionReseau")[0];
        string text = string.Format(
            CultureInfo.InvariantCulture,
            words,
            string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}-{_tirage.Entier(100, 2400):0000}"),
            date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            _tirage.Entier(180, 920),
            contexte.DateEffet.Year,
            contexte.DateFin.Year);
        return text.Replace(ParagraphMark.ToString(), "\n\n", StringComparison.Ordinal);
    }
}
