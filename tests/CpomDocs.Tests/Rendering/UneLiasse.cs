using System.Collections.Immutable;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Composition;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Rendering;

/// <summary>The real documents of the contracts of the fixtures.</summary>
internal static class UneLiasse
{
    internal static ImmutableArray<DocumentCompose> Composee(string fixture)
    {
        var json = ContratsFixtures.Bytes("fixtures/contrats/valides/" + fixture + ".json");
        var contrat = new ContratReader(ContratsFixtures.Profils).Read(fixture + ".json", json).Value!;
        var options = new CompositionOptions { Demonstration = true };
        var modeles = DesModeles.DuProfil(contrat.Profil.Code.ToLowerInvariant());
        return new LiasseComposer().Compose(contrat, modeles, options).Value!.Documents;
    }
}
