using System.Globalization;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering.Layout;

/// <summary>Header, footer, mention and paraphe boxes, once the number of pages is known.</summary>
internal sealed class RunningElements(TextShaper shaper, StyleSheet styles, DocumentCompose document)
{
    private const int Gap = 18000;

    private readonly int _left = Milli.FromPoints(styles.Page.MargeGauchePt);
    private PageStyle _page = styles.Page;
    private int _width;

    public void AddTo(IReadOnlyList<PageLayout> pages, StructNode root)
    {
        bool hasCover = document.Blocs.FirstOrDefault() is Couverture;
        foreach (PageLayout page in pages)
        {
            _page = page.Sheet;
            _width = Milli.FromPoints(_page.LargeurTextePt);
            if (page.Index > 0 || !hasCover)
            {
                AddHeader(page);
            }

            AddFooter(page, pages.Count);
            if (document.Descripteur.Circuit.Paraphe)
            {
                AddParaphes(page, root);
            }
        }
    }

    private void AddHeader(PageLayout page)
    {
        int baseline = Milli.FromPoints(_page.EnTetePt);
        TextStyle style = styles.Courant;
        LaidText title = Laid(shaper.Shortened(document.Descripteur.Intitule, style, _width / 2), style, Alignement.Droite);
        string whole = document.EnTete ?? document.Descripteur.Etablissement;
        string name = shaper.Shortened(whole, style, _width - title.LongestLine - Gap);
        AddLine(page, Laid(name, style, Alignement.Gauche), baseline);
        AddLine(page, title, baseline);
    }

    private void AddFooter(PageLayout page, int pageCount)
    {
        int baseline = Milli.FromPoints(_page.HauteurPt - _page.PiedPt);
        string number = Messages.Format("PageSur", Invariant(page.Index + 1), Invariant(pageCount));
        LaidText right = Laid(number, styles.Courant, Alignement.Droite);
        string text = shaper.Shortened(document.PiedDePage, styles.Courant, _width - right.LongestLine - Gap);
        AddLine(page, Laid(text, styles.Courant, Alignement.Gauche), baseline);
        AddLine(page, right, baseline);
        if (document.Mention is { } mention)
        {
            string shortened = shaper.Shortened(mention, styles.Mention, _width);
            AddLine(page, Laid(shortened, styles.Mention, Alignement.Centre), baseline + Milli.FromPoints(styles.Mention.LeadingPt + 3));
        }
    }

    private void AddParaphes(PageLayout page, StructNode root)
    {
        SignatureStyle style = styles.Signature;
        var roles = document.Descripteur.Circuit.Etapes.Select(step => step.Role).ToList();
        int width = Milli.FromPoints(style.LargeurParapheParmiPt(roles.Count, _page.LargeurTextePt));
        int height = Milli.FromPoints(style.HauteurParaphePt);
        int step = width + Milli.FromPoints(style.EcartParaphePt);
        int top = Milli.FromPoints(_page.HauteurPt - _page.PiedPt) - height - Milli.FromPoints(style.PiedParaphePt);
        AddParapheTitle(page, _width - (roles.Count * step), top + (height / 2));
        for (int i = 0; i < roles.Count; i++)
        {
            var box = new Box(_left + _width - width - ((roles.Count - 1 - i) * step), top, width, height);
            LaidText label = LaidLabel(roles[i], width);
            page.Running.Add(new Placed.Lines(label, 0, 1, box.X, top - label.Leading, null));
            page.Running.Add(new Placed.Frame(box, Milli.FromPoints(style.FiletPt), style.Cadre));
            page.Running.Add(new Placed.Field(box, roles[i], IsSignature: false, root.Add("Form")));
        }
    }

    private void AddParapheTitle(PageLayout page, int right, int middle)
    {
        TextStyle style = styles.Signature.LibelleParaphe;
        var title = new LaidText(shaper.Shape(Messages.Get("Paraphes"), style), style, right, Alignement.Droite);
        page.Running.Add(new Placed.Lines(title, 0, 1, _left, middle - (title.Leading / 2), null));
    }

    private LaidText LaidLabel(Role role, int width)
    {
        string name = Messages.NomCourt(document.Descripteur.Circuit, role);
        TextStyle style = styles.Signature.LibelleParaphe;
        if (shaper.Shape(name, style).Advances.Sum() > width)
        {
            style = style with { SizePt = styles.Signature.PetitLibellePt };
        }

        return new LaidText(shaper.Shape(shaper.Shortened(name, style, width), style), style, width);
    }

    private void AddLine(PageLayout page, LaidText text, int baseline)
    {
        page.Running.Add(new Placed.Lines(text, 0, 1, _left, baseline - text.Baseline, null));
    }

    private LaidText Laid(string text, TextStyle style, Alignement alignement) => new(shaper.Shape(text, style), style, _width, alignement);

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
