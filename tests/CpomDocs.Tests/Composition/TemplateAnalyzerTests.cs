using System.Text.Json;
using CpomDocs.Composition;
using CpomDocs.Composition.Analysis;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.House;
using Scriban.Runtime;

namespace CpomDocs.Tests.Composition;

/// <summary>What is wrong with a template is told without any contract, at its line.</summary>
public sealed class TemplateAnalyzerTests
{
    public static TheoryData<string> Families =>
        [.. Directory.EnumerateDirectories(Tree.PathOf("templates")).Select(folder => Path.GetFileName(folder)!).Where(name => name != "commun")];

    [Theory]
    [MemberData(nameof(Families))]
    public void Check_FamilyOfTheProgram_FindsNeitherErrorNorWarning(string famille)
    {
        IEnumerable<Diagnostic> found = TemplateAnalyzer.Check(ProfilOf(famille), DesModeles.DuProfil(famille));

        Assert.Empty(found.Where(diagnostic => diagnostic.Gravite != Gravite.Information).Select(diagnostic => diagnostic.Message));
    }

    [Theory]
    [InlineData("{{ structure.nom }}", "CPOM2004", Gravite.Erreur, "structure.nom")]
    [InlineData("{{ strucure.finessEj }}", "CPOM2004", Gravite.Erreur, "strucure")]
    [InlineData("{{ if usld }}{{ usld.lits }}{{ end }}", "CPOM2004", Gravite.Erreur, "usld.lits")]
    [InlineData("{{ for s in structure.sites }}{{ s.telephone }}{{ end }}", "CPOM2004", Gravite.Erreur, "s.telephone")]
    [InlineData("{{ for s in document.signataires }}{{ s.delegation.ordre }}{{ end }}", "CPOM2004", Gravite.Erreur, "ordre")]
    [InlineData("{{ lieuSignature | inconnue }}", "CPOM2101", Gravite.Erreur, "inconnue")]
    [InlineData("{{ euros lieuSignature }}", "CPOM2102", Gravite.Erreur, "lieuSignature")]
    [InlineData("{{ phrase (site structure.finessEj) }}", "CPOM2102", Gravite.Erreur, "phrase")]
    [InlineData("{{ adresse structure.finessEj }}", "CPOM2102", Gravite.Erreur, "adresse")]
    [InlineData("{{ for s in structure }}x{{ end }}", "CPOM2103", Gravite.Erreur, "structure")]
    [InlineData("{{ structure.adresse }}", "CPOM2005", Gravite.Erreur, "structure.adresse")]
    [InlineData("{{ include 'commun/absent' }}", "CPOM2001", Gravite.Erreur, "commun/absent.md.scriban")]
    [InlineData("{{ include 'socle' }}", "CPOM2007", Gravite.Erreur, "inclusions")]
    [InlineData("{{ include lieuSignature }}", "CPOM2109", Gravite.Avertissement, "lieuSignature")]
    [InlineData("{{ if structure }}a{{ else }}b{{ end }}", "CPOM2104", Gravite.Avertissement, "structure » est toujours vrai")]
    [InlineData("{{ if false }}a{{ end }}", "CPOM2104", Gravite.Avertissement, "false » est toujours faux")]
    [InlineData("{{ if usld }}{{ if !usld }}a{{ end }}{{ end }}", "CPOM2104", Gravite.Avertissement, "usld » est toujours faux")]
    [InlineData("{{ t = 'A' }}{{ if t == 'B' }}a{{ end }}", "CPOM2104", Gravite.Avertissement, "t == 'B'")]
    [InlineData("{{ if structure.typeStructure == 'EPS' }}a{{ else if structure.typeStructure == 'EPS' }}b{{ end }}", "CPOM2104",
        Gravite.Avertissement, "EPS")]
    [InlineData("{{ if (taille agences) > 1 }}a{{ end }}", "CPOM2104", Gravite.Avertissement, "(taille agences) > 1 » est toujours faux")]
    [InlineData("{{ if (taille agences) == 1 }}a{{ else }}b{{ end }}", "CPOM2104", Gravite.Avertissement, "est toujours vrai")]
    [InlineData("{{ if nbStrategiques > 8 }}a{{ end }}", "CPOM2104", Gravite.Avertissement, "nbStrategiques > 8 » est toujours faux")]
    [InlineData("{{ if nbCooperation <= 2 }}a{{ else }}b{{ end }}", "CPOM2104", Gravite.Avertissement, "nbCooperation <= 2")]
    [InlineData("::: signataire {role=\"{{ lieuSignature }}\"}\n:::", "CPOM2106", Gravite.Avertissement, "lieuSignature")]
    [InlineData("## Titre {#id numero=\"{{ structure.adresse.commune }}\"}", "CPOM2106", Gravite.Avertissement, "commune")]
    public void Check_BrokenTemplate_SaysWhatAndWhere(string body, string code, Gravite gravite, string named)
    {
        Diagnostic found = Assert.Single(FaultsOf("ligne 1\n\n" + body));

        Assert.Equal((code, gravite, 3, "socle.md.scriban"), (found.Code, found.Gravite, found.Ligne, found.Fichier));
        Assert.Contains(named, found.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(found.Remede));
    }

