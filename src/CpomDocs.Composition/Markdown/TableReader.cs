using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Composition.Documents;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using MdTable = Markdig.Extensions.Tables.Table;
using Table = CpomDocs.Composition.Documents.Table;

namespace CpomDocs.Composition.Markdown;

/// <summary>Reads a <c>tableau</c> container around a pipe table.</summary>
/// <remarks>
/// Attributes: <c>titre</c> and <c>largeurs</c> (weight of each column) compulsory; <c>entetes</c> (header rows, 1), <c>totaux</c> (total
/// rows, 0), <c>sousentetes</c> (numbers of the rows of the body that head those below them, counted from the first of the table),
/// <c>alignements</c> (<c>g c d</c>, left), <c>lignesentetes</c> (1: the first cell heads its row).
/// </remarks>
internal sealed class TableReader(ReadingContext context)
{
    private static readonly string[] Attributes = ["titre", "largeurs", "entetes", "totaux", "alignements", "lignesentetes", "sousentetes"];

    internal Table? Read(CustomContainer container)
    {
        context.CheckAttributes(container, Attributes);
        if (container.Count != 1 || container[0] is not MdTable source)
        {
            context.Report("CPOM2009", container, Diagnostics.Messages.Format("Tableau.Absent"));
            return null;
        }

        if (ColumnsOf(container) is not { } columns || TitleOf(container) is not { } title)
        {
            return null;
        }

        int headers = CountOf(container, "entetes", 1);
        int totals = CountOf(container, "totaux", 0);
        bool isHeaded = headers > 0 || (headers == 0 && CountOf(container, "lignesentetes", 0) == 1);
        if (!isHeaded || totals < 0 || headers + totals > source.Count)
        {
            context.Report("CPOM2009", container, Diagnostics.Messages.Format("Tableau.Entetes"));
            return null;
        }

        var grid = new TableGrid(context, columns.Length);
        TableRow[] rows = [.. source.OfType<TableRow>()];
        int body = rows.Length - totals;
        return new Table
        {
            Titre = [new Text(title)],
            Colonnes = columns,
            Entetes = grid.Read(rows[..headers]),
            Corps = WithHeadings(grid.Read(rows[headers..body]), headers, Words(container, "sousentetes")),
            Totaux = grid.Read(rows[body..]),
            PremiereColonneEntete = CountOf(container, "lignesentetes", 0) == 1,
        };
    }

    private static ImmutableArray<Ligne> WithHeadings(ImmutableArray<Ligne> body, int headers, string[] numbers)
    {
        return [.. body.Select((row, i) => row with { EstEntete = numbers.Contains(Invariant(headers + i + 1)) })];
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string? TitleOf(CustomContainer container)
    {
        string? title = ReadingContext.AttributeOf(container, "titre");
        if (string.IsNullOrWhiteSpace(title))
        {
            context.Report("CPOM2009", container, Diagnostics.Messages.Format("Tableau.Attribut", "titre"));
            return null;
        }

        return title;
    }

    private ImmutableArray<Colonne>? ColumnsOf(CustomContainer container)
    {
        string[] weights = Words(container, "largeurs");
        string[] alignments = Words(container, "alignements");
        if (weights.Length == 0 || (alignments.Length > 0 && alignments.Length != weights.Length))
        {
            context.Report("CPOM2009", container, Diagnostics.Messages.Format("Tableau.Attribut", "largeurs"));
            return null;
        }

        var columns = ImmutableArray.CreateBuilder<Colonne>(weights.Length);
        for (int index = 0; index < weights.Length; index++)
        {
            Alignement? alignment = alignments.Length == 0 ? Alignement.Gauche : AlignmentOf(alignments[index]);
            if (alignment is null
                || !decimal.TryParse(weights[index], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal weight)
                || weight <= 0)
            {
                context.Report("CPOM2009", container, Diagnostics.Messages.Format("Tableau.Attribut", "largeurs"));
                return null;
            }

            columns.Add(new Colonne(weight, alignment.Value));
        }

        return columns.ToImmutable();
    }

    private static Alignement? AlignmentOf(string letter) => letter switch
    {
        "g" => Alignement.Gauche,
        "c" => Alignement.Centre,
        "d" => Alignement.Droite,
        _ => null,
    };

    private static int CountOf(CustomContainer container, string name, int none)
    {
        string? text = ReadingContext.AttributeOf(container, name);
        return text is null ? none
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : -1;
    }

    private static string[] Words(CustomContainer container, string name)
    {
        return (ReadingContext.AttributeOf(container, name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
