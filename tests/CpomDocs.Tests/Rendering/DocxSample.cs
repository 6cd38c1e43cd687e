using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Rendering;

/// <summary>A document that holds every kind of block, and ways to change it.</summary>
internal static class DocxSample
{
    public static DocumentCompose Complet { get; } = new()
    {
        Descripteur = new Descripteur
        {
            CodeContrat = "349900019AA",
            Document = "USLD",
            Intitule = "Unité de soins de longue durée",
            Version = 1,
            Profil = "OCC25",
            Etablissement = "Centre hospitalier de Montservan",
            DateEffet = new DateOnly(2025, 1, 1),
            DateFin = new DateOnly(2029, 12, 31),
            Circuit = new Circuit { Paraphe = true, Etapes = [.. Signataires()] },
        },
        Titre = "Unité de soins de longue durée – Centre hospitalier de Montservan – 349900019AA",
        Auteur = "Agence régionale de santé Occitanie",
        DateCreation = new DateTimeOffset(2024, 11, 4, 8, 30, 0, TimeSpan.Zero),
        PiedDePage = "349900019AA – Unité de soins de longue durée – v1",
        Mention = "SANS VALEUR JURIDIQUE — document de démonstration",
        Blocs = [Cover(), new PageBreak(), .. Opening(), .. Numbered(), Lists(), Amounts(), .. Closing()],
    };

    public static DocumentCompose With(params Block[] blocks) => Complet with { Blocs = [.. blocks] };

    public static ImmutableArray<Inline> Line(string text) => [new Text(text)];

    public static Heading Title(int niveau, string? numero, string text, string? id = null) => new(niveau, numero, Line(text), id);

    private static IEnumerable<Etape> Signataires()
    {
        Partie[] parties = [Partie.STRUCTURE, Partie.DEPARTEMENT, Partie.ARS];
        return parties.Select((partie, rank) => new Etape(new Role(partie),
            new Signataire { Id = "s" + rank, Partie = partie, Ordre = rank + 1 }));
    }

    private static Couverture Cover() => new(
    [
        new LigneCouverture(RoleCouverture.Agence, Line("Agence régionale de santé Occitanie")),
        new LigneCouverture(RoleCouverture.Contrat, Line("Contrat pluriannuel d’objectifs et de moyens 2025-2029")),
        new LigneCouverture(RoleCouverture.Titre, Line("Unité de soins de longue durée")),
        new LigneCouverture(RoleCouverture.Etablissement, Line("Centre hospitalier de Montservan")),
        new LigneCouverture(RoleCouverture.Identification, Line("FINESS 349900019 – version 1")),
    ]);

    private static ImmutableArray<Block> Opening() =>
    [
        new Paragraph(RoleParagraphe.Formule, Line("Entre, d’une part,")),
        new Paragraph(RoleParagraphe.Visa, [new Strong(Line("Vu")), new Text(" le code de la santé publique ;")]),
        new Paragraph(RoleParagraphe.Corps,
        [
            new Text("Conclu le 1"),
            new Superscript(Line("er")),
            new Text(" janvier, voir "),
            new Link(Line("l’article 2"), "#moyens"),
            new Text(", "),
            new Link(Line("le site"), "https://www.example.org/cpom"),
            new Text(" et "),
            new NoBreak(Line("CP/2024-047")),
            new LineBreak(),
            new Emphasis(Line("fin.")),
        ]),
    ];

    private static ImmutableArray<Block> Numbered() =>
    [
        Title(2, "Article 1", "Objet"),
        Title(3, "1.1", "Portée"),
        Title(3, "1.2", "Limites"),
        Title(2, "Article 2", "Moyens", "moyens"),
        Title(3, "2.1", "Crédits"),
        Title(2, "Article 4", "Suivi"),
        new Paragraph(RoleParagraphe.Reperes, Line("Périmètre : 349900027")),
        new Paragraph(RoleParagraphe.Note, Line("Une note.")),
    ];

    private static ListBlock Lists()
    {
        var nested = new ListBlock(false, [[Body("une puce")]]);
        return new ListBlock(true, [[Body("premier"), nested], [Body("deuxième"), Body("sa suite")]]);
    }

    private static Paragraph Body(string text) => new(RoleParagraphe.Corps, Line(text));

    private static Table Amounts() => new()
    {
        Titre = Line("Crédits de l’exercice 2025"),
        Colonnes = [new Colonne(3, Alignement.Gauche), new Colonne(1, Alignement.Centre), new Colonne(1, Alignement.Droite)],
        Entetes =
        [
            new Ligne([new Cellule(Line("Objet"), 0, 1, 2), new Cellule(Line("2025"), 1, 2)]),
            new Ligne([new Cellule(Line("Fonds"), 1), new Cellule(Line("Montant (€)"), 2)]),
        ],
        Corps =
        [
            new Ligne([new Cellule(Line("Gardes"), 0), new Cellule(Line("FIR"), 1, 1, 2), new Cellule(Line("412 350,00"), 2)]),
            new Ligne([new Cellule(Line("Gériatrie"), 0), new Cellule(Line("298 760,50"), 2)]),
        ],
        Totaux = [new Ligne([new Cellule(Line("Total"), 0, 2), new Cellule(Line("711 110,50"), 2)])],
        PremiereColonneEntete = true,
    };

    private static ImmutableArray<Block> Closing() =>
    [
        Body("Fait à Montservan."),
        new SignatureBlock([.. Signataires()
            .Select(etape => new CaseSignature(etape.Role, [Line("Pour " + etape.Role.Nom), Line("Nom")]))]),
    ];
}
