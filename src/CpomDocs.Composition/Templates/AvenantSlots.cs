using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Model;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>Builds the slots of an avenant: what it says of itself, and its changes document by document.</summary>
/// <param name="consolide">The version that the avenant made.</param>
/// <param name="tree">Turns records into slots.</param>
internal sealed class AvenantSlots(ContratConsolide consolide, SlotTree tree)
{
    /// <summary>File of the template, in the folder of each family.</summary>
    internal const string Modele = "avenant.md.scriban";

    private const string Socle = "SOCLE";
    private static readonly string[] Amounts = ["/montant", "/montantJour"];

    private readonly Avenant _avenant = consolide.Avenant!;
    private readonly Contrat _avant = consolide.Base!.Contrat.Contrat;
    private readonly Contrat _apres = consolide.Contrat.Contrat;

    /// <summary>The avenant as a document of the contract.</summary>
    internal static (DocumentPrevu Document, DocumentProfil Profil) PieceDe(ContratConsolide consolide)
    {
        Avenant avenant = consolide.Avenant!;
        var document = new DocumentPrevu { Code = avenant.CodeDePiece(), Etape = 1, Paraphe = false, DateEffet = avenant.DateEffet };
        string intitule = Mots.Get("avenant") + '\u00A0' + avenant.Numero.ToString(CultureInfo.InvariantCulture);
        return (document, new DocumentProfil { Code = avenant.CodeDePiece(), Intitule = intitule, Modele = Modele, Circuit = [] });
    }

    /// <summary>The slots.</summary>
    internal SlotObject Make()
    {
        ImmutableArray<DocumentProfil> pieces =
            [.. consolide.Contrat.Profil.Documents.Where(piece => consolide.PiecesTouchees.Contains(piece.Code))];
        return new SlotObject
        {
            ["numero"] = _avenant.Numero,
            ["objet"] = _avenant.Objet,
            ["dateEffet"] = _avenant.DateEffet,
            ["consultations"] = tree.ValueOf(_avenant.Consultations),
            ["dateConclusionContrat"] = consolide.DateConclusion,
            ["precedents"] = tree.ArrayOf(_avant.Avenants),
            ["pieces"] = new ScriptArray(pieces.Select(PieceOf)),
            ["annexes"] = new ScriptArray(pieces.Where(piece => piece.Code != Socle).Select(NameOf)),
            ["modifieLeSocle"] = pieces.Any(piece => piece.Code == Socle),
        };
    }

    private static object NameOf(DocumentProfil piece) =>
        piece.Rang is { } rang ? rang.ToString(CultureInfo.InvariantCulture) : piece.Intitule;

    private SlotObject PieceOf(DocumentProfil piece)
    {
        ImmutableArray<ModificationAppliquee> changes =
            [.. consolide.Modifications.Where(change => change.Modification.Annexe == piece.Code)];
        return new SlotObject
        {
            ["code"] = piece.Code,
            ["intitule"] = piece.Intitule,
            ["rang"] = piece.Rang,
            ["estLeSocle"] = piece.Code == Socle,
            ["modifications"] = new ScriptArray(changes.Select(change => ModificationOf(change, piece))),
            ["changees"] = new ScriptArray(changes.Where(IsReplacement).Select(change => ModificationOf(change, piece))),
        };
    }

    private static bool IsReplacement(ModificationAppliquee change) =>
        change is { Avant: not null, Apres: not null } && change.Modification.Operation != OperationAvenant.REMPLACER_CLAUSE_SOCLE;

    private SlotObject ModificationOf(ModificationAppliquee change, DocumentProfil piece)
    {
        ModificationAvenant said = change.Modification;
        CibleAvenant cible = said.Cible ?? new CibleAvenant();
        bool isAdded = said.Cible is null;
        Objectif? objectif = ObjectifDe(said, isAdded);
        int? annee = cible.Annee ?? NumberOf(said, "annee");
        Exercice? exercice = _apres.Annexes.Financement?.Exercices.FirstOrDefault(item => item.Annee == annee);
        int volet = piece.Volets.IndexOf(piece.Volets.FirstOrDefault(item => item.Code == objectif?.Volet)!) + 1;
        return new SlotObject
        {
            ["operation"] = said.Operation.ToString(),
            ["motif"] = tree.ValueOf(said.Motif),
            ["objet"] = change.Objet,
            ["avant"] = Show(change.Avant, said.AncienneValeur, change.Pointeur, objectif),
            ["apres"] = Show(change.Apres, said.NouvelleValeur, change.Pointeur, objectif),
            ["baisse"] = EstUneBaisse(said),
            ["annee"] = annee,
            ["code"] = tree.ValueOf(cible.Code),
            ["champ"] = tree.ValueOf(cible.Champ),
            ["article"] = cible.Article,
            ["numeroVolet"] = volet == 0 ? null : volet,
            ["texte"] = said.NouvelleValeur.ValueKind == JsonValueKind.String ? said.NouvelleValeur.GetString() : null,
            ["objectif"] = tree.ValueOf(objectif),
            ["libelleObjectif"] = objectif?.Libelle.TrimEnd('.', ' '),
            ["indicateurs"] = tree.ArrayOf(IndicateursDe(objectif)),
            ["action"] = tree.ValueOf(objectif?.Actions.ElementAtOrDefault((cible.Action ?? 0) - 1)),
            ["reconnaissance"] = tree.ValueOf(ReconnaissanceDe(said, isAdded)),
            ["exercice"] = tree.ValueOf(exercice),
            ["credit"] = tree.ValueOf(CreditDe(cible)),
            ["lignePds"] = tree.ValueOf(LignePdsDe(said, isAdded)),
        };
    }

