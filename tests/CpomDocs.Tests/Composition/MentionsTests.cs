using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Composition;

/// <summary>What the rules of a family want its documents to say (FIN-03) is in their text, or is told.</summary>
public sealed class MentionsTests
{
    private const string Absente = "formule qu’aucun modèle n’imprime";

    private static Profil Occ25 => UnContrat.Valide.ContratValide.Profil;

    [Fact]
    public void Texts_OfTheFamily_SayWhatItsRulesAskFor()
    {
        Outcome<LiasseComposee> outcome = Compose(UnContrat.Valide, Occ25);

        Assert.NotNull(outcome.Value);
        Assert.Empty(outcome.Diagnostics);
    }

    [Theory]
    [InlineData(Gravite.Erreur, false)]
    [InlineData(Gravite.Avertissement, true)]
    public void Words_ThatATextDoesNotSay_WeighWhatTheirRuleWeighs(Gravite gravite, bool isComposed)
    {
        Profil profil = Avec(new MentionProfil { Regle = "FIN-03", Document = "FINANCEMENT", Textes = [Absente] }).Avec("FIN-03", gravite);

        Outcome<LiasseComposee> outcome = Compose(UnContrat.Valide, profil);

        Diagnostic diagnostic = Assert.Single(outcome.Diagnostics);
        Assert.Equal(("CPOM2030", "FIN-03", gravite), (diagnostic.Code, diagnostic.Regle, diagnostic.Gravite));
        Assert.Equal(isComposed, outcome.Value is not null);
    }

    [Fact]
    public void Words_OfARuleSwitchedOff_AreNotAskedFor()
    {
        Profil profil = Avec(new MentionProfil { Regle = "FIN-03", Document = "FINANCEMENT", Textes = [Absente] })
            .Avec("FIN-03", null, "Les articles sont cités au socle.");

        Assert.Empty(Compose(UnContrat.Valide, profil).Diagnostics);
    }

    [Theory]
    [InlineData("/structure/ght", null, true)]
    [InlineData("/structure/gcs", null, false)]
    [InlineData("/annexes/usld/habilitationAideSociale/habilite", null, true)]
    [InlineData("/parametres/modeSignature", "ELECTRONIQUE", true)]
    [InlineData("/parametres/modeSignature", "PAPIER", false)]
    public void Words_OfACondition_AreAskedForWhereItHolds(string pointeur, string? valeur, bool isTold)
    {
        var mention = new MentionProfil { Regle = "FIN-03", Document = "SOCLE", Textes = [Absente], Si = pointeur, Valeur = valeur };

        Outcome<LiasseComposee> outcome = Compose(UnContrat.Valide, Avec(mention));

        Assert.Equal(isTold, outcome.Diagnostics.Any(diagnostic => diagnostic.Code == "CPOM2030"));
    }

    [Fact]
    public void Words_WhoseTypographyDiffers_AreFound()
    {
        var mention = new MentionProfil { Regle = "FIN-03", Document = "FINANCEMENT", Textes = ["l'article l. 6114-2 du code"] };

        Assert.Empty(Compose(UnContrat.Valide, Avec(mention)).Diagnostics);
    }

    [Fact]
    public void Usld_WithoutThePresident_IsComposedAndSaysSo()
    {
        UnContrat contrat = UnContrat.Valide.Et(item =>
            item.AvecDocument("USLD", document => document with { Signataires = ["etab", "dgars"] }));

        Outcome<LiasseComposee> outcome = Compose(contrat, Occ25);

        DocumentCompose usld = outcome.Value!.Documents.Single(document => document.Descripteur.Document == "USLD");
        string texte = TreeDump.PlainText(usld).Replace('\u00A0', ' ');
        Assert.Empty(outcome.Diagnostics);
        Assert.Contains("sans la signature du président du conseil départemental pour le Département", texte, StringComparison.Ordinal);
        Assert.Contains("la présente annexe ne vaut convention à l’aide sociale", texte, StringComparison.Ordinal);
        Assert.DoesNotContain("Pascal DELMARRE", texte, StringComparison.Ordinal);
    }

    private static Profil Avec(MentionProfil mention) => Occ25 with { Mentions = [mention] };

    private static Outcome<LiasseComposee> Compose(UnContrat contrat, Profil profil)
    {
        Outcome<ContratValide> read = new ContratReader(new ProfilCatalogue([profil])).Read("contrat.json", contrat.Json);
        return new LiasseComposer().Compose(read.Value!, DesModeles.DuProfil("occ25"), new CompositionOptions());
    }
}
