using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition.Analysis;

/// <summary>What the slots of a document are, without any contract: what <c>ContratSlots</c> gives, by name and kind.</summary>
internal static class SlotModel
{
    /// <summary>Fields that the program reads itself, or that only rules need: no template has to print them.</summary>
    internal static readonly ImmutableArray<string> ReadByTheProgram =
    [
        "/schema", "/profil", "/campagne", "/natureContrat", "/avenants", "/clausesSocle", "/documents", "/signataires", "/structure/siret",
        "/structure/departement", "/structure/designePds", "/structure/autorisationSld", "/structure/ght", "/ars/*/region",
        "/structure/gcs/nature", "/structure/gcs/autorisations", "/baseLegaleProlongation", "/caissePivot/type",
        "/annexes/orientations/objectifs/*/volet", "/annexes/volets/*/code", "/annexes/volets/*/sansObjet",
        "/annexes/orientations/objectifs/*/indicateur/typeValeur", "/annexes/orientations/objectifs/*/indicateurs/*/typeValeur",
    ];

    /// <summary>Top-level slots of any document of a family.</summary>
    internal static ChampFormat For(Profil profil)
    {
        ChampFormat contrat = ContratFormat.Racine;
        ImmutableArray<VoletProfil> volets = [.. profil.Documents.SelectMany(piece => piece.Volets)];
        ChampFormat At(string pointer) => contrat.Tous().First(champ => champ.Pointeur == pointer);
        ChampFormat structure = With(
            At("/structure"), Computed("denomination", GenreChamp.Texte), ListOf("titulaires", At("/structure/personnePhysique")));
        ChampFormat objectifs = At("/annexes/orientations/objectifs") with { Requis = true };
        ChampFormat document = DocumentSlots(At("/documents/*"), At("/avenants"), VoletSlots(At("/annexes/volets/*"), objectifs, volets));
        ChampFormat signataire = With(
            At("/signataires/*"), Computed("role", GenreChamp.Texte), Computed("pour", GenreChamp.Texte));
        ChampFormat agences = ListOf(
            "agences", With(At("/ars/*"), Computed("denomination", GenreChamp.Texte), ListOf("representants", signataire)));
        return With(
            contrat,
            structure,
            agences,
            Computed("denominationStructure", GenreChamp.Texte),
            At("/ars/*") with { Nom = "ars" },
            At("/structure/consultations") with { Nom = "consultations" },
            At("/structure/gcs") with { Nom = "gcs" },
            At("/annexes/pds") with { Nom = "pds" },
            At("/annexes/usld") with { Nom = "usld" },
            objectifs with { Nom = "objectifs" },
            objectifs with { Nom = "objectifsStrategiques" },
            objectifs with { Nom = "objectifsCooperation" },
            Computed("nbStrategiques", GenreChamp.Entier),
            Computed("nbCooperation", GenreChamp.Entier),
            Computed("nbEngagements", GenreChamp.Entier),
            Computed("dureeAnnees", GenreChamp.Entier) with { Requis = false },
            ListOf("documents", document),
            ListOf("annexesDuContrat", document),
            Computed("effetAnnexesAuPlusTard", GenreChamp.Date) with { Requis = false },
            ListOf("anneesCibles", Computed("", GenreChamp.Entier)),
            With(WithSigners(document, signataire), agences) with { Nom = "document" },
            Group("signataire", Optional(signataire, "etab"), Optional(signataire, "pcd"), Optional(signataire, "dgars")));
    }

