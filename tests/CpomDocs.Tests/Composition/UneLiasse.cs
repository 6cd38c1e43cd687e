using System.Collections.Immutable;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Composition;

/// <summary>Composes the complete example, bent by each test; rules of the contract are not asked, so that any data may be tried.</summary>
internal static class UneLiasse
{
    /// <summary>The complete example.</summary>
    internal static Contrat Contrat => UnContrat.Valide.Contrat;

    internal static Profil Profil { get; } = ContratsFixtures.Profils.TryGet("OCC25", out Profil? profil)
        ? profil
        : throw new InvalidOperationException();

    /// <summary>A contract with the circuits its documents name.</summary>
    internal static ContratValide Valide(Contrat? contrat = null)
    {
        Contrat retenu = contrat ?? Contrat;
        var circuits = retenu.Documents.ToImmutableDictionary(document => document.Code, document => CircuitDe(retenu, document));
        return new ContratValide(retenu, Profil, circuits, ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>One document of a contract, with the templates of the repository; throws with every diagnostic.</summary>
    internal static DocumentCompose Document(string code, Func<Contrat, Contrat>? change = null)
    {
        Contrat contrat = change is null ? Contrat : change(Contrat);
        Outcome<LiasseComposee> outcome =
            new LiasseComposer().Compose(Valide(contrat), DesModeles.DuProfil("occ25"), new CompositionOptions { Documents = [code] });
        return outcome.Value?.Documents[0]
            ?? throw new InvalidOperationException(string.Join('\n', outcome.Diagnostics.Select(diagnostic => diagnostic.Message)));
    }

    /// <summary>The text of one document, special spaces made plain.</summary>
    internal static string Texte(string code, Func<Contrat, Contrat>? change = null)
    {
        return TreeDump.PlainText(Document(code, change))
            .Replace('\u00A0', ' ')
            .Replace('\u202F', ' ')
            .Replace('\u2011', '-')
            .Replace('’', '\'');
    }

    /// <summary>The same contract with one signatory changed.</summary>
    internal static Contrat AvecSignataire(this Contrat contrat, Partie partie, Func<Signataire, Signataire> change)
    {
        return contrat with { Signataires = [.. contrat.Signataires
            .Select(signataire => signataire.Partie == partie ? change(signataire) : signataire)] };
    }

    private static Circuit CircuitDe(Contrat contrat, DocumentPrevu document)
    {
        IEnumerable<Signataire> signataires =
            document.Signataires.Select(id => contrat.Signataires.Single(signataire => signataire.Id == id));
        return new Circuit { Etapes = [.. signataires.Select(signataire => new Etape(new Role(signataire.Partie), signataire))],
            Paraphe = document.Paraphe };
    }
}
