using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Model;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Report of a demonstration (<c>rapport.json</c>, schema <c>cpomdocs/demo/1</c>).</summary>
public sealed record DemoReport
{
    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = "cpomdocs/demo/1";

    /// <summary>Always true: everything here is made with demonstration keys.</summary>
    public bool SansValeurJuridique { get; init; } = true;

    /// <summary>Version of the program.</summary>
    public required string Programme { get; init; }

    /// <summary>Title of the campaign.</summary>
    public required string Campagne { get; init; }

    /// <summary>Code of the family.</summary>
    public required string Profil { get; init; }

    /// <summary>Seed of the data.</summary>
    public required int Graine { get; init; }

    /// <summary>Worst verdict of the contracts.</summary>
    public required string Verdict { get; init; }

    /// <summary>PDF documents.</summary>
    public required int Documents { get; init; }

    /// <summary>Pages rendered by this run; 0 when it went on with documents that were there.</summary>
    public required int Pages { get; init; }

    /// <summary>Signatures found and judged.</summary>
    public required int Signatures { get; init; }

    /// <summary>Contracts that could not be issued.</summary>
    public required int Echecs { get; init; }

    /// <summary>Duration of each phase, in milliseconds.</summary>
    public ImmutableSortedDictionary<string, long> DureesMs { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Peak memory of the process, in bytes.</summary>
    public required long MemoireMaxOctets { get; init; }

    /// <summary>Contracts, in order of code.</summary>
    public required ImmutableArray<DemoContratItem> Contrats { get; init; }

    /// <summary>Contracts that this demonstration leaves unsigned, or signed without the département, on purpose.</summary>
    public int Aleas => Contrats.Count(contrat => contrat.Alea is not null);

    /// <summary>Whether each contract ends as this demonstration wants: valid, or waiting for a signature on purpose.</summary>
    [JsonIgnore]
    public bool Attendu => Contrats.All(contrat => contrat.Attendu);

    internal static DemoReport Of(
        DemoRequest request, Campagne campagne, CampagneTotals issued, ImmutableArray<DemoContratItem> contrats) => new()
    {
        Programme = request.Programme,
        Campagne = campagne.Libelle,
        Profil = campagne.Profil,
        Graine = request.Graine,
        Verdict = StandardNames.Of(WorstOf(contrats)),
        Documents = contrats.Sum(contrat => contrat.Documents.Length),
        Pages = issued.Pages,
        Signatures = contrats.Sum(contrat => contrat.Documents.Sum(document => document.Signataires.Length)),
        Echecs = issued.Echecs,
        MemoireMaxOctets = issued.MemoireMaxOctets,
        Contrats = [.. contrats.OrderBy(contrat => contrat.CodeContrat, StringComparer.Ordinal)],
    };

    private static Verdict WorstOf(ImmutableArray<DemoContratItem> contrats) =>
        contrats.Select(contrat => contrat.Pire).DefaultIfEmpty(Verification.Reports.Verdict.NON_SIGNE).MaxBy(Weight);

    private static int Weight(Verdict verdict) => verdict switch
    {
        Verification.Reports.Verdict.TOTAL_FAILED => 4,
        Verification.Reports.Verdict.ILLISIBLE => 3,
        Verification.Reports.Verdict.INDETERMINATE => 2,
        Verification.Reports.Verdict.NON_SIGNE => 1,
        _ => 0,
    };
}

/// <summary>A contract of a demonstration.</summary>
/// <param name="CodeContrat">Code.</param>
/// <param name="Etablissement">Legal name.</param>
/// <param name="TypeStructure">Kind of structure.</param>
/// <param name="Departement">Code of the département.</param>
/// <param name="Etat">State of the liasse.</param>
/// <param name="Verdict">Worst verdict of its documents.</param>
/// <param name="Documents">Documents, in order of file.</param>
public sealed record DemoContratItem(
    string CodeContrat,
    string Etablissement,
    string TypeStructure,
    string? Departement,
    string Etat,
    string Verdict,
    ImmutableArray<DemoDocumentItem> Documents)
{
    /// <summary>What went otherwise than planned, on purpose (<c>SANS_PCD</c>, <c>REFUS</c>); nothing when everybody signed.</summary>
    public string? Alea { get; init; }

    /// <summary>Whether the contract ends as wanted.</summary>
    [JsonIgnore]
    internal bool Attendu => Pire == Verification.Reports.Verdict.TOTAL_PASSED
        || (Alea is not null && Pire is Verification.Reports.Verdict.INDETERMINATE or Verification.Reports.Verdict.NON_SIGNE);

    /// <summary>The verdict, as the judge said it.</summary>
    [JsonIgnore]
    internal Verdict Pire { get; init; }

    internal static DemoContratItem Of(LiasseVerdict verdict, AleaSignature alea) => new(
        verdict.Contrat.CodeContrat,
        verdict.Contrat.Structure.Denomination(),
        verdict.Contrat.Structure.TypeStructure.ToString(),
        verdict.Contrat.Structure.Departement,
        verdict.Etat,
        StandardNames.Of(verdict.Rapport.Verdict),
        [.. verdict.Rapport.Fichiers.Select(DemoDocumentItem.Of)])
    {
        Alea = alea is AleaSignature.AUCUN ? null : alea.ToString(),
        Pire = verdict.Rapport.Verdict,
    };
}

/// <summary>A document of a demonstration.</summary>
/// <param name="Fichier">File name.</param>
/// <param name="Verdict">Verdict of the file.</param>
/// <param name="Phrase">French sentence.</param>
/// <param name="Signataires">Holders of the certificates, in order of revision.</param>
public sealed record DemoDocumentItem(string Fichier, string Verdict, string Phrase, ImmutableArray<string> Signataires)
{
    internal static DemoDocumentItem Of(FichierVerifie file) => new(
        file.Fichier,
        StandardNames.Of(file.Verdict),
        file.Phrase,
        [.. file.Signatures.Select(signature => signature.Role ?? signature.Signataire)]);
}
