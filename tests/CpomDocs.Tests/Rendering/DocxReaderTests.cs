using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Docx;

namespace CpomDocs.Tests.Rendering;

/// <summary>A Word file that somebody else may have written is read, or refused with a reason.</summary>
public sealed class DocxReaderTests
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Ties = "<Relationships><Relationship Id='a' Type='http://x/officeDocument' Target='word/document.xml'/></Relationships>";

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "no zip", Encoding.UTF8.GetBytes("PK, ceci n'est pas une archive") },
        { "no main part", UnDocx.Of(("_rels/.rels", "<Relationships/>")) },
        { "main part missing", UnDocx.Of(("_rels/.rels", Ties)) },
        { "no body", UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, $"<w:document xmlns:w='{W}'/>")) },
        { "not XML", UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, "<w:document")) },
        { "DTD", UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")) },
        { "bomb", UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, Document(new string(' ', 30 << 20)))) },
        { "nesting", UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, Document(Nested("w:sdtContent", 50_000)))) },
        { "same name", UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, Document("")), ("WORD/document.xml", Document(""))) },
        { "many parts", UnDocx.Of([.. Enumerable.Range(0, 2001).Select(i => ("p" + i, ""))]) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_HostileFile_ReportsCPOM4201(string what, byte[] docx)
    {
        Outcome<DocxLu> read = DocxReader.Read(docx);

        Diagnostic found = Assert.Single(read.Diagnostics);
        Assert.True(found.Code == "CPOM4201", what);
    }

    [Fact]
    public void Read_RunsSplitMarkedAndNumbered_IsTheSameText()
    {
        const string Paragraph = "<w:p w:rsidR='00A1'><w:r><w:t>Le dé</w:t></w:r><w:proofErr w:type='spellStart'/><w:r w:rsidR='00B2'><w:t>lai</w:t></w:r>"
            + "<w:bookmarkStart w:id='0' w:name='_GoBack'/><w:r><w:t xml:space='preserve"
            + "'> a\u00A0 été</w:t><w:noBreakHyphen/><w:t>tenu</w:t></w:r></w:p>";

        DocxLu read = DocxReader.Read(UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, Document(Paragraph)))).Value!;

        Assert.Equal("Le délai a été-tenu", TextOf(read));
    }

    [Theory]
    [InlineData(LectureRevisions.Acceptees, "un deux quatre")]
    [InlineData(LectureRevisions.Rejetees, "un trois")]
    public void Read_TrackedChanges_ReadsOneSideAndListsThem(LectureRevisions revisions, string expected)
    {
        const string Paragraphs = "<w:p><w:r><w:t>un </w:t></w:r><w:ins w:id='1' w:author='Mme A' w:date='2025-02-03T10:00:00Z'><w:r><w:t>deux </w:t></w:r></w:ins>"
            + "<w:del w:id='2' w:author='M. B'><w:r><w:delText>trois</w:delText></w:r></w:del>"
            + "<w:ins w:id='3' w:author='M. B'><w:r><w:t>quatre</w:t></w:r></w:ins></w:p>";

        DocxLu read = DocxReader.Read(UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, Document(Paragraphs))), revisions).Value!;

        Assert.Equal(expected, TextOf(read));
        Assert.Equal(["Mme A", "M. B", "M. B"], read.Revisions.Select(revision => revision.Auteur));
        Assert.Equal(["deux", "trois", "quatre"], read.Revisions.Select(revision => revision.Texte.Trim()));
    }

    [Fact]
    public void Read_ParagraphMarkDeleted_JoinsTheTwoParagraphs()
    {
        const string Paragraphs = "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='A'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve"
            + "'>un </w:t></w:r></w:p><w:p><w:r><w:t>deux</w:t></w:r></w:p>";
        byte[] docx = UnDocx.Of(("_rels/.rels", Ties), (UnDocx.Body, Document(Paragraphs)));

        Assert.Single(DocxReader.Read(docx, LectureRevisions.Acceptees).Value!.Paragraphes);
        Assert.Equal(2, DocxReader.Read(docx, LectureRevisions.Rejetees).Value!.Paragraphes.Length);
    }

    private static string TextOf(DocxLu read) =>
        DocxText.Plain(string.Concat(read.Paragraphes.Single().Segments.Select(segment => segment.Texte)));

    private static string Document(string content) => $"<w:document xmlns:w='{W}'><w:body>{content}</w:body></w:document>";

    private static string Nested(string name, int depth) =>
        string.Concat(Enumerable.Repeat($"<{name}>", depth)) + string.Concat(Enumerable.Repeat($"</{name}>", depth));
}
