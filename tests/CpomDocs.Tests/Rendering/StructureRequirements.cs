using CpomDocs.Pdf.Content;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Rendering;

/// <summary>What PDF/UA-1 and the level A of PDF/A ask of the structure; each member gives the faults found.</summary>
internal static class StructureRequirements
{
    private static readonly Dictionary<string, string[]> Parents = new()
    {
        ["Document"] = ["StructTreeRoot"],
        ["H1"] = ["Document"],
        ["H2"] = ["Document"],
        ["H3"] = ["Document"],
        ["H4"] = ["Document"],
        ["P"] = ["Document", "LBody"],
        ["L"] = ["Document", "LBody"],
        ["LI"] = ["L"],
        ["Lbl"] = ["LI"],
        ["LBody"] = ["LI"],
        ["Table"] = ["Document"],
        ["Caption"] = ["Table"],
        ["THead"] = ["Table"],
        ["TBody"] = ["Table"],
        ["TR"] = ["THead", "TBody"],
        ["TH"] = ["TR"],
        ["TD"] = ["TR"],
        ["Form"] = ["Document"],
        ["Link"] = ["P", "TD", "Caption", "H2", "H3", "H4"],
    };

    internal static IEnumerable<string> Nesting(PdfFacts facts)
    {
        return facts.Elements
            .Where(element => !Parents.TryGetValue(element.Type, out string[]? allowed) || !allowed.Contains(element.Parent))
            .Select(element => $"{element.Type} inside {element.Parent}");
    }

    internal static IEnumerable<string> Headings(PdfFacts facts)
    {
        int level = 0;
        foreach (PdfFacts.Element heading in facts.Of("H1", "H2", "H3", "H4", "H5", "H6"))
        {
            int next = heading.Type[1] - '0';
            if (next > level + 1)
            {
                yield return $"{heading.Type} after level {level}";
            }

            level = next;
        }

        if (facts.Of("H1").Count() != 1)
        {
            yield return "not one title";
        }
    }

    internal static IEnumerable<string> Lists(PdfFacts facts)
    {
        foreach (PdfFacts.Element list in facts.Of("L"))
        {
            if (list.Attribute("ListNumbering") is not ("Decimal" or "Disc"))
            {
                yield return "list without numbering";
            }
        }

        foreach (PdfFacts.Element item in facts.Of("LI"))
        {
            string kids = string.Join(' ', facts.Kids(item.Dictionary).Cast<PdfDictionary>().Select(kid => PdfFacts.NameOf(kid, "S")));
            if (kids != "Lbl LBody")
            {
                yield return "item made of " + kids;
            }
        }
    }

    internal static IEnumerable<string> HeaderCells(PdfFacts facts)
    {
        return facts.Of("TH").Where(cell => cell.Attribute("Scope") is not ("Column" or "Row")).Select(_ => "header cell without scope")
            .Concat(facts.Of("TD").Where(cell => cell.Attribute("Scope") is not null).Select(_ => "scope on a cell that heads nothing"));
    }

    // ISO 14289-1, 7.5: a table is regular, every row covers every column.
    internal static IEnumerable<string> Tables(PdfFacts facts)
    {
        foreach (PdfFacts.Element table in facts.Of("Table"))
        {
            var rows = facts.Kids(table.Dictionary).Cast<PdfDictionary>().Where(kid => PdfFacts.NameOf(kid, "S") is "THead" or "TBody")
                .SelectMany(section => facts.Kids(section).Cast<PdfDictionary>()).ToList();
            var covered = new int[rows.Count];
            for (int row = 0; row < rows.Count; row++)
            {
                foreach (PdfDictionary cell in facts.Kids(rows[row]).Cast<PdfDictionary>())
                {
                    for (int below = 0; below < Span(cell, "RowSpan") && row + below < rows.Count; below++)
                    {
                        covered[row + below] += Span(cell, "ColSpan");
                    }
                }
            }

            if (covered.Distinct().Count() > 1)
            {
                yield return "rows of " + string.Join(", ", covered) + " columns";
            }

            if (!facts.Kids(table.Dictionary).Cast<PdfDictionary>().SelectMany(kid => Descendants(facts, kid)).Contains("TH"))
            {
                yield return "table without header cell";
            }
        }
    }

