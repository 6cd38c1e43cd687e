using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>Identifiers of the styles; those of Word where Word has the style, so that a user finds them under their usual names.</summary>
internal static class StyleId
{
    public const string Normal = "Normal";
    public const string BodyText = "BodyText";
    public const string Title = "Title";
    public const string Caption = "Caption";
    public const string Header = "Header";
    public const string Footer = "Footer";
    public const string Hyperlink = "Hyperlink";
    public const string ListBullet = "ListBullet";
    public const string ListNumber = "ListNumber";
    public const string ListContinue = "ListContinue";
    public const string Signature = "Signature";
    public const string TableNormal = "TableNormal";
    public const string Table = "CpomTableau";
    public const string Cell = "CpomCellule";
    public const string HeaderCell = "CpomCelluleEntete";
    public const string TotalCell = "CpomCelluleTotal";
    public const string Visa = "CpomVisa";
    public const string Formule = "CpomFormule";
    public const string Note = "CpomNote";
    public const string Reperes = "CpomReperes";
    public const string Mention = "CpomMention";
    public const string Paraphe = "CpomParaphe";
    public const string SignatureParty = "CpomSignaturePartie";
    public const string FooterMention = "CpomMentionPied";
    public const string EndOfTable = "CpomFinTableau";
    public const string SpaceAfterTable = "CpomApresTableau";

    private const int DeepestHeading = 6;
    private const int DeepestListStyle = 5;

    /// <summary>Style of a heading of the text.</summary>
    public static string Heading(int niveau) => Numbered("Heading", Math.Min(niveau, DeepestHeading));

    /// <summary>Style of a list item; Word has five levels of each.</summary>
    public static string ListItem(bool ordonnee, int level) => Ranked(ordonnee ? ListNumber : ListBullet, level);

    /// <summary>Style of a further paragraph of a list item.</summary>
    public static string ListFollowing(int level) => Ranked(ListContinue, level);

    /// <summary>Style of a paragraph of the text.</summary>
    public static string Of(RoleParagraphe role) => role switch
    {
        RoleParagraphe.Visa => Visa,
        RoleParagraphe.Formule => Formule,
        RoleParagraphe.Note => Note,
        RoleParagraphe.Reperes => Reperes,
        _ => BodyText,
    };

    /// <summary>Style of a line of the cover.</summary>
    public static string Of(RoleCouverture role) => role == RoleCouverture.Titre ? Title : "CpomCouverture" + role;

    private static string Ranked(string style, int level)
    {
        int rank = Math.Min(level + 1, DeepestListStyle);
        return rank == 1 ? style : Numbered(style, rank);
    }

    private static string Numbered(string style, int rank) => style + rank.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
