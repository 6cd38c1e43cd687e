using System.Collections.Immutable;
using System.Text;

namespace CpomDocs.Rendering.Docx;

/// <summary>
/// Compares a Word file that came back with the one that was issued: what its fields hold, and what changed outside them.
/// </summary>
public sealed class DocxComparison
{
    private const int MaxProduct = 16_000_000;

    private readonly DocxLu _issued;
    private readonly DocxLu _returned;

    /// <summary>Compares two files.</summary>
    /// <param name="issued">As rendered from the contract at hand.</param>
    /// <param name="returned">As it came back.</param>
    public DocxComparison(DocxLu issued, DocxLu returned)
    {
        ArgumentNullException.ThrowIfNull(issued);
        ArgumentNullException.ThrowIfNull(returned);
        _issued = issued;
        _returned = returned;
    }

    /// <summary>
    /// Each field of the issued file that the returned one still has, with its text in both. Where the shown text did not change but the
    /// custom XML part did, the latter counts, as for Word.
    /// </summary>
    public ImmutableArray<ChampCompare> Champs
    {
        get
        {
            ILookup<string, (string Text, string Place)> issued = FieldsOf(_issued);
            ILookup<string, (string Text, string Place)> returned = FieldsOf(_returned);
            return [.. issued.SelectMany(group => group.Zip(returned[group.Key], (was, now) => Compared(group.Key, was.Text, now)))];
        }
    }

    /// <summary>What changed outside the fields, in reading order; headers and footers last.</summary>
    public ImmutableArray<EcartHorsChamp> HorsChamps => [.. Differences(), .. RunningDifferences()];

    private static ILookup<string, (string Text, string Place)> FieldsOf(DocxLu file)
    {
        return file.Paragraphes
            .SelectMany(paragraph => paragraph.Segments.Select(segment => (segment.Pointeur, segment.Texte, paragraph.Lieu)))
            .Where(segment => segment.Pointeur is not null)
            .ToLookup(segment => segment.Pointeur!, segment => (segment.Texte, segment.Lieu));
    }

    private ChampCompare Compared(string pointer, string was, (string Text, string Place) now)
    {
        bool isShownAsIssued = DocxText.Plain(was) == DocxText.Plain(now.Text);
        string text = isShownAsIssued && _returned.ValeursLiees.TryGetValue(pointer, out string? bound)
            && _issued.ValeursLiees.TryGetValue(pointer, out string? boundBefore)
            && DocxText.Plain(bound) != DocxText.Plain(boundBefore)
            ? bound
            : now.Text;
        return new ChampCompare(pointer, was, text, now.Place);
    }

    private IEnumerable<EcartHorsChamp> Differences()
    {
        (string Key, ParagrapheLu Paragraph)[] before = [.. _issued.Paragraphes.Select(KeyOf)];
        (string Key, ParagrapheLu Paragraph)[] after = [.. _returned.Paragraphes.Select(KeyOf)];
        int start = 0;
        while (start < before.Length && start < after.Length && before[start].Key == after[start].Key)
        {
            start++;
        }

        int end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)].Key == after[^(end + 1)].Key)
        {
            end++;
        }

        return Between(before[start..^end], after[start..^end]);
    }

    private static IEnumerable<EcartHorsChamp> Between(
        (string Key, ParagrapheLu Paragraph)[] before, (string Key, ParagrapheLu Paragraph)[] after)
    {
        bool isTooMuch = (long)before.Length * after.Length > MaxProduct;
        ImmutableArray<(int Before, int After)> common =
            isTooMuch ? [] : SharedParagraphs.Of([.. before.Select(item => item.Key)], [.. after.Select(item => item.Key)]);
        int fromBefore = 0;
        int fromAfter = 0;
        foreach ((int nextBefore, int nextAfter) in common.Append((before.Length, after.Length)))
        {
            foreach (EcartHorsChamp found in Paired(before[fromBefore..nextBefore], after[fromAfter..nextAfter]))
            {
                yield return found;
            }

            fromBefore = nextBefore + 1;
            fromAfter = nextAfter + 1;
        }
    }

    private static IEnumerable<EcartHorsChamp> Paired(
        (string Key, ParagrapheLu Paragraph)[] before, (string Key, ParagrapheLu Paragraph)[] after)
    {
        for (int index = 0; index < Math.Max(before.Length, after.Length); index++)
        {
            ParagrapheLu? was = index < before.Length ? before[index].Paragraph : null;
            ParagrapheLu? now = index < after.Length ? after[index].Paragraph : null;
            yield return new EcartHorsChamp((now ?? was)!.Lieu, TextOf(was), TextOf(now));
        }
    }

    private IEnumerable<EcartHorsChamp> RunningDifferences()
    {
        string place = Messages.Get("Lieu.EnTete");
        IEnumerable<EcartHorsChamp> lost = _issued.EnTetesEtPieds.Except(_returned.EnTetesEtPieds)
            .Select(text => new EcartHorsChamp(place, text, null));
        return lost.Concat(_returned.EnTetesEtPieds.Except(_issued.EnTetesEtPieds).Select(text => new EcartHorsChamp(place, null, text)));
    }

    private static string? TextOf(ParagrapheLu? paragraph) =>
        paragraph is null ? null : DocxText.Plain(string.Concat(paragraph.Segments.Select(segment => segment.Texte)));

    private static (string Key, ParagrapheLu Paragraph) KeyOf(ParagrapheLu paragraph)
    {
        var key = new StringBuilder();
        foreach (SegmentLu segment in paragraph.Segments)
        {
            key.Append(segment.Pointeur is null ? segment.Texte : $"\u2060[{segment.Pointeur}]\u2060");
        }

        return (DocxText.Plain(key.ToString()), paragraph);
    }
}

/// <summary>A field of a Word file that came back.</summary>
/// <param name="Pointeur">JSON Pointer to its value.</param>
/// <param name="Avant">Text issued.</param>
/// <param name="Apres">Text returned.</param>
/// <param name="Lieu">Where it stands.</param>
public sealed record ChampCompare(string Pointeur, string Avant, string Apres, string Lieu);

/// <summary>A change outside the fields.</summary>
/// <param name="Lieu">Where.</param>
/// <param name="Avant">Paragraph issued; <see langword="null"/> when it was added.</param>
/// <param name="Apres">Paragraph returned; <see langword="null"/> when it was taken away.</param>
public sealed record EcartHorsChamp(string Lieu, string? Avant, string? Apres);