    internal static IEnumerable<string> Pages(PdfFacts facts)
    {
        return facts.Revision.Pages
            .Where(page => PdfFacts.NameOf(page.Dictionary, "Tabs") != "S" || !page.Dictionary.ContainsKey("StructParents"))
            .Select(page => $"page {page.Index + 1} without order of structure");
    }

    internal static IEnumerable<string> MarkedContent(PdfFacts facts)
    {
        foreach (PdfPage page in facts.Revision.Pages)
        {
            int depth = 0;
            int next = 0;
            foreach (ContentOperation operation in facts.Content(page))
            {
                depth += operation.Operator is "BDC" or "BMC" ? 1 : operation.Operator == "EMC" ? -1 : 0;
                if (depth == 0 && operation.Operator is "Tj" or "TJ" or "f" or "S" or "Do" or "sh" or "BI")
                {
                    yield return $"page {page.Index + 1}: {operation.Operator} outside of marked content";
                }

                if (operation.Operator == "BDC" && operation.Operands[1] is PdfDictionary mark && mark.TryGet("MCID", out PdfObject? mcid)
                    && ((PdfInteger)mcid).Value != next++)
                {
                    yield return $"page {page.Index + 1}: marked content out of order";
                }
            }
        }
    }

    internal static IEnumerable<string> ParentTree(PdfFacts facts)
    {
        PdfRevision file = facts.Revision;
        var numbers = (PdfArray)file.Find<PdfDictionary>(facts.Root, "ParentTree")!["Nums"];
        for (int i = 0; i < numbers.Count; i += 2)
        {
            bool isPage = i / 2 < file.Pages.Count;
            PdfObject value = file.Resolve(numbers[i + 1]);
            bool isSound = ((PdfInteger)numbers[i]).Value == i / 2
                && (isPage
                    ? ((PdfArray)value).Select((owner, mcid) => Holds(facts, (PdfDictionary)file.Resolve(owner), mcid)).All(found => found)
                    : ((PdfDictionary)value).ContainsKey("S"));
            if (!isSound)
            {
                yield return $"parent tree, key {i / 2}";
            }
        }
    }

    /// <summary>The structure follows the pages, and each page from its head to its foot.</summary>
    internal static IEnumerable<string> ReadingOrder(PdfFacts facts)
    {
        var pageOf = facts.Revision.Pages.ToDictionary(page => page.Reference.Number, page => page.Index + 1);
        (int Page, long Mcid) last = (0, -1);
        foreach ((PdfDictionary owner, PdfObject kid) in facts.Elements.SelectMany(found => Content(facts, found.Dictionary)))
        {
            var reference = (PdfReference)(kid is PdfDictionary mark ? mark["Pg"] : owner["Pg"]);
            long mcid = ((PdfInteger)(kid is PdfDictionary found ? found["MCID"] : kid)).Value;
            (int, long) here = (pageOf[reference.Number], mcid);
            if (here.CompareTo(last) <= 0)
            {
                yield return $"page {here.Item1}, content {mcid}, after page {last.Page}, content {last.Mcid}";
            }

            last = here;
        }
    }

    internal static IEnumerable<string> Outlines(PdfFacts facts)
    {
        PdfRevision file = facts.Revision;
        int bookmarks = facts.Dictionaries().Count(found => found.ContainsKey("Title") && found.ContainsKey("Dest"));
        int headings = facts.Of("H1", "H2", "H3", "H4", "H5", "H6").Count();
        var pages = file.Pages.Select(page => page.Reference.Number).ToHashSet();
        IEnumerable<string> lost = facts.Dictionaries().Where(found => found.ContainsKey("Dest"))
            .Where(found => !pages.Contains(((PdfReference)((PdfArray)found["Dest"])[0]).Number))
            .Select(_ => "destination outside the file");
        return bookmarks == headings ? lost : lost.Prepend($"{bookmarks} bookmarks for {headings} headings");
    }

