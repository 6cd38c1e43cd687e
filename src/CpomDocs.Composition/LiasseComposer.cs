using System.Collections.Immutable;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition;

/// <summary>Composes the documents of a contract from the templates of its profile; safe to use from several threads.</summary>
public sealed class LiasseComposer
{
    private readonly SlotTree _tree = new();

    /// <summary>Composes the documents asked for, in the order of the profile.</summary>
    /// <param name="contrat">The contract.</param>
    /// <param name="modeles">Templates of its profile.</param>
    /// <param name="options">What to compose, and how.</param>
    /// <returns>
    /// The trees, typography done; or every fault of the templates with file, line and column (CPOM2001 to CPOM2018),
    /// CPOM2019 for a document the contract does not have, and CPOM2030 for words that a rule of the family wants and that the text does
    /// not hold, of the weight of the rule. The same input always gives the same trees.
    /// </returns>
    public Outcome<LiasseComposee> Compose(ContratValide contrat, TemplateSet modeles, CompositionOptions options)
    {
        ArgumentNullException.ThrowIfNull(contrat);
        ArgumentNullException.ThrowIfNull(modeles);
        ArgumentNullException.ThrowIfNull(options);
        var diagnostics = new DiagnosticBag();
        ReportUnknownDocuments(contrat.Contrat, options, diagnostics);
        var composer = new DocumentComposer(new ContratSlots(contrat, _tree), modeles, options, diagnostics);
        ImmutableArray<DocumentCompose> documents =
            [.. Asked(contrat, options).Select(pair => composer.Compose(pair.Document, pair.Profil))];
        foreach (DocumentCompose document in documents)
        {
            MentionChecks.Check(document, contrat, diagnostics);
        }

        var liasse = new LiasseComposee { CodeContrat = contrat.Contrat.CodeContrat, Documents = documents };
        return !diagnostics.HasError
            ? Outcome.Of(liasse, diagnostics.ToImmutable())
            : Outcome.Failure<LiasseComposee>(diagnostics.ToImmutable());
    }

    /// <summary>Composes an avenant, then each document it changes, in full and as the avenant makes it read.</summary>
    /// <param name="consolide">The version that the avenant made.</param>
    /// <param name="modeles">Templates of its profile.</param>
    /// <param name="options">How to compose; the documents are those of the avenant.</param>
    /// <returns>The trees, the avenant first; or every fault, as for a contract.</returns>
    /// <exception cref="ArgumentException">No avenant made the version.</exception>
    public Outcome<LiasseComposee> ComposeAvenant(ContratConsolide consolide, TemplateSet modeles, CompositionOptions options)
    {
        ArgumentNullException.ThrowIfNull(consolide);
        ArgumentNullException.ThrowIfNull(options);
        if (consolide.Avenant is null)
        {
            throw new ArgumentException("No avenant made this version.", nameof(consolide));
        }

        var diagnostics = new DiagnosticBag();
        var slots = new ContratSlots(consolide.Contrat, _tree) { Avenant = new AvenantSlots(consolide, _tree).Make() };
        (DocumentPrevu document, DocumentProfil profil) = AvenantSlots.PieceDe(consolide);
        DocumentCompose avenant = new DocumentComposer(slots, modeles, options, diagnostics).Compose(document, profil);
        Outcome<LiasseComposee> touched = Compose(consolide.Contrat, modeles, options with { Documents = consolide.PiecesTouchees });
        return touched.TryGet(out LiasseComposee? liasse) && !diagnostics.HasError
            ? Outcome.Of(liasse with { Documents = liasse.Documents.Insert(0, avenant) }, touched.Diagnostics)
            : Outcome.Failure<LiasseComposee>([.. diagnostics.ToImmutable(), .. touched.Diagnostics]);
    }

    private static IEnumerable<(DocumentPrevu Document, DocumentProfil Profil)> Asked(ContratValide contrat, CompositionOptions options)
    {
        return from profil in contrat.Profil.Documents
               where options.Documents.IsEmpty || options.Documents.Contains(profil.Code)
               from document in contrat.Contrat.Documents
               where document.Code == profil.Code
               select (document, profil);
    }

    private static void ReportUnknownDocuments(Contrat contrat, CompositionOptions options, DiagnosticBag diagnostics)
    {
        string[] codes = [.. contrat.Documents.Select(document => document.Code)];
        foreach (string code in options.Documents.Except(codes))
        {
            diagnostics.AddUnknownDocument(code, contrat.CodeContrat, codes);
        }
    }
}