    /// <summary>Top-level slots of the avenants of a family.</summary>
    internal static ChampFormat ForAvenant(Profil profil)
    {
        ChampFormat contrat = ContratFormat.Racine;
        ChampFormat At(string pointer) => contrat.Tous().First(champ => champ.Pointeur == pointer);
        ChampFormat change = Group("", [
            Computed("operation", GenreChamp.Code) with { Valeurs = [.. Enum.GetNames<OperationAvenant>()] },
            Computed("objet", GenreChamp.Texte),
            Computed("baisse", GenreChamp.OuiNon),
            .. Texts("motif", "avant", "apres", "code", "champ", "texte", "libelleObjectif"),
            .. Numbers("annee", "article", "numeroVolet"),
            Optional(At("/annexes/orientations/objectifs/*"), "objectif"),
            ListOf("indicateurs", At("/annexes/orientations/objectifs/*/indicateur")),
            Optional(At("/annexes/orientations/objectifs/*/actions/*"), "action"),
            Optional(At("/annexes/reconnaissances/lignes/*"), "reconnaissance"),
            Optional(At("/annexes/financement/exercices/*"), "exercice"),
            Optional(At("/annexes/financement/exercices/*/lignes/*"), "credit"),
            Optional(At("/annexes/pds/lignes/*"), "lignePds")]);
        ChampFormat piece = Group(
            "",
            Computed("code", GenreChamp.Texte),
            Computed("intitule", GenreChamp.Texte),
            Computed("rang", GenreChamp.Entier) with { Requis = false },
            Computed("estLeSocle", GenreChamp.OuiNon),
            ListOf("modifications", change),
            ListOf("changees", change));
        ChampFormat avenant = Group(
            "avenant",
            Computed("numero", GenreChamp.Entier),
            Computed("objet", GenreChamp.Texte),
            Computed("dateEffet", GenreChamp.Date),
            Optional(At("/structure/consultations"), "consultations"),
            Computed("dateConclusionContrat", GenreChamp.Date) with { Requis = false },
            At("/avenants") with { Nom = "precedents", Requis = true },
            ListOf("pieces", piece),
            ListOf("annexes", Computed("", GenreChamp.Texte)),
            Computed("modifieLeSocle", GenreChamp.OuiNon));
        return With(For(profil), avenant);
    }

    private static ChampFormat[] Texts(params string[] names) =>
        [.. names.Select(name => Optional(Computed(name, GenreChamp.Texte), name))];

    private static ChampFormat[] Numbers(params string[] names) =>
        [.. names.Select(name => Optional(Computed(name, GenreChamp.Entier), name))];

    private static ChampFormat DocumentSlots(ChampFormat document, ChampFormat avenants, ChampFormat volet) => With(
        document,
        Computed("intitule", GenreChamp.Texte),
        Computed("rang", GenreChamp.Entier) with { Requis = false },
        avenants with { Nom = "avenants" },
        ListOf("volets", volet),
        Computed("effetAuPlusTard", GenreChamp.Date) with { Requis = false });

    private static ChampFormat VoletSlots(ChampFormat volet, ChampFormat objectifs, ImmutableArray<VoletProfil> volets) => With(
        volet,
        Computed("code", GenreChamp.Code) with { Valeurs = [.. volets.Select(item => item.Code).Distinct()] },
        Computed("numero", GenreChamp.Entier),
        Computed("intitule", GenreChamp.Texte),
        Computed("section", GenreChamp.Code) with
        {
            Requis = false,
            Valeurs = [.. volets.Select(item => item.Section).OfType<string>().Distinct()],
        },
        Computed("sansObjet", GenreChamp.OuiNon),
        objectifs with { Nom = "engagements" });

    private static ChampFormat WithSigners(ChampFormat document, ChampFormat signataire) => With(
        document,
        ListOf("signataires", signataire),
        ListOf("pourStructure", signataire),
        ListOf("pourDepartement", signataire),
        ListOf("pourArs", signataire));

    private static ChampFormat Computed(string name, GenreChamp genre) => new() { Nom = name, Genre = genre, Requis = true };

    private static ChampFormat Optional(ChampFormat champ, string name) => champ with { Nom = name, Requis = false };

    private static ChampFormat ListOf(string name, ChampFormat element) =>
        new() { Nom = name, Genre = GenreChamp.Liste, Requis = true, Element = element };

    private static ChampFormat Group(string name, params ChampFormat[] members) =>
        With(new ChampFormat { Nom = name, Genre = GenreChamp.Objet, Requis = true }, members);

    private static ChampFormat With(ChampFormat champ, params ChampFormat[] members)
    {
        return champ with { Champs = champ.Champs.SetItems(members.Select(member => KeyValuePair.Create(member.Nom, member))) };
    }
}
