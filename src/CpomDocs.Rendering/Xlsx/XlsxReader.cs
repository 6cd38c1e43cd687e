using System.Collections.Immutable;
using System.Xml;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>
/// Reads the rows of an Office Open XML workbook: values only, a formula by its last computed value, nothing run and nothing fetched.
/// A hostile file gets a diagnostic, within bounds of size, parts and cells. Stateless.
/// </summary>
public static class XlsxReader
{
    private const long MaxCharactersInPart = 200_000_000;

    /// <summary>Reads a workbook.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="xlsx">Its bytes.</param>
    /// <returns>Its sheets, hidden ones too; CPOM4301 when it is no such workbook, CPOM4302 when it is beyond the bounds.</returns>
    public static Outcome<Classeur> Read(string fichier, ReadOnlyMemory<byte> xlsx)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        if (XlsxGuard.Refusal(xlsx) is { } refusal)
        {
            return Refuse(fichier, refusal);
        }

        try
        {
            using var stream = new MemoryStream(xlsx.ToArray(), writable: false);
            var settings = new OpenSettings { AutoSave = false, MaxCharactersInPart = MaxCharactersInPart };
            using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false, settings);
            return document.WorkbookPart is { Workbook: { } workbook } part
                ? Outcome.Of(ReadSheets(part, workbook))
                : Refuse(fichier, new XlsxRefusal("CPOM4301", "Xlsx.SansClasseur"));
        }
        catch (XlsxLimitException limit)
        {
            return Refuse(fichier, new XlsxRefusal("CPOM4302", limit.Key));
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            return Refuse(fichier, new XlsxRefusal("CPOM4301", "Xlsx.Illisible"));
        }
    }

    private static Classeur ReadSheets(WorkbookPart part, Workbook workbook)
    {
        bool depuis1904 = workbook.WorkbookProperties?.Date1904?.Value == true;
        var budget = new XlsxBudget();
        var values = new CellValueReader(SharedStrings.Read(part, budget), DateStyles.Read(part), depuis1904);
        ImmutableArray<Feuille>.Builder feuilles = ImmutableArray.CreateBuilder<Feuille>();
        foreach (Sheet sheet in workbook.Sheets?.Elements<Sheet>() ?? [])
        {
            bool isFound = sheet.Id?.Value is { } id && part.TryGetPartById(id, out _);
            if (isFound && part.GetPartById(sheet.Id!.Value!) is WorksheetPart worksheet)
            {
                feuilles.Add(new SheetReader(values, budget).Read(sheet.Name?.Value ?? "", worksheet));
            }
        }

        return new Classeur(feuilles.ToImmutable()) { Depuis1904 = depuis1904 };
    }

    // What the library and .NET throw for a package, a part or an attribute that is not what it should be.
    private static bool IsOfTheFile(Exception error) => error is OpenXmlPackageException or XmlException or InvalidDataException
        or FileFormatException or FormatException or IOException or NotSupportedException or InvalidOperationException or ArgumentException
        or OverflowException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException;

    private static Outcome<Classeur> Refuse(string fichier, XlsxRefusal refusal) => Outcome.Failure<Classeur>(
    [
        new Diagnostic
        {
            Code = refusal.Code,
            Gravite = Gravite.Erreur,
            Message = Messages.Format(refusal.Code, fichier, Messages.Get(refusal.Key)),
            Remede = Messages.Get(refusal.Code + ".Remede"),
        },
    ]);
}