    [Fact]
    public void Check_ValueThatTheModelDoesNotHave_SaysTheValuesAndTheBranch()
    {
        Diagnostic[] found = FaultsOf("{{ if structure.typeStructure == 'CLINIQUE' }}a{{ end }}");

        Assert.Equal(["CPOM2105", "CPOM2104"], found.Select(diagnostic => diagnostic.Code));
        Assert.Contains("ESPIC", found[0].Remede, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ court = true }}{{ include 'corps' }}", "{{ if court }}a{{ else }}{{ rien }}{{ end }}")]
    [InlineData("{{ sorte = 'A' }}{{ include 'corps' }}", "{{ if sorte == 'B' }}{{ rien }}{{ end }}")]
    public void Check_WordThatAnotherFileAssigns_RulesOutABranchWithoutAFault(string body, string included)
    {
        TemplateSet templates = TemplateSet.Parse([new("socle.md.scriban", body), new("corps.md.scriban", included)]).Value!;

        Assert.Empty(TemplateAnalyzer.Check(Socle(), templates, "SOCLE"));
    }

    [Fact]
    public void Check_WordThatALoopMayChange_RulesOutNothing()
    {
        Diagnostic[] found = FaultsOf(
            "{{ long = false }}{{ for s in structure.sites }}{{ long = true }}{{ end }}{{ if long }}a{{ else }}b{{ end }}");

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("{{ if nbStrategiques > 7 }}a{{ else }}b{{ end }}")]
    [InlineData("{{ if nbCooperation == 0 }}a{{ else }}b{{ end }}")]
    [InlineData("{{ for nbStrategiques in structure.sites }}{{ if nbStrategiques > 8 }}a{{ end }}{{ end }}")]
    public void Check_NumberThatTheFamilyLeavesOpen_IsNoFault(string body)
    {
        Diagnostic[] found = FaultsOf(body);

        Assert.Empty(found);
    }

    [Fact]
    public void Check_BoundWhoseRuleOnlyWarns_RulesOutNoBranch()
    {
        Profil profil = Socle();
        TemplateSet templates = TemplateSet.Parse([new("socle.md.scriban", "{{ if nbStrategiques > 8 }}a{{ end }}")]).Value!;
        var regles = profil.Regles.SetItem("OBJ-01", new ReglageRegle(Gravite.Avertissement, null));

        Assert.Empty(TemplateAnalyzer.Check(profil with { Regles = regles }, templates, "SOCLE"));
    }

    [Fact]
    public void Check_BoundInATextThatFamiliesShare_RulesOutNoBranch()
    {
        const string Shared = "{{ if (taille agences) > 1 }}a{{ end }}";
        TemplateSet templates = TemplateSet.Parse(
            [new("socle.md.scriban", "{{ include 'commun/corps' }}"), new("commun/corps.md.scriban", Shared)]).Value!;

        Assert.Empty(TemplateAnalyzer.Check(Socle(), templates, "SOCLE"));
    }

    [Fact]
    public void Check_FileThatNothingIncludes_IsTold()
    {
        var templates = TemplateSet.Parse([new("socle.md.scriban", "x"), new("oubli.md.scriban", "x"), new("commun/a.md.scriban", "x")]);

        Diagnostic found = TemplateAnalyzer.Check(Socle(), templates.Value!).First(item => item.Gravite != Gravite.Information);

        Assert.Equal(("CPOM2108", "oubli.md.scriban"), (found.Code, found.Fichier));
    }

    [Fact]
    public void Check_DataThatNothingPrints_IsInformation()
    {
        TemplateSet templates = TemplateSet.Parse([new("socle.md.scriban", "{{ adresse structure.adresse }} {{ prs.libelle }}")]).Value!;

        string[] unused =
            [.. TemplateAnalyzer.Check(Socle(), templates).Where(item => item.Code == "CPOM2107").Select(item => item.Pointeur)];

        Assert.Contains("/lieuSignature", unused);
        Assert.Contains("/prs/dateArrete", unused);
        Assert.DoesNotContain("/prs/libelle", unused);
        Assert.DoesNotContain("/structure/adresse/voie", unused);
        Assert.DoesNotContain("/annexes/pds", unused);
    }