    internal static IEnumerable<string> Widgets(PdfFacts facts)
    {
        foreach (PdfDictionary widget in facts.Annotations("Widget"))
        {
            long flags = ((PdfInteger)widget["F"]).Value;
            bool isSound = (flags & 4) != 0 && (flags & (2 | 32)) == 0
                && ((PdfString)widget["TU"]).ToText().Length > 0
                && widget.ContainsKey("StructParent")
                && facts.Revision.Find<PdfDictionary>(widget, "AP")?.ContainsKey("N") == true;
            if (!isSound)
            {
                yield return "widget not to be printed, described, tagged or drawn";
            }
        }

        foreach (PdfFacts.Element form in facts.Of("Form"))
        {
            if (facts.Kids(form.Dictionary) is not [PdfDictionary only] || PdfFacts.NameOf(only, "Type") != "OBJR")
            {
                yield return "Form element without its one field";
            }
        }
    }

    internal static IEnumerable<string> Links(PdfFacts facts)
    {
        return facts.Annotations("Link")
            .Where(link => !link.ContainsKey("Contents") || !link.ContainsKey("StructParent")
                || !(link.ContainsKey("Dest") || link.ContainsKey("A")))
            .Select(_ => "link not described, tagged or leading nowhere")
            .Concat(facts.Of("Link").Where(link => !HasObjectAndText(facts, link)).Select(_ => "Link element without text or annotation"));
    }

    internal static IEnumerable<string> Figures(PdfFacts facts)
    {
        return facts.Of("Figure").Where(figure => !figure.Dictionary.ContainsKey("Alt")).Select(_ => "figure without alternative");
    }

    private static bool HasObjectAndText(PdfFacts facts, PdfFacts.Element link)
    {
        IReadOnlyList<PdfObject> kids = facts.Kids(link.Dictionary);
        return kids.OfType<PdfDictionary>().Any(kid => PdfFacts.NameOf(kid, "Type") == "OBJR")
            && kids.Any(kid => kid is PdfInteger || (kid is PdfDictionary mark && mark.ContainsKey("MCID")));
    }

    private static IEnumerable<(PdfDictionary Owner, PdfObject Kid)> Content(PdfFacts facts, PdfDictionary element)
    {
        bool hasLink = facts.Kids(element).OfType<PdfDictionary>().Any(kid => kid.ContainsKey("S"));
        return hasLink
            ? []
            : facts.Kids(element).Where(kid => kid is PdfInteger || (kid is PdfDictionary mark && mark.ContainsKey("MCID")))
                .Select(kid => (element, kid));
    }

    private static bool Holds(PdfFacts facts, PdfDictionary owner, int mcid) => facts.Kids(owner).Any(kid => kid switch
    {
        PdfInteger number => number.Value == mcid,
        PdfDictionary mark when mark.TryGet("MCID", out PdfObject? number) => ((PdfInteger)number).Value == mcid,
        _ => false,
    });

    private static int Span(PdfDictionary cell, string key)
    {
        return cell.TryGet("A", out PdfObject? attributes) && ((PdfDictionary)attributes).TryGet(key, out PdfObject? span)
            ? (int)((PdfInteger)span).Value
            : 1;
    }

    private static IEnumerable<string?> Descendants(PdfFacts facts, PdfDictionary element)
    {
        return facts.Kids(element).OfType<PdfDictionary>().SelectMany(kid => Descendants(facts, kid))
            .Prepend(PdfFacts.NameOf(element, "S"));
    }
}
