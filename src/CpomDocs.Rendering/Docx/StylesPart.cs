using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the styles: Word's own where it has them, ours beside, all from the one style sheet.</summary>
internal sealed class StylesPart(DocxContext context)
{
    private const int HeadingLevels = 6;
    private const int ListLevels = 5;
    private const double WhiteAboveCoverTitlePt = 150;
    private const int WhiteBelowEstablishmentPt = 30;
    private const double WhiteAboveMentionPt = 30;
    private const int KernedFromHalfPoints = 2;

    private readonly StyleSheet _sheet = context.Sheet;

    public void Write(WordXml xml)
    {
        xml.Root("styles");
        WriteDefaults(xml);
        var styles = new StyleWriter(xml);
        WriteText(styles);
        WriteHeadings(styles);
        WriteLists(styles);
        WriteCover(styles);
        WriteSurroundings(styles);
        new TableStyleWriter(xml, _sheet).Write();
        WriteHyperlink(xml);
        xml.End();
    }

    private void WriteDefaults(WordXml xml)
    {
        string font = _sheet.Police;
        xml.Start("docDefaults");
        xml.Start("rPrDefault");
        xml.Start("rPr");
        xml.Element("rFonts", ("ascii", font), ("eastAsia", font), ("hAnsi", font), ("cs", font));
        xml.Value("color", WordXml.Hex(_sheet.Corps.Couleur));
        xml.Value("kern", KernedFromHalfPoints);
        xml.Value("sz", WordUnits.HalfPoints(_sheet.Corps.SizePt));
        xml.Value("szCs", WordUnits.HalfPoints(_sheet.Corps.SizePt));
        string language = context.Document.Langue;
        xml.Element("lang", ("val", language), ("eastAsia", language), ("bidi", language));
        xml.End();
        xml.End();
        xml.Start("pPrDefault");
        xml.Start("pPr");
        xml.Flag("widowControl");
        xml.Element("spacing", ("before", "0"), ("after", "0"), ("line", WordUnits.Twips(_sheet.Corps.LeadingPt)), ("lineRule", "atLeast"));
        xml.End();
        xml.End();
        xml.End();
    }

    private void WriteText(StyleWriter styles)
    {
        var normal = new TextStyle { SizePt = _sheet.Corps.SizePt, LeadingPt = _sheet.Corps.LeadingPt };
        styles.Write(new StyleDefinition(StyleId.Normal, "Normal", normal) { BasedOn = null, Default = true });
        styles.Write(new StyleDefinition(StyleId.BodyText, "Body Text", _sheet.Corps));
        styles.Write(new StyleDefinition(StyleId.Visa, "Cpom Visa", _sheet.Visa));
        styles.Write(new StyleDefinition(StyleId.Formule, "Cpom Formule", _sheet.Formule));
        styles.Write(new StyleDefinition(StyleId.Note, "Cpom Note", _sheet.Note));
        styles.Write(new StyleDefinition(StyleId.Reperes, "Cpom Repères", _sheet.Reperes));
        styles.Write(new StyleDefinition(StyleId.Caption, "caption", _sheet.Tableau.Titre));
    }

    private void WriteHeadings(StyleWriter styles)
    {
        for (int niveau = 1; niveau <= HeadingLevels; niveau++)
        {
            string name = "heading " + WordXml.Number(niveau);
            styles.Write(new StyleDefinition(StyleId.Heading(niveau), name, _sheet.DeTitre(context.Headings.FirstOf(niveau)))
            {
                Next = StyleId.BodyText,
                OutlineLevel = niveau - 1,
                List = context.Numbering.OnlyFamilyOf(niveau)?.FirstList,
            });
        }
    }

    private void WriteLists(StyleWriter styles)
    {
        for (int level = 0; level < ListLevels; level++)
        {
            string rank = level == 0 ? "" : " " + WordXml.Number(level + 1);
            var text = _sheet.Liste.Texte with { RetraitPt = _sheet.Liste.RetraitPt * (level + 1), ApresPt = _sheet.Liste.ApresPt };
            styles.Write(new StyleDefinition(StyleId.ListItem(false, level), "List Bullet" + rank, text) { IsTight = true });
            styles.Write(new StyleDefinition(StyleId.ListItem(true, level), "List Number" + rank, text) { IsTight = true });
            styles.Write(new StyleDefinition(StyleId.ListFollowing(level), "List Continue" + rank, text) { IsTight = true });
        }
    }

