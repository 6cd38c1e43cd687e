using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Tells whether the archive holds already what would be issued: same data, same templates, same program, same documents. Documents are a
/// function of these, so that there is nothing to make again.
/// </summary>
/// <param name="archive">The archive.</param>
/// <param name="modeles">Profiles and templates.</param>
internal sealed class IssuedBefore(LiasseArchiver archive, Modeles modeles)
{
    private const string Profile = ArchiveContent.Templates + "profil.json";

    /// <summary>Looks a contract up.</summary>
    /// <param name="contrat">The contract.</param>
    /// <param name="options">What would be made of it.</param>
    /// <returns>The list of its documents where the archive has one, and why they are to be made.</returns>
    public EditionAnterieure Find(ContratValide contrat, ProductionOptions options)
    {
        string code = contrat.Contrat.CodeContrat;
        if (archive.TryShow(code)?.HeadVersion.State is not { } state || !state.ContainsKey(LiasseProduite.ManifestName))
        {
            return new EditionAnterieure(null, [CauseEdition.NOUVEAU]);
        }

        byte[] json = archive.GetFile(code, LiasseProduite.ManifestName);
        return LiasseJson.Read(LiasseProduite.ManifestName, json).Value is { } manifest
            ? new EditionAnterieure(manifest, [.. Changes(state, contrat, modeles), .. Changes(manifest, contrat, options)])
            : new EditionAnterieure(null, [CauseEdition.NOUVEAU]);
    }

    /// <summary>Whether a version of the archive comes from the data and the templates at hand.</summary>
    /// <param name="state">Digests of the version, by path.</param>
    /// <param name="contrat">The contract.</param>
    /// <param name="modeles">Profiles and templates.</param>
    public static bool HasSameSources(ImmutableSortedDictionary<string, string> state, ContratValide contrat, Modeles modeles) =>
        state.ContainsKey(LiasseProduite.ManifestName) && !Changes(state, contrat, modeles).Any();

    private static IEnumerable<CauseEdition> Changes(
        ImmutableSortedDictionary<string, string> state, ContratValide contrat, Modeles modeles)
    {
        if (!IsSame(state, ArchiveContent.Data, contrat.Json))
        {
            yield return CauseEdition.DONNEES;
        }

        string[] changed = [.. ArchiveContent.TemplatesOf(contrat.Profil, modeles)
            .Where(file => !IsSame(state, file.Key, file.Value))
            .Select(file => file.Key)];
        if (changed.Any(path => path != Profile))
        {
            yield return CauseEdition.MODELES;
        }

        if (changed.Contains(Profile))
        {
            yield return CauseEdition.PROFIL;
        }
    }

    private IEnumerable<CauseEdition> Changes(LiasseManifeste manifest, ContratValide contrat, ProductionOptions options)
    {
        if (manifest.Programme != options.Programme)
        {
            yield return CauseEdition.PROGRAMME;
        }

        if (!ListsAll(manifest, contrat, options))
        {
            yield return CauseEdition.DOCUMENTS;
        }
        else if (!IsSameKind(contrat.Contrat.CodeContrat, manifest, options))
        {
            yield return CauseEdition.NATURE;
        }
    }

    private static bool IsSame(ImmutableSortedDictionary<string, string> state, string path, ReadOnlyMemory<byte> bytes) =>
        state.TryGetValue(path, out string? digest) && digest == Convert.ToHexStringLower(SHA512.HashData(bytes.Span));

    private static bool ListsAll(LiasseManifeste manifest, ContratValide contrat, ProductionOptions options)
    {
        IEnumerable<string> codes = contrat.Contrat.Documents.Select(document => document.Code);
        return codes
            .Where(code => options.Documents.IsEmpty || options.Documents.Contains(code))
            .All(code => manifest.Documents.Any(document => document.Code == code && HasFormats(document.Fichiers, options)));
    }

    private static bool HasFormats(FichiersLiasse fichiers, ProductionOptions options) =>
        (!options.Pdf || fichiers.Pdf is not null) && (!options.Docx || fichiers.Docx is not null);

    // A demonstration says so on each page, and a PDF may carry its data: its documents are others.
    private bool IsSameKind(string code, LiasseManifeste manifest, ProductionOptions options)
    {
        FichierLiasse? pdf = SignedFirst(manifest).Select(document => document.Fichiers.Pdf).FirstOrDefault(file => file is not null);
        if (pdf is null)
        {
            return false;
        }

        byte[] file = archive.GetFile(code, ArchiveContent.PathOf(pdf.Nom));
        return SignatureStatusReader.Read(file).Value is { } status
            && status.Descripteur.Demonstration == options.Demonstration
            && (!options.Certifie || status.EstCertifie || status.Etat.Circuit.Etapes.IsEmpty)
            && SourceReader.Read(file).Value is not null == options.Donnees;
    }

    // A document that nobody signs carries no seal.
    private static IEnumerable<DocumentLiasse> SignedFirst(LiasseManifeste manifest) =>
        manifest.Documents.OrderBy(document => document.Circuit.IsEmpty);
}

/// <summary>What an archive holds of a contract, beside what would be issued.</summary>
/// <param name="Manifeste">The list of its documents, if it has one.</param>
/// <param name="Causes">Why the documents are to be made; empty when there is nothing to make.</param>
internal sealed record EditionAnterieure(LiasseManifeste? Manifeste, ImmutableArray<CauseEdition> Causes);
