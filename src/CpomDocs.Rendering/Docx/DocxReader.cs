using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Rendering.Docx;

/// <summary>
/// Reads a Word file back: its paragraphs, the fields that <see cref="DocxRenderer"/> put in it, its comments and tracked changes.
/// Stateless.
/// </summary>
/// <remarks>
/// Only text counts: runs split, marks of spelling, revision numbers and renamed styles make no difference. A hostile file (zip bomb, DTD,
/// nesting without end, missing parts) gets a diagnostic, never an exception.
/// </remarks>
public static class DocxReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="docx">The whole file.</param>
    /// <param name="revisions">What to read where a change is tracked.</param>
    /// <returns>
    /// What it says, tracked changes listed whatever is read of them; or <c>CPOM4201</c> when it is no readable Word file.
    /// </returns>
    public static Outcome<DocxLu> Read(ReadOnlyMemory<byte> docx, LectureRevisions revisions = LectureRevisions.Acceptees)
    {
        try
        {
            using DocxArchive archive = DocxArchive.Open(docx);
            return Outcome.Of(Read(archive, revisions));
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            string reason = fault is XmlException ? Messages.Get("Docx.Xml") : fault.Message;
            return Outcome.Failure<DocxLu>(
            [
                new Diagnostic
                {
                    Code = "CPOM4201",
                    Gravite = Gravite.Erreur,
                    Message = Messages.Format("CPOM4201", reason),
                    Remede = Messages.Get("CPOM4201.Remede"),
                },
            ]);
        }
    }

    private static DocxLu Read(DocxArchive archive, LectureRevisions revisions)
    {
        XElement body = archive.Main.Root?.Element(WordName.Of("body")) ?? throw new InvalidDataException(Messages.Get("Docx.Corps"));
        XElement? fields = archive.Related("customXml").Select(part => part.Root).FirstOrDefault(IsOurs);
        var finder = new FieldFinder([.. NamesIn(fields)]);
        var reader = new BodyReader(finder, revisions == LectureRevisions.Acceptees);
        reader.Read(body);
        return new DocxLu
        {
            CodeContrat = (string?)fields?.Attribute("contrat"),
            Document = (string?)fields?.Attribute("document"),
            Demonstration = (string?)fields?.Attribute("demonstration") == "true",
            Paragraphes = reader.Paragraphs,
            EnTetesEtPieds = RunningTexts(archive, revisions),
            ValeursLiees = ValuesOf(fields),
            Commentaires = CommentsOf(archive, reader),
            Revisions = reader.Revisions,
        };
    }

    private static bool IsOurs(XElement? root) => root?.Name == FieldName("negociation");

    private static XName FieldName(string name) => XName.Get(name, FieldControls.Namespace);

    private static IEnumerable<string> NamesIn(XElement? fields) =>
        (fields?.Element(FieldName("noms"))?.Elements(FieldName("nom")) ?? []).Select(name => FieldControls.PointerOf(name.Value));

    private static ImmutableDictionary<string, string> ValuesOf(XElement? fields)
    {
        return NamesIn(fields)
            .Zip(fields?.Elements(FieldName("champ")) ?? [], (name, field) => (Name: name, Text: field.Value))
            .DistinctBy(field => field.Name)
            .ToImmutableDictionary(field => field.Name, field => field.Text, StringComparer.Ordinal);
    }

    private static ImmutableArray<string> RunningTexts(DocxArchive archive, LectureRevisions revisions)
    {
        IEnumerable<XElement> parts =
            archive.Related("header").Concat(archive.Related("footer")).Select(part => part.Root).OfType<XElement>();
        return [.. parts.SelectMany(part => TextsOf(part, revisions)).Distinct()];
    }

    private static IEnumerable<string> TextsOf(XElement part, LectureRevisions revisions)
    {
        var reader = new BodyReader(new FieldFinder([]), revisions == LectureRevisions.Acceptees) { SkipsFields = true };
        reader.Read(part);
        return reader.Paragraphs
            .Select(paragraph => DocxText.Plain(string.Concat(paragraph.Segments.Select(segment => segment.Texte))))
            .Select(text => text.Replace(DocxText.Object.ToString(), "", StringComparison.Ordinal).Trim())
            .Where(text => text.Length > 0);
    }

    private static ImmutableArray<CommentaireLu> CommentsOf(DocxArchive archive, BodyReader reader)
    {
        return
        [
            .. archive.Related("comments")
                .SelectMany(part => part.Root?.Elements(WordName.Of("comment")) ?? [])
                .Select(comment => new CommentaireLu(
                    (string?)comment.Attribute(WordName.Of("author")) ?? "",
                    (string?)comment.Attribute(WordName.Of("date")) ?? "",
                    DocxText.Plain(string.Join(' ', comment.Descendants(WordName.Of("p")).Select(TextOf))),
                    reader.PlaceOfComment((string?)comment.Attribute(WordName.Of("id")) ?? ""))),
        ];
    }

    private static string TextOf(XElement paragraph) => string.Concat(paragraph.Descendants(WordName.Of("t")).Select(text => text.Value));
}

/// <summary>What to read where a change is tracked.</summary>
public enum LectureRevisions
{
    /// <summary>The text as if every change were accepted.</summary>
    Acceptees,

    /// <summary>The text as if every change were rejected.</summary>
    Rejetees,
}
