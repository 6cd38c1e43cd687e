using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Explains the sheets and columns of the workbook, in the workbook itself and in the guide.</summary>
internal static class LisezMoi
{
    /// <summary>Width of the column of the contract's code, in characters.</summary>
    internal const int LargeurDuCode = 16;

    private static readonly ImmutableArray<int> Largeurs = [24, 32, 14, 90];

    /// <summary>The sheet that explains the others.</summary>
    /// <param name="modele">What the workbook holds.</param>
    /// <param name="consignes">Key of the instructions.</param>
    /// <returns>The sheet.</returns>
    internal static Feuille Feuille(ModeleClasseur modele, string consignes)
    {
        IEnumerable<string[]> rows = Messages.Get(consignes).Split('|').Select(consigne => new[] { "", "", "", consigne })
            .Concat(Explications(modele))
            .Prepend(Titres());
        return new Feuille(
            modele.LisezMoi,
            [.. rows.Select((row, rang) => new Ligne(rang + 1, [.. row
                .Select((text, colonne) => new Cellule(colonne + 1, NatureCellule.Texte, text))
                .Where(cellule => cellule.Valeur.Length > 0)]))])
        {
            Colonnes = [.. Largeurs.Select(largeur => new Colonne(largeur, FormeColonne.TexteLong))],
        };
    }

    /// <summary>The same explanations as tables of the guide, in Markdown.</summary>
    /// <param name="modele">What the workbook holds.</param>
    /// <returns>One heading and one table per sheet.</returns>
    internal static string Guide(ModeleClasseur modele)
    {
        var text = new StringBuilder();
        foreach (ModeleFeuille feuille in modele.Feuilles)
        {
            string requise = feuille.Requise ? Messages.Get("LisezMoi.FeuilleRequise") : "";
            text.Append(CultureInfo.InvariantCulture, $"\n### {feuille.Nom}{requise}\n\n{feuille.Aide}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Titres()[1..])} |\n| --- | --- | --- |\n");
            foreach (string[] row in Explications(feuille))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row[1..])} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string[] Titres() => Messages.Get("LisezMoi.Titres").Split('|');

    private static IEnumerable<string[]> Explications(ModeleClasseur modele) => modele.Feuilles.SelectMany(feuille =>
        Explications(feuille).Prepend([feuille.Nom, "", "", feuille.Aide]));

    private static IEnumerable<string[]> Explications(ModeleFeuille feuille)
    {
        string[] code = [feuille.Nom, ModeleClasseur.Contrats.CodeContrat, Messages.Get("Ecrit.Oui"), Messages.Get("LisezMoi.Code")];
        IEnumerable<string[]> own = feuille.Colonnes.Select(colonne => new[]
        {
            feuille.Nom,
            string.Format(CultureInfo.InvariantCulture, colonne.Titre, "AAAA"),
            Messages.Get(colonne.Requise || colonne.Cle is not null ? "Ecrit.Oui" : "Ecrit.Non"),
            Contenu(colonne),
        });
        return feuille.EstRacine ? own : own.Prepend(code);
    }

    private static string Contenu(ModeleColonne colonne)
    {
        string texte = colonne.Faits is { } faits ? EnClair(faits.Texte) : "";
        return colonne switch
        {
            { Aide: { } aide } => aide,
            { Cle: not null } => Messages.Format("LisezMoi.Cle", colonne.Titre),
            { Rang: true } => Messages.Get("LisezMoi.Rang"),
            { Vide: true } => Messages.Get("LisezMoi.Vide"),
            { Annees: true } => Messages.Get("LisezMoi.Cible"),
            { MotNul: { } mot } => Messages.Format("LisezMoi.MotNul", Capital(texte), mot),
            { Separateur: "ligne" } => Messages.Format("LisezMoi.UnParLigne", Capital(texte)),
            { Separateur: not null } => Messages.Format("LisezMoi.PointVirgule", Capital(texte)),
            _ => Capital(texte) + ".",
        };
    }

    /// <summary>Says in the words of a spreadsheet what the data model says of JSON: « oui », « non », a date, or nothing.</summary>
    /// <param name="texte">Text of the data model.</param>
    /// <returns>The same for a cell.</returns>
    internal static string EnClair(string texte) => texte
        .Replace("true", Messages.Get("Ecrit.Oui"), StringComparison.Ordinal)
        .Replace("false", Messages.Get("Ecrit.Non"), StringComparison.Ordinal)
        .Replace(", ou null", Messages.Get("LisezMoi.OuRien"), StringComparison.Ordinal)
        .Replace("--MM-JJ", Messages.Get("LisezMoi.JourMois"), StringComparison.Ordinal)
        .Replace("AAAA-MM-JJ", Messages.Get("LisezMoi.Date"), StringComparison.Ordinal);

    private static string Capital(string texte) =>
        texte.Length == 0 ? texte : char.ToUpperInvariant(texte[0]).ToString() + texte[1..];
}
