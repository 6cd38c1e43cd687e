using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Maps the roles of a document tree to fonts, sizes and spaces; the one source of both writers.</summary>
internal sealed record StyleSheet
{
    /// <summary>The style of every document.</summary>
    public static StyleSheet Standard { get; } = new();

    /// <summary>Name of the font family in a word processor.</summary>
    public string Police { get; init; } = "Source Sans 3";

    /// <summary>The sheet.</summary>
    public PageStyle Page { get; init; } = new();

    /// <summary>Running text.</summary>
    public TextStyle Corps { get; init; } = new() { SizePt = 10.5, LeadingPt = 15, EstJustifie = true, EstDivise = true, ApresPt = 7.5 };

    /// <summary>A visa.</summary>
    public TextStyle Visa { get; init; } = new() { SizePt = 10.5, LeadingPt = 15, EstJustifie = true, EstDivise = true, ApresPt = 7.5 };

    /// <summary>A line between parties or before the articles.</summary>
    public TextStyle Formule { get; init; } = new() { SizePt = 10.5, LeadingPt = 15, AvantPt = 7.5, ApresPt = 7.5, AvecSuivant = true };

    /// <summary>Secondary text.</summary>
    public TextStyle Note { get; init; } = new() { SizePt = 9, LeadingPt = 12.5, Couleur = Couleur.GrisFonce, ApresPt = 7.5 };

    /// <summary>Metadata of an objective.</summary>
    public TextStyle Reperes { get; init; } =
        new() { SizePt = 9, LeadingPt = 15, Couleur = Couleur.GrisFonce, ApresPt = 7.5, AvecSuivant = true };

    /// <summary>Title of a document that has no cover.</summary>
    public TextStyle Titre1 { get; init; } = Titre(26, 30, 0) with { ApresPt = 22.5 };

    /// <summary>Volet or section.</summary>
    public TextStyle Titre2 { get; init; } = Titre(15, 22.5, 22.5);

    /// <summary>Article, and second level of a section.</summary>
    public TextStyle Titre3 { get; init; } = Titre(12.5, 15, 15);

    /// <summary>Lower headings.</summary>
    public TextStyle Titre4 { get; init; } = Titre(10.5, 15, 7.5) with { Couleur = Couleur.Encre };

    /// <summary>White between the number of a heading and its text.</summary>
    public double EcartNumeroPt { get; init; } = 9;

    /// <summary>White between the label of a heading that ends with a dash (« Article 3 – ») and its text, besides a space.</summary>
    public double EcartTiretPt { get; init; } = 1;

    /// <summary>Lists.</summary>
    public ListStyle Liste { get; init; } = new();

    /// <summary>Tables.</summary>
    public TableStyle Tableau { get; init; } = new();

    /// <summary>Places to sign and to initial.</summary>
    public SignatureStyle Signature { get; init; } = new();

    /// <summary>Cover: agency.</summary>
    public TextStyle Agence { get; init; } = new() { SizePt = 12.5, LeadingPt = 15, EstGras = true };

    /// <summary>Cover: kind of contract and years.</summary>
    public TextStyle Contrat { get; init; } = new() { SizePt = 15, LeadingPt = 22.5, AvantPt = 150, ApresPt = 15, EstEquilibre = true };

    /// <summary>Cover: title of the document.</summary>
    public TextStyle TitreCouverture { get; init; } = Titre(26, 30, 0) with { ApresPt = 15 };

    /// <summary>Cover: establishment.</summary>
    public TextStyle Etablissement { get; init; } = new() { SizePt = 19, LeadingPt = 22.5, ApresPt = 15, EstEquilibre = true };

    /// <summary>Cover: identification lines.</summary>
    public TextStyle Identification { get; init; } = new() { SizePt = 10.5, LeadingPt = 15, Couleur = Couleur.GrisFonce };

    /// <summary>Running header and footer.</summary>
    public TextStyle Courant { get; init; } = new() { SizePt = 7.5, LeadingPt = 9, Couleur = Couleur.Gris };

    /// <summary>Warning on every page.</summary>
    public TextStyle Mention { get; init; } = new() { SizePt = 7.5, LeadingPt = 9, EstGras = true };

    /// <summary>Warning on the cover.</summary>
    public TextStyle MentionCouverture { get; init; } = new() { SizePt = 10.5, LeadingPt = 15, EstGras = true, AvantPt = 22.5 };

    /// <summary>Rules between the blocks of the cover.</summary>
    public double FiletCouverturePt { get; init; } = 1;

    /// <summary>Colour of a link, which is underlined too.</summary>
    public Couleur Lien { get; init; } = Couleur.BleuFrance;

    /// <summary>Style of a paragraph.</summary>
    /// <param name="role">What the paragraph is.</param>
    /// <returns>Its style.</returns>
    public TextStyle Paragraphe(RoleParagraphe role) => role switch
    {
        RoleParagraphe.Visa => Visa,
        RoleParagraphe.Formule => Formule,
        RoleParagraphe.Note => Note,
        RoleParagraphe.Reperes => Reperes,
        _ => Corps,
    };

    /// <summary>Style of a heading: an article is set smaller than a section of the same level.</summary>
    /// <param name="heading">The heading.</param>
    /// <returns>Its style.</returns>
    public TextStyle DeTitre(Heading heading) => heading.Niveau switch
    {
        1 => Titre1,
        2 when EstArticle(heading) => Titre3,
        2 => Titre2,
        3 => Titre3,
        _ => Titre4,
    };

    /// <summary>Style of a line of the cover.</summary>
    /// <param name="role">What the line says.</param>
    /// <returns>Its style.</returns>
    public TextStyle DeCouverture(RoleCouverture role) => role switch
    {
        RoleCouverture.Agence => Agence,
        RoleCouverture.Contrat => Contrat,
        RoleCouverture.Titre => TitreCouverture,
        RoleCouverture.Etablissement => Etablissement,
        _ => Identification,
    };

    private static TextStyle Titre(double sizePt, double leadingPt, double avantPt)
    {
        return new TextStyle
        {
            SizePt = sizePt,
            LeadingPt = leadingPt,
            EstGras = true,
            EstEquilibre = true,
            Couleur = Couleur.BleuFrance,
            AvantPt = avantPt,
            ApresPt = 7.5,
            AvecSuivant = true,
        };
    }

    private static bool EstArticle(Heading heading) => heading.Numero?.StartsWith("Article", StringComparison.Ordinal) == true;
}
