using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>
/// ANX-01: the liasse holds the documents of the family, those that the establishment's situation asks for and no other; each document
/// has its data, and each data its document.
/// </summary>
internal sealed partial class Anx01Documents() : Regle(Identifiant)
{
    internal const string Identifiant = "ANX-01";
    private const string Liste = "/documents";
    private const string ChaqueCode = "/documents/*/code";

    internal override IEnumerable<Constat> Juger(Dossier dossier) =>
        [.. DocumentsDuContrat(dossier), .. DocumentsDeLaFamille(dossier), .. Donnees(dossier)];

    private static IEnumerable<Constat> DocumentsDuContrat(Dossier dossier)
    {
        string codes = string.Join(", ", dossier.Profil.Documents.Select(document => document.Code));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<DocumentPrevu> documents = dossier.Contrat.Documents;
        for (int i = 0; i < documents.Length; i++)
        {
            string code = documents[i].Code;
            string pointeur = Dossier.Rang(Liste, i) + "/code";
            bool isElsewhere = Anx08RapportDeDiagnostic.EstJuge(dossier, code);
            if (!isElsewhere && !Avenant().IsMatch(code) && !dossier.Profil.Documents.Any(document => document.Code == code))
            {
                yield return new Constat("CPOM1181", pointeur) { Valeurs = [Quote.Text(code), dossier.Profil.Code, codes] };
            }
            else if (!seen.Add(code))
            {
                yield return new Constat("CPOM1182", pointeur) { Valeurs = [code] };
            }
        }
    }

    private static IEnumerable<Constat> DocumentsDeLaFamille(Dossier dossier)
    {
        foreach (DocumentProfil document in dossier.Profil.Documents)
        {
            int rang = IndexOf(dossier.Contrat.Documents, document.Code);
            bool? isAsked = document.PresentSi is { } pointeur ? dossier.OuiNon(pointeur) : null;
            string field = ChampDe(document);
            ImmutableArray<string> lus = document.PresentSi is { } read ? [ChaqueCode, read] : [ChaqueCode];
            if (rang < 0 && document.Obligatoire && DocumentDemande.RegleDe(document) == Identifiant)
            {
                yield return new Constat("CPOM1180", Liste) { Valeurs = [document.Code, dossier.Profil.Code], Lus = lus };
            }
            else if (rang < 0 && isAsked == true && DocumentDemande.RegleDe(document) == Identifiant)
            {
                yield return new Constat("CPOM1183", Liste) { Valeurs = [document.Code, field], Lus = lus };
            }
            else if (rang >= 0 && isAsked == false)
            {
                yield return new Constat("CPOM1184", Dossier.Rang(Liste, rang)) { Valeurs = [document.Code, field], Lus = lus };
            }
        }
    }

    private static IEnumerable<Constat> Donnees(Dossier dossier)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach ((DocumentProfil document, string section) in
            dossier.Profil.Documents.SelectMany(document => document.SectionsImprimees().Select(section => (document, section))))
        {
            int rang = IndexOf(dossier.Contrat.Documents, document.Code);
            bool isListOfAVolet = document.Volets.Any(volet => volet.Section == section) && dossier.Profil.GraviteDe("ANX-03") is not null;
            bool isJudgedElsewhere =
                isListOfAVolet || MayHaveNoEngagement(dossier, document, section) || DocumentDemande.JugeLesDonnees(dossier, section);
            if (rang >= 0 && !isJudgedElsewhere && !dossier.Contient("/annexes/" + section) && missing.Add(section))
            {
                yield return new Constat("CPOM1185", Dossier.Rang(Liste, rang))
                {
                    Valeurs = [document.Code, section],
                    Lus = ["/annexes/" + section],
                };
            }
        }

        foreach (string section in dossier.Fichier.Child("annexes")?.Children.Select(child => child.Segment) ?? [])
        {
            DocumentProfil[] printers =
                [.. dossier.Profil.Documents.Where(document => document.SectionsImprimees().Contains(section))];
            bool isPrinted = Array.Exists(printers, printer => IndexOf(dossier.Contrat.Documents, printer.Code) >= 0);
            if (!isPrinted && !Array.Exists(printers, printer => IsToldByAnotherRule(dossier, printer)))
            {
                yield return new Constat("CPOM1186", "/annexes/" + section) { Valeurs = [section], Lus = [ChaqueCode] };
            }
        }
    }

    // The rule that asks for the document says that it is missing, with its own weight.
    private static bool IsToldByAnotherRule(Dossier dossier, DocumentProfil printer)
    {
        string regle = DocumentDemande.RegleDe(printer);
        return printer.Obligatoire && regle != Identifiant && dossier.Profil.GraviteDe(regle) is not null;
    }

    // A socle commun has no engagement (OBJ-04), and an annexe in volets has its other volets to print.
    private static bool MayHaveNoEngagement(Dossier dossier, DocumentProfil document, string section)
    {
        return section == "orientations" && !document.Volets.IsEmpty && dossier.Contrat.NatureContrat == NatureContrat.SOCLE_COMMUN;
    }

    internal static string ChampDe(DocumentProfil document) =>
        document.PresentSi is { } key ? JsonPointer.Segments(key).Last() : "";

    internal static int IndexOf(ImmutableArray<DocumentPrevu> documents, string code)
    {
        return documents.IndexOf(documents.FirstOrDefault(document => document.Code == code)!);
    }

    [GeneratedRegex(@"\AAVENANT-[1-9][0-9]*\z")]
    private static partial Regex Avenant();
}

