using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>
/// Renders a document tree as one file that is both PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), ready to be initialled and signed;
/// PDF/A-3a (ISO 19005-3) instead where it carries the data it was made from.
/// Pure and safe to call from several threads: the same document always gives the same bytes.
/// </summary>
public sealed class PdfRenderer
{
    private readonly StyleSheet _styles = StyleSheet.Standard;

    /// <summary>Renders a document.</summary>
    /// <param name="document">The document, typography done.</param>
    /// <param name="source">The data to carry as an associated file; none by default.</param>
    /// <returns>
    /// The file; or <c>CPOM4001</c> for each character no font can draw, <c>CPOM4002</c> for each signatory of the circuit without a box to
    /// sign, <c>CPOM4102</c> for each link to an anchor that no heading carries.
    /// </returns>
    public Outcome<PdfRendu> Render(DocumentCompose document, DonneesSource? source = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var missing = new MissingGlyphs(document.Descripteur.Document);
        LaidDocument laid = LaidDocument.Of(document, _styles, missing);
        ImmutableArray<Diagnostic> diagnostics = [.. missing.Diagnostics, .. WithoutBox(document, laid), .. AnchorCheck.Examine(document)];
        return diagnostics.IsEmpty
            ? Outcome.Of(new PdfAssembler(document, laid) { Source = source }.Assemble())
            : Outcome.Failure<PdfRendu>(diagnostics);
    }

    private static IEnumerable<Diagnostic> WithoutBox(DocumentCompose document, LaidDocument laid)
    {
        HashSet<Role> boxes = [.. laid.Pages.SelectMany(page => page.Content).OfType<Placed.Field>().Select(field => field.Role)];
        return document.Descripteur.Circuit.Etapes.Where(step => !boxes.Contains(step.Role)).Select(step => new Diagnostic
        {
            Code = "CPOM4002",
            Gravite = Gravite.Erreur,
            Message = Messages.Format("CPOM4002", step.Role.Nom, document.Descripteur.Document),
            Remede = Messages.Get("CPOM4002.Remede"),
        });
    }
}
