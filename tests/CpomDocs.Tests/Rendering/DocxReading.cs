using System.Text;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Docx;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NumberingInstance = DocumentFormat.OpenXml.Wordprocessing.NumberingInstance;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace CpomDocs.Tests.Rendering;

/// <summary>Reads a Word file as Word does: paragraphs in reading order, with the labels its lists give them.</summary>
internal sealed class DocxReading : IDisposable
{
    private readonly Dictionary<(int Abstract, int Level), int> _counts = [];
    private readonly HashSet<int> _started = [];

    private DocxReading(byte[] file) => Package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    public WordprocessingDocument Package { get; }

    public MainDocumentPart Main => Package.MainDocumentPart!;

    public Body Body => Main.Document!.Body!;

    public static byte[] Render(DocumentCompose document)
    {
        Assert.True(new DocxRenderer().Render(document).TryGet(out byte[]? file));
        return file;
    }

    public static DocxReading Of(DocumentCompose document) => new(Render(document));

    /// <summary>Text of every paragraph that has some, with its label.</summary>
    public IReadOnlyList<string> Lines()
    {
        var lines = Body.Descendants<Paragraph>().Select(paragraph => (Label(paragraph) + " " + TextOf(paragraph)).Trim());
        return [.. lines.Where(line => line.Length > 0)];
    }

    public void Dispose() => Package.Dispose();

    private static string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var piece in paragraph.Descendants())
        {
            text.Append(piece switch { Text plain => plain.Text, NoBreakHyphen => "-", Break => " ", _ => "" });
        }

        return text.ToString();
    }

    private string Label(Paragraph paragraph)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties;
        return numbering?.NumberingId?.Val is { } id ? NextLabel(id.Value, numbering.NumberingLevelReference?.Val?.Value ?? 0) : "";
    }

    // ISO/IEC 29500-1 §17.9: lists of one abstract list share its counts, until one of them starts anew.
    private string NextLabel(int listId, int levelIndex)
    {
        var numbering = Main.NumberingDefinitionsPart!.Numbering!;
        var list = numbering.Elements<NumberingInstance>().Single(candidate => candidate.NumberID!.Value == listId);
        int abstractId = list.AbstractNumId!.Val!.Value;
        var level = numbering.Elements<AbstractNum>().Single(candidate => candidate.AbstractNumberId!.Value == abstractId)
            .Elements<Level>().Single(candidate => candidate.LevelIndex!.Value == levelIndex);
        int? restart = _started.Add(listId) ? RestartOf(list, levelIndex) : null;
        int count = restart ?? NextCount(abstractId, levelIndex, level);
        _counts[(abstractId, levelIndex)] = count;
        return level.LevelText!.Val!.Value!.Replace("%" + (levelIndex + 1), Written(level, count), StringComparison.Ordinal);
    }

    private int NextCount(int abstractId, int levelIndex, Level level)
    {
        return _counts.TryGetValue((abstractId, levelIndex), out int count) ? count + 1 : level.StartNumberingValue!.Val!.Value;
    }

    private static int? RestartOf(NumberingInstance list, int levelIndex)
    {
        return list.Elements<LevelOverride>()
            .SingleOrDefault(item => item.LevelIndex!.Value == levelIndex)?.StartOverrideNumberingValue?.Val?.Value;
    }

    private static string Written(Level level, int count)
    {
        var format = level.NumberingFormat!.Val!;
        return format.Value == NumberFormatValues.UpperLetter ? ((char)('A' + count - 1)).ToString()
            : format.Value == NumberFormatValues.LowerLetter ? ((char)('a' + count - 1)).ToString()
            : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
