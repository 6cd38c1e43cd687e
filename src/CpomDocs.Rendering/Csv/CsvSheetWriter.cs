using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Classeurs;
using CsvHelper;
using CsvHelper.Configuration;

namespace CpomDocs.Rendering.Csv;

/// <summary>
/// Writes a sheet as the CSV that a French spreadsheet opens as it stands: semicolons, decimal commas, UTF-8 with its mark, CRLF.
/// Same bytes every time. Stateless.
/// </summary>
public static class CsvSheetWriter
{
    /// <summary>Writes a sheet.</summary>
    /// <param name="feuille">Sheet whose rows follow each other from the first.</param>
    /// <returns>The file.</returns>
    public static byte[] Write(Feuille feuille)
    {
        ArgumentNullException.ThrowIfNull(feuille);
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, Configuration()))
        {
            int last = feuille.Lignes.Max(ligne => ligne.Cellules.Max(cellule => cellule.Colonne));
            foreach (Ligne ligne in feuille.Lignes)
            {
                for (int colonne = 1; colonne <= last; colonne++)
                {
                    csv.WriteField(FieldOf(ligne.Cellules.FirstOrDefault(cellule => cellule.Colonne == colonne)));
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    // A line end of any kind inside a text asks for quotation marks, not that of the file only.
    private static CsvConfiguration Configuration() => new(CultureInfo.InvariantCulture)
    {
        Delimiter = ";",
        NewLine = "\r\n",
        ShouldQuote = args => args.Field is { Length: > 0 } field
            && (field.AsSpan().IndexOfAny(";\"\r\n") >= 0 || char.IsWhiteSpace(field[0]) || char.IsWhiteSpace(field[^1])),
    };

    private static string FieldOf(Cellule cellule) => cellule.Nature switch
    {
        _ when cellule.Valeur is null => "",
        NatureCellule.Nombre => cellule.Valeur.Replace('.', ','),
        NatureCellule.Date => cellule.Valeur,
        _ => CsvText.Guard(cellule.Valeur),
    };
}
