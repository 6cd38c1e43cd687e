using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>The texts that cells share, and what a text is made of.</summary>
internal static class SharedStrings
{
    /// <summary>Reads the shared texts.</summary>
    /// <param name="workbook">Workbook.</param>
    /// <param name="budget">Counts them.</param>
    /// <returns>The texts, in order.</returns>
    public static ImmutableArray<string> Read(WorkbookPart workbook, XlsxBudget budget)
    {
        if (workbook.SharedStringTablePart is not { } part)
        {
            return [];
        }

        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        using OpenXmlReader reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                budget.Text();
                texts.Add(TextOf(reader.LoadCurrentElement()));
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>Gives the text of a rich or plain text, phonetic help left out.</summary>
    /// <param name="item">Shared item or inline text.</param>
    /// <returns>The text.</returns>
    public static string TextOf(OpenXmlElement? item)
    {
        if (item is null)
        {
            return "";
        }

        IEnumerable<string> pieces = item.ChildElements.Select(child => child switch
        {
            Text text => text.Text,
            Run run => run.Text?.Text ?? "",
            _ => "",
        });
        return XlsxText.Unescape(string.Concat(pieces));
    }
}
