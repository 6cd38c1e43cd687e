using System.Collections.Immutable;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>The documents of a contract as they are issued, before any act: same data, same templates, same version, same bytes.</summary>
public sealed record LiasseProduite
{
    /// <summary>Name of the list of documents.</summary>
    public const string ManifestName = "liasse.json";

    /// <summary>Name of the data the documents come from.</summary>
    public const string DataName = "contrat.json";

    /// <summary>The contract they come from.</summary>
    public required ContratValide Contrat { get; init; }

    /// <summary>Bytes by file name: <c>SOCLE.pdf</c>, <c>SOCLE.docx</c>, …, <c>liasse.json</c>.</summary>
    public required ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Fichiers { get; init; }

    /// <summary>Pages of all PDF documents.</summary>
    public required int Pages { get; init; }

    /// <summary>The same with the documents of an earlier step in its list.</summary>
    /// <param name="present">Bytes of the <c>liasse.json</c> that is there.</param>
    /// <returns>The liasse with a merged list.</returns>
    public LiasseProduite WithManifestOf(ReadOnlyMemory<byte> present) =>
        this with { Fichiers = Fichiers.SetItem(ManifestName, ManifestMerge.Merge(present, Fichiers[ManifestName], Contrat.Profil)) };
}

/// <summary>What to make of a contract.</summary>
public sealed record ProductionOptions
{
    /// <summary>Version of the program, written in <c>liasse.json</c>.</summary>
    public required string Programme { get; init; }

    /// <summary>Whether to make PDF files.</summary>
    public bool Pdf { get; init; } = true;

    /// <summary>Whether to make DOCX files.</summary>
    public bool Docx { get; init; } = true;

    /// <summary>Codes of the documents to make; all those of the contract when empty.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>Whether each page says « SANS VALEUR JURIDIQUE ».</summary>
    public bool Demonstration { get; init; }

    /// <summary>Whether the DOCX files are to be negotiated: « PROJET » stands across their pages until the liasse is issued.</summary>
    public bool Projet { get; init; }

    /// <summary>Whether each PDF carries the JSON of the contract, as PDF/A-3a; PDF/A-2a without it.</summary>
    public bool Donnees { get; init; }

    /// <summary>Whether the documents to be signed carry the seal of the agency.</summary>
    public bool Certifie { get; init; }
}
