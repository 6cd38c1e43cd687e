using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CsvHelper;
using CsvHelper.Configuration;

namespace CpomDocs.Rendering.Csv;

/// <summary>
/// Reads a CSV file as a sheet: separated by semicolons, commas or tabs, in UTF-8, UTF-16 or Windows-1252, all found in the file itself.
/// Stateless.
/// </summary>
public static class CsvSheetReader
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private const int MaxCells = 3_000_000;
    private static readonly ImmutableArray<char> Separators = [';', ',', '\t'];

    /// <summary>Reads a file.</summary>
    /// <param name="nom">Name of the sheet: that of the file, without folder or extension.</param>
    /// <param name="csv">Its bytes.</param>
    /// <returns>
    /// The sheet; a record over several lines is one row, as a spreadsheet shows it. CPOM4305 (information) where the file is not in
    /// UTF-8. CPOM4302 beyond the bounds, CPOM4304 where it is no text, CPOM4306 where a quotation mark is not closed.
    /// </returns>
    public static Outcome<Feuille> Read(string nom, ReadOnlyMemory<byte> csv)
    {
        ArgumentNullException.ThrowIfNull(nom);
        if (csv.Length > MaxBytes)
        {
            return Outcome.Failure<Feuille>([Report("CPOM4302", nom, Messages.Get("Xlsx.TropGros"))]);
        }

        DecodedText decoded = DecodedText.Of(csv);
        if (!Utf8.IsValid(decoded.Utf8.Span) || decoded.Utf8.Span.Contains((byte)0))
        {
            return Outcome.Failure<Feuille>([Report("CPOM4304", nom)]);
        }

        ImmutableArray<Diagnostic> notes = decoded.Encoding is { } encoding
            ? [Report("CPOM4305", nom, encoding) with { Gravite = Gravite.Information }]
            : [];
        return Parse(nom, Encoding.UTF8.GetString(decoded.Utf8.Span), notes);
    }

    private static Outcome<Feuille> Parse(string nom, string text, ImmutableArray<Diagnostic> notes)
    {
        int badRow = 0;
        int row = 0;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorOf(text).ToString(),
            IgnoreBlankLines = false,
            BadDataFound = _ => badRow = badRow == 0 ? row : badRow,
        };
        ImmutableArray<Ligne>.Builder lignes = ImmutableArray.CreateBuilder<Ligne>();
        int cells = 0;
        using var parser = new CsvParser(new StringReader(text), configuration);
        while (parser.Read())
        {
            row++;
            cells += parser.Count;
            if (cells > MaxCells)
            {
                return Outcome.Failure<Feuille>([Report("CPOM4302", nom, Messages.Get("Xlsx.TropDeCellules"))]);
            }

            AddRow(lignes, row, parser.Record ?? []);
        }

        return badRow > 0
            ? Outcome.Failure<Feuille>([Report("CPOM4306", nom, badRow) with { Feuille = nom, Ligne = badRow }, .. notes])
            : Outcome.Of(new Feuille(nom, lignes.ToImmutable()), notes);
    }

    private static void AddRow(ImmutableArray<Ligne>.Builder lignes, int row, string[] record)
    {
        ImmutableArray<Cellule> cellules = [.. record
            .Select((field, rang) => new Cellule(rang + 1, NatureCellule.Brut, CsvText.Unguard(field)))
            .Where(cellule => cellule.Valeur.Length > 0)];
        if (!cellules.IsEmpty)
        {
            lignes.Add(new Ligne(row, cellules));
        }
    }

    // The separator that occurs most in the first line, quoted texts left out.
    private static char SeparatorOf(string text)
    {
        int[] counts = new int[Separators.Length];
        bool isQuoted = false;
        foreach (char c in text.TrimStart('\r', '\n'))
        {
            isQuoted ^= c == '"';
            if (!isQuoted && c is '\r' or '\n')
            {
                break;
            }

            int rank = isQuoted ? -1 : Separators.IndexOf(c);
            if (rank >= 0)
            {
                counts[rank]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private static Diagnostic Report(string code, params ReadOnlySpan<object?> values) => new()
    {
        Code = code,
        Gravite = Gravite.Erreur,
        Message = Messages.Format(code, values),
        Remede = Messages.Get(code + ".Remede"),
    };
}
