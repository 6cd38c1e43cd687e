using System.Collections.Immutable;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
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
