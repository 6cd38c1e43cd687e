using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>
/// Writes a document tree as a Word file, to be read and negotiated: real styles, real numbering, locked signature slots.
/// </summary>
/// <remarks>Pure and thread-safe: the same tree gives the same bytes, on any thread. Every date comes from the tree.</remarks>
public sealed class DocxRenderer
{
    private readonly StyleSheet _sheet = StyleSheet.Standard;

    /// <summary>Writes one document.</summary>
    /// <param name="document">The tree; its typography is already done.</param>
    /// <param name="estProjet">Whether the document is not issued yet: « PROJET » stands in grey across each page.</param>
    /// <returns>
    /// The bytes of an Office Open XML package (ISO/IEC 29500 transitional, Word 2013 and later), or CPOM4101 for each character that XML
    /// cannot hold and CPOM4102 for each link to an anchor that no heading carries.
    /// </returns>
    public Outcome<byte[]> Render(DocumentCompose document, bool estProjet = false)
    {
        ArgumentNullException.ThrowIfNull(document);
        var diagnostics = DocxCheck.Examine(document);
        return diagnostics.IsEmpty ? Outcome.Of(Write(document, estProjet)) : Outcome.Failure<byte[]>(diagnostics);
    }

    private byte[] Write(DocumentCompose document, bool isDraft)
    {
        var context = new DocxContext(document, _sheet, isDraft);
        var package = new DocxPackage();

        // The body comes first: it finds out which lists and links the other parts must declare.
        package.AddPart("document", new BodyPart(context).Write);
        package.AddPart("styles", new StylesPart(context).Write);
        package.AddPart("numbering", new NumberingPart(context).Write);
        package.AddPart("header", new HeaderPart(context, _sheet.Page, "header").Write);
        package.AddPart("footer", new FooterPart(context, _sheet.Page).Write);
        package.AddPart("footerFirst", new FooterPart(context, _sheet.Page).Write);
        if (isDraft)
        {
            package.AddPart("headerFirst", new HeaderPart(context, _sheet.Page, "headerFirst").WriteBlank);
        }

        if (context.Sheets.HasTurned)
        {
            package.AddPart("headerLandscape", new HeaderPart(context, _sheet.Page.EnPaysage, "headerLandscape").Write);
            package.AddPart("footerLandscape", new FooterPart(context, _sheet.Page.EnPaysage).Write);
        }

        package.AddResource("settings");
        package.AddResource("fontTable");
        package.AddResource("theme");
        package.AddFields(context.Fields, document.Mention is not null);
        return package.Build(document, context.ExternalLinks);
    }
}