    [Fact]
    public void Variables_OfATemplate_AreTheFieldsItReadsAndThoseItAlwaysNeeds()
    {
        const string Body = "{{ structure.finessEj }}{{ if lieuSignature }}{{ lieuSignature }}{{ end }}\n"
            + "{{ for s in structure.sites }}{{ s.nom }}{{ end }}{{ document.intitule }}";
        TemplateSet templates = TemplateSet.Parse([new("socle.md.scriban", Body)]).Value!;

        using JsonDocument schema = JsonDocument.Parse(TemplateAnalyzer.Variables(Socle(), templates, "SOCLE"));

        JsonElement properties = schema.RootElement.GetProperty("properties");
        JsonElement structure = properties.GetProperty("structure").GetProperty("properties");
        JsonElement name = structure.GetProperty("sites").GetProperty("items").GetProperty("properties").GetProperty("nom");
        Assert.Equal(["lieuSignature", "structure"], properties.EnumerateObject().Select(item => item.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["structure"], Strings(schema.RootElement, "required"));
        Assert.Equal(["document.intitule"], Strings(schema.RootElement, "x-calcules"));
        Assert.Equal(["socle.md.scriban, ligne 2"], Strings(name, "x-emplacements"));
    }

    [Fact]
    public void SlotModel_ComparedWithTheSlotsOfAContract_HasTheSameNames()
    {
        ContratValide contrat = UneLiasse.Valide();
        var slots = new ContratSlots(contrat, new SlotTree());
        DocumentProfil profil = contrat.Profil.Documents.First(document => document.Code == "USLD");
        SlotRoot root = slots.For(contrat.Contrat.Documents.First(document => document.Code == "USLD"), profil);

        Assert.Empty(Differences("", root.Slots, SlotModel.For(contrat.Profil)));
    }

    [Fact]
    public void FunctionCatalogue_ComparedWithTheFunctions_HasTheSameNames()
    {
        IEnumerable<string> functions = FunctionTable.For(UneLiasse.Valide()).Keys;

        Assert.Equal(functions.Order(StringComparer.Ordinal), FunctionCatalogue.Entries.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Guide_ComparedWithTheFunctions_ListsThem()
    {
        const string Start = "<!-- début\u00A0: fonctions -->\n";
        const string End = "<!-- fin\u00A0: fonctions -->";
        string path = Tree.PathOf("docs/guide/modeles.md");
        string guide = File.ReadAllText(path);
        IEnumerable<string> rows = FunctionCatalogue.Entries.Values.OrderBy(entry => entry.Nom, StringComparer.Ordinal)
            .Select(entry => $"| `{entry.Nom}` | {string.Join(", ", entry.Accepte)} | {Escaped(entry.Description)} |\n");
        string table = "| Fonction | S’applique à | Ce qu’elle donne |\n| --- | --- | --- |\n" + string.Concat(rows);
        int from = guide.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        string expected = guide[..from] + table + guide[guide.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("CPOMDOCS_REGENERER") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static IEnumerable<string> Differences(string path, ScriptObject slots, ChampFormat champ)
    {
        IEnumerable<string> names = slots.Keys.Append("schema").Except(champ.Champs.Keys.Append("schema"))
            .Concat(champ.Champs.Keys.Except(slots.Keys.Append("schema")))
            .Select(name => path + "." + name);
        IEnumerable<string> inside = champ.Champs.Values
            .Where(member => slots.ContainsKey(member.Nom))
            .SelectMany(member => slots[member.Nom] switch
            {
                ScriptObject item => Differences(path + "." + member.Nom, item, member),
                ScriptArray list when list.Count > 0 && list[0] is ScriptObject first =>
                    Differences(path + "." + member.Nom + "[]", first, member.Element!),
                _ => [],
            });
        return names.Concat(inside);
    }

    private static Diagnostic[] FaultsOf(string body)
    {
        TemplateSet templates = TemplateSet.Parse([new("socle.md.scriban", body)]).Value!;
        return [.. TemplateAnalyzer.Check(Socle(), templates, "SOCLE")];
    }

    private static string[] Strings(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static Profil Socle()
    {
        Profil profil = ProfilOf("occ25");
        return profil with { Documents = [profil.Documents[0]] };
    }

    private static Profil ProfilOf(string famille)
    {
        string path = $"templates/{famille}/profil.json";
        return ProfilReader.Read(path, File.ReadAllBytes(Tree.PathOf(path))).Value!;
    }
}
