using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using CpomDocs.Contrats.Classeurs;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>Writes the part of one sheet.</summary>
/// <param name="xml">Takes the part.</param>
/// <param name="feuille">The sheet.</param>
internal sealed class WorksheetWriter(XmlWriter xml, Feuille feuille)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int HeaderStyle = 1;
    private const int HeaderHeightPt = 32;
    private const int LineHeightPt = 15;
    private const int MostLines = 20;
    private const int LastRowOfLists = 10_000;
    private const int LongestList = 255;
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>Writes it.</summary>
    /// <param name="isFirst">Whether it is the sheet in view when the workbook opens.</param>
    public void Write(bool isFirst)
    {
        xml.WriteStartElement("worksheet", Main);
        WriteView(isFirst);
        WriteColumns();
        xml.WriteStartElement("sheetData", Main);
        foreach (Ligne ligne in feuille.Lignes)
        {
            WriteRow(ligne);
        }

        xml.WriteEndElement();
        WriteFilter();
        WriteLists();
        WritePage();
        xml.WriteEndElement();
    }

    private void WriteView(bool isFirst)
    {
        xml.WriteStartElement("sheetPr", Main);
        WriteElement("pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        if (isFirst)
        {
            xml.WriteAttributeString("tabSelected", "1");
        }

        xml.WriteAttributeString("workbookViewId", "0");
        WriteElement("pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteColumns()
    {
        if (feuille.Colonnes.IsEmpty)
        {
            return;
        }

        xml.WriteStartElement("cols", Main);
        for (int i = 0; i < feuille.Colonnes.Length; i++)
        {
            Colonne colonne = feuille.Colonnes[i];
            string rank = Number(i + 1);
            WriteElement("col", ("min", rank), ("max", rank), ("width", Number(colonne.Largeur)),
                ("style", Number(StyleOf(colonne.Forme))), ("customWidth", "1"));
        }

        xml.WriteEndElement();
    }

    private void WriteRow(Ligne ligne)
    {
        bool isHeader = ligne.Numero == 1;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Number(ligne.Numero));
        if (isHeader)
        {
            xml.WriteAttributeString("ht", Number(HeaderHeightPt));
            xml.WriteAttributeString("customHeight", "1");
        }

        else if (LinesOf(ligne) is > 1 and var lines)
        {
            xml.WriteAttributeString("ht", Number(Math.Min(lines, MostLines) * LineHeightPt));
        }

        foreach (Cellule cellule in ligne.Cellules)
        {
            WriteCell(ligne.Numero, cellule, isHeader ? HeaderStyle : StyleAt(cellule.Colonne));
        }

        xml.WriteEndElement();
    }

    // Lines of the longest text; a spreadsheet makes the row to measure when it is edited.
    private int LinesOf(Ligne ligne) => ligne.Cellules
        .Where(cellule => cellule.Colonne <= feuille.Colonnes.Length)
        .Select(cellule => (cellule.Valeur, Colonne: feuille.Colonnes[cellule.Colonne - 1]))
        .Where(item => item.Colonne.Forme == FormeColonne.TexteLong)
        .Select(item => item.Valeur.Split('\n').Sum(line => 1 + (line.Length / item.Colonne.Largeur)))
        .DefaultIfEmpty(1)
        .Max();

    private void WriteCell(int ligne, Cellule cellule, int style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", AdresseCellule.De(ligne, cellule.Colonne));
        xml.WriteAttributeString("s", Number(style));
        switch (cellule.Nature)
        {
            case NatureCellule.Nombre:
                xml.WriteElementString("v", Main, cellule.Valeur);
                break;
            case NatureCellule.Date when Serial(cellule.Valeur) is { } serial:
                xml.WriteElementString("v", Main, Number(serial));
                break;
            case NatureCellule.OuiNon:
                xml.WriteAttributeString("t", "b");
                xml.WriteElementString("v", Main, cellule.Valeur == "true" ? "1" : "0");
                break;
            default:
                WriteText(cellule.Valeur);
                break;
        }

        xml.WriteEndElement();
    }

    private void WriteText(string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XlsxText.Escape(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteFilter()
    {
        if (feuille.Lignes.Length > 1)
        {
            int lastColumn = feuille.Lignes[0].Cellules.Max(cellule => cellule.Colonne);
            WriteElement("autoFilter", ("ref", "A1:" + AdresseCellule.De(feuille.Lignes[^1].Numero, lastColumn)));
        }
    }

    private void WriteLists()
    {
        ImmutableArray<(int Rang, Colonne Colonne)> lists =
            [.. feuille.Colonnes.Select((colonne, rang) => (Rang: rang + 1, colonne)).Where(item => IsListed(item.colonne))];
        if (lists.IsEmpty)
        {
            return;
        }

        xml.WriteStartElement("dataValidations", Main);
        xml.WriteAttributeString("count", Number(lists.Length));
        foreach ((int rang, Colonne colonne) in lists)
        {
            string letters = AdresseCellule.Lettres(rang);
            xml.WriteStartElement("dataValidation", Main);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", colonne.EstLibre ? "0" : "1");
            xml.WriteAttributeString("errorTitle", Messages.Get("Liste.Titre"));
            xml.WriteAttributeString("error", Messages.Format("Liste.Erreur", string.Join(", ", colonne.Valeurs)));
            xml.WriteAttributeString("sqref", $"{letters}2:{letters}{Number(LastRowOfLists)}");
            xml.WriteElementString("formula1", Main, '"' + string.Join(',', colonne.Valeurs) + '"');
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // A list written in the cell's own rule holds 255 characters, and its message 225 (ISO/IEC 29500-1 §18.3.1.32).
    private static bool IsListed(Colonne colonne) =>
        !colonne.Valeurs.IsEmpty && colonne.Valeurs.Sum(valeur => valeur.Length + 2) < LongestList - 60;

    private void WritePage()
    {
        WriteElement("pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.5"), ("bottom", "0.5"),
            ("header", "0.3"), ("footer", "0.3"));
        WriteElement("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
    }

    private int StyleAt(int colonne) =>
        colonne <= feuille.Colonnes.Length ? StyleOf(feuille.Colonnes[colonne - 1].Forme) : 0;

    // Rank of the form in styles.xml, after the plain cell and the titles.
    private static int StyleOf(FormeColonne forme) => forme switch
    {
        FormeColonne.Texte => 2,
        FormeColonne.TexteLong => 3,
        FormeColonne.Nombre => 4,
        FormeColonne.Montant => 5,
        _ => 6,
    };

    // A spreadsheet counts days from 30 December 1899, and takes 1900 for a leap year: earlier days stay text.
    private static int? Serial(string date)
    {
        bool isDate = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        return isDate && day >= new DateOnly(1900, 3, 1) ? day.DayNumber - DayZero.DayNumber : null;
    }

    private void WriteElement(string name, params ReadOnlySpan<(string Key, string Value)> attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach ((string key, string value) in attributes)
        {
            xml.WriteAttributeString(key, value);
        }

        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