    private void WriteCover(StyleWriter styles)
    {
        WriteCoverLine(styles, RoleCouverture.Agence, "Cpom Couverture Agence");
        var contrat = _sheet.DeCouverture(RoleCouverture.Contrat) with { AvantPt = WhiteAboveCoverTitlePt };
        styles.Write(new StyleDefinition(StyleId.Of(RoleCouverture.Contrat), "Cpom Couverture Contrat", contrat)
        {
            RuleBelow = _sheet.Lien,
        });
        var title = _sheet.DeCouverture(RoleCouverture.Titre);
        styles.Write(new StyleDefinition(StyleId.Title, "Title", title) { Next = StyleId.BodyText, OutlineLevel = 0 });
        var establishment = _sheet.DeCouverture(RoleCouverture.Etablissement);
        styles.Write(new StyleDefinition(StyleId.Of(RoleCouverture.Etablissement), "Cpom Couverture Établissement", establishment)
        {
            RuleBelow = _sheet.Tableau.CouleurFilet,
            RuleDistancePt = WhiteBelowEstablishmentPt,
        });
        WriteCoverLine(styles, RoleCouverture.Identification, "Cpom Couverture Identification");
        var mention = _sheet.MentionCouverture with { AvantPt = WhiteAboveMentionPt };
        styles.Write(new StyleDefinition(StyleId.Mention, "Cpom Mention", mention));
    }

    private void WriteCoverLine(StyleWriter styles, RoleCouverture role, string name)
    {
        styles.Write(new StyleDefinition(StyleId.Of(role), name, _sheet.DeCouverture(role)));
    }

    private void WriteSurroundings(StyleWriter styles)
    {
        var table = _sheet.Tableau;
        var signature = _sheet.Signature;
        styles.Write(new StyleDefinition(StyleId.Header, "header", _sheet.Courant) { RightTabPt = _sheet.Page.LargeurTextePt });
        styles.Write(new StyleDefinition(StyleId.Footer, "footer", _sheet.Courant) { RightTabPt = _sheet.Page.LargeurTextePt });
        styles.Write(new StyleDefinition(StyleId.FooterMention, "Cpom Mention pied", _sheet.Mention));
        styles.Write(new StyleDefinition(StyleId.EndOfTable, "Cpom Fin de tableau", White(1)));
        styles.Write(new StyleDefinition(StyleId.Paraphe, "Cpom Paraphe", signature.LibelleParaphe));
        styles.Write(new StyleDefinition(StyleId.SignatureParty, "Cpom Signature partie", signature.Partie));
        styles.Write(new StyleDefinition(StyleId.Signature, "Signature", signature.Ligne));
        styles.Write(new StyleDefinition(StyleId.Cell, "Cpom Cellule", table.Cellule) { TabularDigits = true });
        styles.Write(new StyleDefinition(StyleId.HeaderCell, "Cpom Cellule en-tête", table.Entete));
        styles.Write(new StyleDefinition(StyleId.TotalCell, "Cpom Cellule total", table.Total) { TabularDigits = true });
        styles.Write(new StyleDefinition(StyleId.SpaceAfterTable, "Cpom Après tableau", White(table.ApresPt)));
    }

    /// <summary>A line of white of a given height.</summary>
    private static TextStyle White(double heightPt) => new() { SizePt = 1, LeadingPt = heightPt };

    private void WriteHyperlink(WordXml xml)
    {
        xml.Start("style");
        xml.Attribute("type", "character");
        xml.Attribute("styleId", StyleId.Hyperlink);
        xml.Value("name", "Hyperlink");
        xml.Value("uiPriority", 99);
        xml.Flag("unhideWhenUsed");
        xml.Start("rPr");
        xml.Value("color", WordXml.Hex(_sheet.Lien));
        xml.Value("u", "single");
        xml.End();
        xml.End();
    }
}
