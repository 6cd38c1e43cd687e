using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;
using CpomDocs.Tests.House;
using CpomDocs.Tests.Rendering;

namespace CpomDocs.Tests.Campagnes;

/// <summary>What comes back from a negotiation: values of fields, never the text around them.</summary>
public sealed class RenegociationTests
{
    private const string Narrow = "\u202F";
    private static readonly Modeles Familles = Modeles.Load(Tree.PathOf("templates")).Value!;
    private static readonly ContratValide Contrat = Lire("exemple-complet");
    private static readonly byte[] Orientations = Docx(Contrat, "ORIENTATIONS");

    public static TheoryData<string> Fixtures =>
    [
        .. Directory.EnumerateFiles(Tree.PathOf("fixtures/contrats/valides"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => new ContratReader(Familles.Profils).Read(name, Bytes(name)).Value is not null),
    ];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Reprendre_DocumentsAsIssued_FindsNoChange(string fixture)
    {
        ContratValide contrat = Lire(fixture);

        foreach (string code in contrat.Contrat.Documents.Select(document => document.Code))
        {
            var demande = new DemandeNegociation(Docx(contrat, code)) { Document = code };
            ResultatNegociation result = new Renegociation(Familles).Reprendre(contrat, demande);

            Assert.Empty(result.HorsChamps);
            Assert.Empty(result.Changements);
            Assert.NotNull(result.Contrat);
        }
    }

    [Fact]
    public void Reprendre_TargetEdited_IsSaidInTheWordsOfTheContract()
    {
        ResultatNegociation result = Reprendre(UnDocx.Replaced(Orientations, $">60{Narrow}%<", ">59 %<"));

        Assert.Equal("Objectif stratégique 2, cible 2027\u00A0: 60 → 59", Assert.Single(result.Changements).Phrase);
        Assert.Equal(59m, result.Contrat!.Contrat.Annexes.Orientations!.Objectifs[1].Indicateur!.Cibles[2].Valeur.Nombre);
    }

    [Theory]
    [InlineData(">58<", ">1\u00A0234,5<", "58 → 1\u202F234,5")]
    [InlineData(">31\u00A0décembre\u00A02025<", ">1er mars 2026<", "31 décembre 2025 → 1er mars 2026")]
    [InlineData("Pôle de gériatrie", "Pôle d\u2019aval", "«\u00A0Pôle de gériatrie\u00A0» → «\u00A0Pôle d'aval\u00A0»")]
    [InlineData(">non<", ">oui<", "non → oui")]
    [InlineData(">jours<", ">–<", "«\u00A0jours\u00A0» → (absent)")]
    public void Reprendre_ValueInFrenchForm_IsRead(string before, string after, string expected)
    {
        ResultatNegociation result = Reprendre(UnDocx.Replaced(Orientations, before, after));

        Assert.Contains(expected, Assert.Single(result.Changements).Phrase, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">58<", ">58.5<")]
    [InlineData(">58<", ">5 8<")]
    [InlineData(">58<", ">58 %<")]
    [InlineData(">58<", "><")]
    [InlineData(">31\u00A0décembre\u00A02025<", ">31 février 2025<")]
    [InlineData(">31\u00A0décembre\u00A02025<", ">fin 2025<")]
    [InlineData(">non<", ">peut-être<")]
    public void Reprendre_TextThatIsNoValue_ReportsCPOM1401AndItsPlace(string before, string after)
    {
        ResultatNegociation result = Reprendre(UnDocx.Replaced(Orientations, before, after));

        Diagnostic found = Assert.Single(result.Diagnostics);
        Assert.Null(result.Contrat);
        Assert.Equal("CPOM1401", found.Code);
        Assert.Contains("sous «", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exemple-complet", "USLD", ">60<", ">62<", "Unité de soins de longue durée, capacité autorisée\u00A0: 60 → 62")]
    [InlineData("exemple-complet", "USLD", ">58<", ">57<", "Unité de soins de longue durée, capacité installée\u00A0: 58 → 57")]
    [InlineData("exemple-complet", "USLD", "Réévaluation annuelle", "Réévaluation semestrielle",
        "Unité de soins de longue durée, engagement 2\u00A0: «\u00A0Réévaluation annuelle de la charge en soins\u00A0»"
        + " → «\u00A0Réévaluation semestrielle de la charge en soins\u00A0»")]
    [InlineData("exemple-complet", "ORIENTATIONS", ">CHU de Montalègre<", ">CHU de Nîmes<",
        "Objectif de coopération 1, partenaire 1\u00A0: «\u00A0CHU de Montalègre\u00A0» → «\u00A0CHU de Nîmes\u00A0»")]
    [InlineData("res-une-agence", "PROJET_SANTE", "par bassin de vie", "par canton",
        "Réseau, orientation 2\u00A0: «\u00A0Tenir une réunion de concertation pluriprofessionnelle par bassin de vie et par mois,"
        + " et désigner un référent de parcours pour chaque patient inclus\u00A0» → «\u00A0Tenir une réunion de concertation"
        + " pluriprofessionnelle par canton et par mois, et désigner un référent de parcours pour chaque patient inclus\u00A0»")]
    public void Reprendre_ValueOfEachFamily_IsSaidInTheWordsOfTheContract(
        string fixture, string document, string before, string after, string expected)
    {
        ContratValide contrat = Lire(fixture);
        byte[] docx = UnDocx.Replaced(Docx(contrat, document), before, after);

        ResultatNegociation result = new Renegociation(Familles).Reprendre(contrat, new DemandeNegociation(docx));

        Assert.Equal(expected, Assert.Single(result.Changements).Phrase);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Produce_NegotiatedValues_AreAllFieldsOfTheDocuments(string fixture)
    {
        ContratValide contrat = Lire(fixture);
        ILookup<string, string> fields = contrat.Contrat.Documents
            .SelectMany(document => ChampsDocx.Of(Docx(contrat, document.Code)))
            .ToLookup(field => field.Pointer, field => field.Text);

        string[] printedOtherwise = [.. ChampsDocx.Negotiated(contrat).Where(pointer => !fields.Contains(pointer))];

        Assert.Empty(printedOtherwise);
    }

    [Theory]
    [InlineData("exemple-complet")]
    [InlineData("occ19-complet")]
    [InlineData("idf19-complet")]
    [InlineData("res-trois-agences")]
    public void Reprendre_EveryTextEdited_IsReadBackIntoTheContract(string fixture)
    {
        const string Mark = "Revu, ";
        ContratValide contrat = Lire(fixture);

        foreach (string code in contrat.Contrat.Documents.Select(document => document.Code))
        {
            byte[] issued = Docx(contrat, code);
            string[] texts = [.. ChampsDocx.Of(issued).Select(field => field.Pointer).Where(ChampsDocx.IsText).Distinct()];
            byte[] edited = ChampsDocx.Prefixed(issued, Mark);

            ResultatNegociation result = new Renegociation(Familles).Reprendre(contrat, new DemandeNegociation(edited) { Document = code });

            Assert.DoesNotContain(result.Diagnostics, found => found.Gravite == Gravite.Erreur);
            Assert.All(texts, pointer => Assert.StartsWith(Mark, ChampsDocx.ValueAt(result.Contrat!, pointer), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Reprendre_ItemOfAListEmptied_ReportsCPOM1401()
    {
        ContratValide contrat = Lire("exemple-complet");
        byte[] docx = UnDocx.Replaced(Docx(contrat, "ORIENTATIONS"), ">CHU de Montalègre<", ">–<");

        ResultatNegociation result = new Renegociation(Familles).Reprendre(contrat, new DemandeNegociation(docx));

        Assert.Equal("CPOM1401", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void Reprendre_ValueThatARuleRefuses_ReportsTheRule()
    {
        const string Text = "Développer la chirurgie ambulatoire dans les spécialités autorisées.";

        ResultatNegociation result = Reprendre(UnDocx.Replaced(Orientations, Text, "–"));

        Diagnostic found = Assert.Single(result.Diagnostics, item => item.Gravite == Gravite.Erreur);
        Assert.Null(result.Contrat);
        Assert.Equal("OBJ-06", found.Regle);
    }

    [Fact]
    public void Reprendre_WordsChangedOutsideTheFields_ReportsThemBeforeAndAfter()
    {
        ResultatNegociation result = Reprendre(UnDocx.Replaced(Orientations, "est remplacé par avenant", "est supprimé"));

        Diagnostic found = Assert.Single(result.Diagnostics);
        EcartHorsChamp ecart = Assert.Single(result.HorsChamps);
        Assert.Equal("CPOM9004", found.Code);
        Assert.Contains("Clause de suivi", ecart.Lieu, StringComparison.Ordinal);
        Assert.Contains("remplacé par avenant", ecart.Avant, StringComparison.Ordinal);
        Assert.Contains("est supprimé", ecart.Apres, StringComparison.Ordinal);
    }

    [Fact]
    public void Reprendre_ParagraphAddedAndFieldRemoved_ReportsBoth()
    {
        byte[] added = UnDocx.Replaced(Orientations, "<w:sectPr>", "<w:p><w:r><w:t>Clause ajoutée.</w:t></w:r></w:p><w:sectPr>");
        byte[] both = UnDocx.Edited(added, UnDocx.Body, xml => WithoutFirstControl(xml));

        ResultatNegociation result = Reprendre(both);

        Assert.Contains(result.HorsChamps, ecart => ecart.Avant is null && ecart.Apres == "Clause ajoutée.");
        Assert.Contains(result.HorsChamps, ecart => ecart.Avant!.StartsWith("Réduire", StringComparison.Ordinal));
    }

    [Fact]
    public void Reprendre_ValueChangedInTheBoundPartOnly_IsTaken()
    {
        byte[] docx = UnDocx.Edited(Orientations, "customXml/item1.xml",
            xml => xml.Replace($"<champ>60{Narrow}%</champ>", "<champ>59 %</champ>", StringComparison.Ordinal));

        Assert.Equal("Objectif stratégique 2, cible 2027\u00A0: 60 → 59", Assert.Single(Reprendre(docx).Changements).Phrase);
    }

    [Fact]
    public void Reprendre_TrackedChange_IsRefusedUntilResolved()
    {
        string tracked = "><w:r><w:t>59 %</w:t></w:r></w:ins><w:del w:id='2' w:author='M. B'>"
            + $"<w:r><w:delText>60{Narrow}%</w:delText></w:r></w:del>";
        byte[] docx = UnDocx.Replaced(Orientations, $"<w:r><w:t xml:space=\"preserve\">60{Narrow}%</w:t></w:r>",
            "<w:ins w:id='1' w:author='Mme A' w:date='2025-01-02T03:04:05Z'" + tracked);

        ResultatNegociation refused = Reprendre(docx);
        ResultatNegociation accepted = Reprendre(docx, LectureRevisions.Acceptees);
        ResultatNegociation rejected = Reprendre(docx, LectureRevisions.Rejetees);

        Assert.Equal("CPOM9003", Assert.Single(refused.Diagnostics).Code);
        RevisionLue first = refused.Revisions[0];
        Assert.Equal(("Mme A", "2025-01-02T03:04:05Z", "59 %"), (first.Auteur, first.Date, first.Texte));
        Assert.Single(accepted.Changements);
        Assert.Empty(rejected.Changements);
        Assert.NotNull(rejected.Contrat);
    }

    [Fact]
    public void Reprendre_Comment_IsListedAndStopsNothing()
    {
        const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        byte[] withMark = UnDocx.Replaced(Orientations, "<w:p><w:pPr><w:pStyle w:val=\"Heading2\" />",
            "<w:p><w:pPr><w:pStyle w:val=\"Heading2\" />");
        byte[] tied = UnDocx.Edited(withMark, "word/_rels/document.xml.rels", xml => xml.Replace("</Relationships>",
            "<Relationship Id=\"c\" Type=\"http://x/comments\" Target=\"theme/theme1.xml\"/></Relationships>", StringComparison.Ordinal));
        byte[] docx = UnDocx.Edited(tied, "word/theme/theme1.xml", _ => $"<w:comments xmlns:w='{Word}'><w:comment w:id='7' w:author='Mme A' "
            + "w:date='2025-01-02T03:04:05Z'><w:p><w:r><w:t>À revoir</w:t></w:r></w:p></w:comment></w:comments>");
        byte[] placed = UnDocx.Replaced(docx, "</w:pPr><w:bookmarkStart", "</w:pPr><w:commentRangeStart w:id='7'/><w:bookmarkStart");

        ResultatNegociation result = Reprendre(placed);

        CommentaireLu comment = Assert.Single(result.Commentaires);
        Assert.NotNull(result.Contrat);
        Assert.Equal(("Mme A", "À revoir"), (comment.Auteur, comment.Texte));
        Assert.NotEqual("", comment.Lieu);
    }

    [Fact]
    public void Reprendre_DocumentOfAnotherContract_ReportsCPOM9001()
    {
        ResultatNegociation result = new Renegociation(Familles).Reprendre(Lire("clinique-privee"), new DemandeNegociation(Orientations));

        Assert.Equal("CPOM9001", result.Diagnostics[0].Code);
    }

    private static string WithoutFirstControl(string xml)
    {
        int start = xml.IndexOf("<w:sdt>", StringComparison.Ordinal);
        int end = xml.IndexOf("</w:sdt>", start, StringComparison.Ordinal) + "</w:sdt>".Length;
        return xml[..start] + xml[end..];
    }

    private static ResultatNegociation Reprendre(byte[] docx, LectureRevisions? revisions = null) =>
        new Renegociation(Familles).Reprendre(Contrat, new DemandeNegociation(docx) { Revisions = revisions });

    private static byte[] Docx(ContratValide contrat, string code)
    {
        var options = new ProductionOptions { Programme = "essai", Pdf = false, Documents = [code] };
        return new LiasseProducer(Familles).Produce(contrat, options).Value!.Fichiers[code + ".docx"].ToArray();
    }

    private static ContratValide Lire(string fixture) => new ContratReader(Familles.Profils).Read(fixture, Bytes(fixture)).Value!;

    private static byte[] Bytes(string fixture) => File.ReadAllBytes(Tree.PathOf($"fixtures/contrats/valides/{fixture}.json"));
}