/// <summary>
/// ANX-02, ANX-04, ANX-05, USLD-05: the liasse holds the document that a rule of its own asks for, and the data that the rule asks for.
/// </summary>
internal sealed class DocumentDemande(string id, string code, string? codeDonnees = null) : Regle(id)
{
    private static readonly ImmutableArray<string> ReglesDesDonnees = ["ANX-02", "ANX-04", "ANX-05"];

    /// <summary>Rule that asks for a document.</summary>
    /// <param name="document">Document of the family.</param>
    /// <returns>Its identifier.</returns>
    internal static string RegleDe(DocumentProfil document) => document.Regle ?? Anx01Documents.Identifiant;

    /// <summary>Whether a rule of this kind judges a section in the family.</summary>
    /// <param name="dossier">The contract.</param>
    /// <param name="section">Key of a section of <c>annexes</c>.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    internal static bool JugeLesDonnees(Dossier dossier, string section) =>
        RegleDe(section) is { } regle && ReglesDesDonnees.Contains(regle) && dossier.Profil.GraviteDe(regle) is not null;

    internal override IEnumerable<Constat> Juger(Dossier dossier) => [.. Documents(dossier), .. Donnees(dossier)];

    private IEnumerable<Constat> Documents(Dossier dossier)
    {
        return dossier.Profil.Documents
            .Where(document => RegleDe(document) == Id && EstDemande(dossier, document) && !EstLa(dossier, document))
            .Select(document => new Constat(code, "/documents")
            {
                Valeurs = [document.Code, document.Intitule, Anx01Documents.ChampDe(document)],
                Lus = ["/documents/*/code", document.PresentSi ?? "/documents/*/code"],
            });
    }

    // Told once for all the documents that print the data, and not where the rule has already said that the document is missing.
    private IEnumerable<Constat> Donnees(Dossier dossier)
    {
        return codeDonnees is null ? [] : dossier.Profil.Documents
            .Where(document => document.Obligatoire && (RegleDe(document) != Id || EstLa(dossier, document)))
            .SelectMany(document => document.SectionsImprimees())
            .Distinct()
            .Where(section => RegleDe(section) == Id && !dossier.Contient("/annexes/" + section))
            .Select(section => new Constat(codeDonnees, "/annexes/" + section) { Valeurs = [section], Lus = ["/documents/*/code"] });
    }

    private static bool EstLa(Dossier dossier, DocumentProfil document) =>
        Anx01Documents.IndexOf(dossier.Contrat.Documents, document.Code) >= 0;

    private static bool EstDemande(Dossier dossier, DocumentProfil document)
    {
        return document.Obligatoire || (document.PresentSi is { } pointeur && dossier.OuiNon(pointeur) == true);
    }

    private static string? RegleDe(string section) => FieldCatalogue.Find(nameof(Annexes), section)?.Regle;
}

/// <summary>SIG-08: each document is signed at the stage the family gives it.</summary>
internal sealed class Sig08Etapes() : Regle("SIG-08")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<DocumentPrevu> documents = dossier.Contrat.Documents;
        for (int i = 0; i < documents.Length; i++)
        {
            int? attendue = dossier.Profil.Documents.FirstOrDefault(document => document.Code == documents[i].Code)?.Etape;
            if (attendue is { } etape && etape != documents[i].Etape)
            {
                yield return new Constat("CPOM1288", Dossier.Rang("/documents", i) + "/etape")
                {
                    Valeurs = [documents[i].Code, documents[i].Etape, etape],
                };
            }
        }
    }
}

/// <summary>SIG-09: no annexe is signed at a stage before that of the socle.</summary>
internal sealed class Sig09SocleAvantLesAnnexes() : Regle("SIG-09")
{
    private const string Socle = "SOCLE";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<DocumentPrevu> documents = dossier.Contrat.Documents;
        int? etapeDuSocle = documents.FirstOrDefault(document => document.Code == Socle)?.Etape;
        for (int i = 0; i < documents.Length; i++)
        {
            if (etapeDuSocle is { } etape && documents[i].Signataires.Length > 0 && documents[i].Etape < etape)
            {
                yield return new Constat("CPOM1290", Dossier.Rang("/documents", i) + "/etape")
                {
                    Valeurs = [documents[i].Code, documents[i].Etape, etape],
                    Lus = ["/documents/*/code", "/documents/*/etape"],
                };
            }
        }
    }
}