    // A smaller amount, an earlier day: a line is then « ramenée », a deadline « avancée ».
    private static bool EstUneBaisse(ModificationAvenant said) => (said.AncienneValeur.ValueKind, said.NouvelleValeur.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => said.NouvelleValeur.GetDecimal() < said.AncienneValeur.GetDecimal(),
        (JsonValueKind.String, JsonValueKind.String) =>
            string.CompareOrdinal(said.NouvelleValeur.GetString(), said.AncienneValeur.GetString()) < 0,
        _ => false,
    };

    private Objectif? ObjectifDe(ModificationAvenant said, bool isAdded)
    {
        string volet = isAdded ? TextOf(said, "volet") : said.Cible!.Volet;
        int? numero = isAdded ? NumberOf(said, "numero") : said.Cible!.Numero;
        bool IsSame(Objectif objectif) => objectif.Volet == volet && objectif.Numero == numero;
        return _apres.Annexes.Orientations?.Objectifs.FirstOrDefault(IsSame)
            ?? _avant.Annexes.Orientations?.Objectifs.FirstOrDefault(IsSame);
    }

    private static ImmutableArray<Indicateur> IndicateursDe(Objectif? objectif) =>
        objectif?.Indicateur is { } seul ? [seul] : objectif?.Indicateurs ?? [];

    private Reconnaissance? ReconnaissanceDe(ModificationAvenant said, bool isAdded)
    {
        string code = isAdded ? TextOf(said, "code") : said.Cible!.Code;
        string site = isAdded ? TextOf(said, "finessEt") : said.Cible!.FinessEt;
        bool IsSame(Reconnaissance line) => line.Code == code && line.FinessEt == site;
        return _apres.Annexes.Reconnaissances?.Lignes.FirstOrDefault(IsSame)
            ?? _avant.Annexes.Reconnaissances?.Lignes.FirstOrDefault(IsSame);
    }

    private LigneFinancement? CreditDe(CibleAvenant cible)
    {
        LigneFinancement? In(Contrat contrat) => contrat.Annexes.Financement?.Exercices
            .FirstOrDefault(exercice => exercice.Annee == cible.Annee)?.Lignes.FirstOrDefault(line => line.Code == cible.Code);
        return In(_apres) ?? In(_avant);
    }

    private LignePds? LignePdsDe(ModificationAvenant said, bool isAdded)
    {
        int? numero = isAdded ? NumberOf(said, "numero") : said.Cible!.Numero;
        return _apres.Annexes.Pds?.Lignes.FirstOrDefault(line => line.Numero == numero)
            ?? _avant.Annexes.Pds?.Lignes.FirstOrDefault(line => line.Numero == numero);
    }

    // A target prints as its indicator says, an amount in euros, anything else in the words of the contract.
    private static object? Show(string? text, JsonElement value, string pointer, Objectif? objectif)
    {
        bool isTarget = pointer.EndsWith("/valeur", StringComparison.Ordinal);
        bool isAmount = Array.Exists(Amounts, amount => pointer.EndsWith(amount, StringComparison.Ordinal));
        return (text, value.ValueKind) switch
        {
            (null, _) => null,
            (_, JsonValueKind.Number) when isAmount => FrenchFormats.Euros(value.GetDecimal()),
            (_, JsonValueKind.Number) when isTarget => FunctionTable.FormatValeur(
                value.GetDecimal(), IndicateursDe(objectif).FirstOrDefault()?.TypeValeur.ToString()),
            (_, JsonValueKind.True or JsonValueKind.False) => FrenchFormats.YesNo(value.GetBoolean()),
            _ => new Markup(Markup.Escape(text)),
        };
    }

    private static string TextOf(ModificationAvenant said, string key) =>
        said.NouvelleValeur.ValueKind == JsonValueKind.Object && said.NouvelleValeur.TryGetProperty(key, out JsonElement value)
            ? value.ToString()
            : "";

    private static int? NumberOf(ModificationAvenant said, string key) =>
        int.TryParse(TextOf(said, key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
