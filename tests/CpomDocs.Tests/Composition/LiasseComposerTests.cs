using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Tests.Composition;

public sealed class LiasseComposerTests
{
    [Fact]
    public void Compose_EveryDocument_GivesThemInTheOrderOfTheProfile()
    {
        Outcome<LiasseComposee> outcome = new LiasseComposer().Compose(UneLiasse.Valide(), DesModeles.DuProfil("occ25"), new CompositionOptions());

        Assert.Empty(outcome.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.Equal(UneLiasse.Profil.Documents.Select(document => document.Code), outcome.Value!.Documents.Select(document => document.Descripteur.Document));
    }
}
