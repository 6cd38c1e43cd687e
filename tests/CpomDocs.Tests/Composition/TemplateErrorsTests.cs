using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Tests.Composition;

/// <summary>A broken template is told with its file, line and column; nothing is composed.</summary>
public sealed class TemplateErrorsTests
{
    private const string Cover = "::: couverture\n# Socle\n:::\n\n";
    private const string Signatures = """

        :::: signatures
        {{~ for s in document.signataires ~}}
        ::: signataire {role="{{ s.role }}"}
        x
        :::
        {{~ end ~}}
        ::::
        """;

    [Theory]
    [InlineData("{{ structure.nom }}", "CPOM2004", 5, "structure.nom")]
    [InlineData("{{ strucure.finessEj }}", "CPOM2004", 5, "strucure")]
    [InlineData("un\n\n{{ baseLegaleProlongation }}", "CPOM2003", 7, "baseLegaleProlongation")]
    [InlineData("{{ structure.gcs.deliberationAg.date }}", "CPOM2003", 5, "structure.gcs.deliberationAg.date")]
    [InlineData("{{ structure.adresse }}", "CPOM2005", 5, "structure.adresse")]
    [InlineData("{{ lieuSignature | euros }}", "CPOM2006", 5, "euros")]
    [InlineData("{{ lieuSignature | inconnue }}", "CPOM2004", 5, "inconnue")]
    [InlineData("{{ include 'commun/absent' }}", "CPOM2001", 5, "commun/absent.md.scriban")]
    [InlineData("{{ include 'socle' }}", "CPOM2007", 5, "inclusions")]
    [InlineData("{{ for i in 1..30000 }}x{{ end }}", "CPOM2007", 5, "boucle")]
    [InlineData("::: encadre\nx\n:::", "CPOM2008", 5, "encadre")]
    [InlineData("::: tableau {titre=\"T\" largeurs=\"1 1\"}\npas un tableau\n:::", "CPOM2009", 5, "tableau")]
    [InlineData("::: tableau {titre=\"T\"}\n| A | B |\n|---|---|\n| 1 | 2 |\n:::", "CPOM2009", 5, "largeurs")]
    [InlineData("::: tableau {largeurs=\"1 1\"}\n| A | B |\n|---|---|\n| 1 | 2 |\n:::", "CPOM2009", 5, "titre")]
    [InlineData("::: tableau {titre=\"T\" largeurs=\"1 1\"}\n| A | B |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |\n:::", "CPOM2010", 9,
        "3 cellules pour 2")]
    [InlineData("::: tableau {titre=\"T\" largeurs=\"1 1\"}\n| A | B |\n|---|---|\n| 1 |\n:::", "CPOM2010", 8, "1 cellules pour 2")]
    [InlineData("::: tableau {titre=\"T\" largeurs=\"1 1\"}\n| A | B |\n|---|---|\n| ^ | 2 |\n:::", "CPOM2011", 8, "^")]
    [InlineData("## A\n\n#### B", "CPOM2012", 7, "niveau 4")]
    [InlineData("# A", "CPOM2012", 5, "niveau 1")]
    [InlineData("> citation", "CPOM2013", 5, "Quote")]
    [InlineData("![image](a.png)", "CPOM2013", 5, "Link")]
    [InlineData("texte {.inconnu}", "CPOM2014", 5, "inconnu")]
    [InlineData("## A {#aa}\n\n## B {#aa}", "CPOM2015", 7, "aa")]
    [InlineData("[lien](#nulle-part)", "CPOM2016", 0, "#nulle-part")]
    public void Compose_WithBrokenTemplate_SaysWhatAndWhere(string body, string code, int line, string named)
    {
        Diagnostic[] diagnostics = Diagnose(Cover + body + "\n" + Signatures);

        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(code, diagnostic.Code);
        Assert.Equal(line, diagnostic.Ligne);
        Assert.Equal(Gravite.Erreur, diagnostic.Gravite);
        Assert.Contains(named, diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("socle.md.scriban", diagnostic.Message, StringComparison.Ordinal);
        Assert.NotNull(diagnostic.Remede);
    }

    [Fact]
    public void Compose_WithSeveralFaults_SaysThemAllAtOnce()
    {
        Diagnostic[] diagnostics =
            Diagnose(Cover + "{{ structure.nom }} {{ baseLegaleProlongation }}\n\n#### B\n\n::: autre\n:::\n" + Signatures);

        Assert.Equal(["CPOM2004", "CPOM2003", "CPOM2012", "CPOM2008"], diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Compose_WithFaultInLoop_SaysItOnce()
    {
        Diagnostic[] diagnostics = Diagnose(Cover + "{{ for s in structure.sites }}{{ s.telephone }}{{ end }}\n" + Signatures);

        Assert.Equal("CPOM2004", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Compose_WithAbsentFieldInALoop_GivesThePointerOfTheItem()
    {
        Diagnostic diagnostic = Assert.Single(Diagnose(Cover + "{{ for l in pds.lignes }}{{ l.mutualisation }}{{ end }}\n" + Signatures));

        Assert.Equal(("CPOM2003", "/annexes/pds/lignes/0/mutualisation"), (diagnostic.Code, diagnostic.Pointeur));
    }

    [Fact]
    public void Compose_WithAbsentField_GivesItsPointerAndColumn()
    {
        Diagnostic diagnostic = Assert.Single(Diagnose(Cover + "Base : {{ baseLegaleProlongation }}.\n" + Signatures));

        Assert.Equal("/baseLegaleProlongation", diagnostic.Pointeur);
        Assert.Equal(11, diagnostic.Colonne);
    }

    [Fact]
    public void Compose_WithAbsentFieldOfAPartial_NamesThePartial()
    {
        Diagnostic diagnostic =
            Assert.Single(Diagnose(Cover + "{{ include 'commun/p' }}\n" + Signatures, "\n{{ baseLegaleProlongation }}"));

        Assert.Contains("commun/p.md.scriban, ligne 2", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(2, diagnostic.Ligne);
    }

    [Fact]
    public void Compose_WithoutSignatureBlocks_IsRefused()
    {
        Assert.Equal("CPOM2017", Assert.Single(Diagnose(Cover + "texte")).Code);
    }

    [Theory]
    [InlineData("texte")]
    [InlineData("::: couverture\ntexte\n:::\n")]
    public void Compose_WithoutCoverOrTitle_IsRefused(string template)
    {
        Assert.Contains("CPOM2018", Diagnose(template + Signatures).Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Compose_WithoutTheTemplateOfADocument_IsRefused()
    {
        TemplateSet modeles = TemplateSet.Parse([]).Value!;

        Outcome<LiasseComposee> outcome = new LiasseComposer().Compose(UneLiasse.Valide(), modeles, new CompositionOptions());

        Assert.Null(outcome.Value);
        Assert.Equal(7, outcome.Diagnostics.Count(diagnostic => diagnostic.Code == "CPOM2001"));
    }

    [Fact]
    public void Compose_OfADocumentTheContratLacks_IsRefused()
    {
        CompositionOptions options = new() { Documents = ["AVENANT-1"] };

        Outcome<LiasseComposee> outcome = new LiasseComposer().Compose(UneLiasse.Valide(), DesModeles.DuProfil("occ25"), options);

        Assert.Equal("CPOM2019", Assert.Single(outcome.Diagnostics).Code);
    }

    [Fact]
    public void Parse_WithFaultsOfSyntax_SaysThemAcrossFiles()
    {
        Outcome<TemplateSet> outcome = TemplateSet.Parse([new("a.md.scriban", "x\n{{ if }}"), new("b.md.scriban", "{{ for }}")]);

        Assert.Null(outcome.Value);
        Assert.All(outcome.Diagnostics, diagnostic => Assert.Equal("CPOM2002", diagnostic.Code));
        Assert.Contains(outcome.Diagnostics, diagnostic => diagnostic.Message.Contains("a.md.scriban", StringComparison.Ordinal)
            && diagnostic.Ligne == 2);
        Assert.Contains(outcome.Diagnostics, diagnostic => diagnostic.Message.Contains("b.md.scriban", StringComparison.Ordinal));
    }

    private static Diagnostic[] Diagnose(string socle, string? partial = null)
    {
        List<KeyValuePair<string, string>> files = [new("socle.md.scriban", socle)];
        if (partial is not null)
        {
            files.Add(new("commun/p.md.scriban", partial));
        }

        TemplateSet modeles = TemplateSet.Parse(files).Value!;
        return [.. new LiasseComposer().Compose(UneLiasse.Valide(), modeles, new CompositionOptions { Documents = ["SOCLE"] }).Diagnostics];
    }
}
