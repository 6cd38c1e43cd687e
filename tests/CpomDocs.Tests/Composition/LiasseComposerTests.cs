using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Composition;

public sealed class LiasseComposerTests
{
    private static readonly TemplateSet Modeles = DesModeles.DuProfil("occ25");

    [Fact]
    public void Compose_EveryDocument_GivesThemInTheOrderOfTheProfile()
    {
        Outcome<LiasseComposee> outcome = Compose(UnContrat.Valide.ContratValide);

        Assert.Empty(outcome.Diagnostics);
        Assert.Equal(UneLiasse.Profil.Documents.Select(document => document.Code),
            outcome.Value!.Documents.Select(document => document.Descripteur.Document));
    }

    [Fact]
    public void Compose_OneDocument_GivesItAlone()
    {
        Outcome<LiasseComposee> outcome = Compose(UnContrat.Valide.ContratValide, new CompositionOptions { Documents = ["PDS"] });

        Assert.Equal("PDS", Assert.Single(outcome.Value!.Documents).Descripteur.Document);
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Compose_Document_MatchesItsSnapshot(string contrat, string code)
    {
        ContratValide valide = contrat == "complet" ? UnContrat.Valide.ContratValide : UneLiasse.Valide(UnContratMinimal.Contrat);

        DocumentCompose document = Compose(valide).Value!.Documents.Single(candidate => candidate.Descripteur.Document == code);

        Snapshot.Matches($"{contrat}.{code}.txt", TreeDump.Of(document));
    }

    [Fact]
    public void Compose_Twice_GivesTheSameTrees()
    {
        ContratValide valide = UnContrat.Valide.ContratValide;

        var first = Compose(valide).Value!.Documents.Select(TreeDump.Of);
        var second = Compose(valide).Value!.Documents.Select(TreeDump.Of);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Compose_OnSeveralThreads_GivesTheSameTrees()
    {
        var composer = new LiasseComposer();
        ContratValide valide = UnContrat.Valide.ContratValide;
        string expected = Dump(composer.Compose(valide, Modeles, new CompositionOptions()));

        var dumps = Enumerable.Range(0, 16)
            .AsParallel()
            .Select(_ => Dump(composer.Compose(valide, Modeles, new CompositionOptions())))
            .ToList();

        Assert.All(dumps, dump => Assert.Equal(expected, dump));
    }

    [Fact]
    public void Compose_NameWithAnApostrophe_HeadsThePagesAsTheTextWritesIt()
    {
        DocumentCompose document = UneLiasse.Document("SOCLE", contrat => contrat with
        {
            Structure = contrat.Structure with { RaisonSociale = "Centre hospitalier d'Alestrac" },
        });

        Assert.Equal("Centre hospitalier d’Alestrac", document.EnTete);
        Assert.Equal("Centre hospitalier d'Alestrac", document.Descripteur.Etablissement);
    }

    [Theory]
    [InlineData(false, "deux exemplaires originaux, un pour chaque signataire.")]
    [InlineData(true, "deux exemplaires originaux, un pour chaque partie.")]
    public void Compose_OnPaper_CountsTheOriginalsOfSeveralHoldersOnce(bool areSeveral, string sentence)
    {
        var person = new PersonnePhysique { Civilite = "Mme", Prenom = "Léa", Nom = "OLMI" };

        string text = UneLiasse.Texte("SOCLE", contrat => contrat with
        {
            Parametres = contrat.Parametres with { ModeSignature = ModeSignature.PAPIER, NombreOriginaux = 2 },
            Structure = contrat.Structure with
            {
                TypeStructure = TypeStructure.TITULAIRE_AUTORISATION,
                RaisonSociale = null,
                PersonnePhysique = person,
                Cotitulaires = areSeveral ? [person with { Prenom = "Irène" }] : [],
            },
        });

        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_ForADemonstration_CarriesTheMention()
    {
        DocumentCompose document =
            Compose(UnContrat.Valide.ContratValide, new CompositionOptions { Demonstration = true }).Value!.Documents[0];

        Assert.Equal("SANS VALEUR JURIDIQUE — document de démonstration", document.Mention);
        Assert.True(document.Descripteur.Demonstration);
    }

    [Fact]
    public void Compose_EveryDocument_BeginsWithItsCoverAndNeverSkipsALevel()
    {
        foreach (DocumentCompose document in Compose(UnContrat.Valide.ContratValide).Value!.Documents)
        {
            var cover = Assert.IsType<Couverture>(document.Blocs[0]);
            Assert.Single(cover.Lignes, line => line.Role == RoleCouverture.Titre);
            int level = 1;
            foreach (Heading heading in document.Blocs.OfType<Heading>())
            {
                Assert.InRange(heading.Niveau, 2, level + 1);
                level = heading.Niveau;
            }
        }
    }

    [Fact]
    public void Compose_EveryDocument_LeavesNoDoubleSpaceNorEmptyText()
    {
        foreach (DocumentCompose document in Compose(UnContrat.Valide.ContratValide).Value!.Documents)
        {
            string text = TreeDump.PlainText(document);

            Assert.DoesNotMatch("[ \u00A0\u202F]{2}| [,.)]|\\( |, ,|\\.\\.|[⚖{}\\\\]", text);
            Assert.DoesNotContain(document.Blocs.OfType<Paragraph>(), paragraph => paragraph.Contenu.IsEmpty);
            Assert.DoesNotContain("(e)", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Compose_Socle_DiffersBetweenContratsInDeclaredSlotsOnly()
    {
        string[] first = ClausesOf(UneLiasse.Document("SOCLE"));
        string[] second = ClausesOf(UneLiasse.Document("SOCLE", AutreEtablissement));

        string[] changed = [.. first.Except(second).Select(clause => clause.Split('\u00A0', ' ')[1])];

        Assert.Equal(["5"], changed);
    }

    private static Contrat AutreEtablissement(Contrat contrat) => contrat with
    {
        Structure = contrat.Structure with { RaisonSociale = "Clinique du Parc", CorrespondantPrincipal = null },
    };

    private static string[] ClausesOf(DocumentCompose document)
    {
        string text = TreeDump.PlainText(document);
        return text[text.IndexOf("Article\u00A01 ", StringComparison.Ordinal)..].Split("\nArticle\u00A0")
            .Select(clause => "Article " + clause)
            .ToArray();
    }

    public static TheoryData<string, string> Snapshots()
    {
        var data = new TheoryData<string, string>();
        UneLiasse.Profil.Documents.ToList().ForEach(document => data.Add("complet", document.Code));
        UnContratMinimal.Contrat.Documents.ToList().ForEach(document => data.Add("minimal", document.Code));
        return data;
    }

    private static Outcome<LiasseComposee> Compose(ContratValide contrat, CompositionOptions? options = null)
    {
        return new LiasseComposer().Compose(contrat, Modeles, options ?? new CompositionOptions());
    }

    private static string Dump(Outcome<LiasseComposee> outcome) => string.Concat(outcome.Value!.Documents.Select(TreeDump.Of));
}
