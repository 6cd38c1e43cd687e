using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Verification;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// The report of the judge that a version carries: made when the last act of a contract comes in, made again when a document changes, and
/// never left beside other documents than those it judged (ARC-03).
/// </summary>
/// <param name="policy">Roots, revocation; the control time is that of the deposit. <see langword="null"/>: no report is made.</param>
internal sealed class ArchivedReport(VerificationPolicy? policy)
{
    private const string Prefix = ArchiveContent.Proofs + "verification.";

    /// <summary>Brings the report of a version up to its documents.</summary>
    /// <param name="code">Code of the contract.</param>
    /// <param name="held">SHA-512 of the files of the version before, by logical path.</param>
    /// <param name="files">Files of the version to come.</param>
    /// <param name="at">Control time.</param>
    /// <returns>The files, with a report of these very documents or without any.</returns>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Refresh(
        string code,
        ImmutableSortedDictionary<string, string>? held,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        DateTimeOffset at)
    {
        bool isStale = files.Any(file => IsPdf(file.Key) && held?.GetValueOrDefault(file.Key) != DigestOf(file.Value.Span));
        string[] reports = [.. files.Keys.Where(path => path.StartsWith(Prefix, StringComparison.Ordinal))];
        if (!isStale && reports.Length > 0)
        {
            return files;
        }

        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> bare = files.RemoveRange(reports);
        return policy is not null && IsComplete(bare) ? bare.SetItems(Judge(code, bare, policy with { At = at })) : bare;
    }

    private static bool IsComplete(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files) =>
        LiasseStates.Of(files) is nameof(EtatDocument.SIGNE) or nameof(EtatDocument.SANS_COSIGNATURE);

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Judge(
        string code, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files, VerificationPolicy policy)
    {
        var events = CircuitEvents.Of(files);
        ImmutableArray<FichierAVerifier> documents = [.. files.Keys.Where(IsPdf)
            .GroupBy(ArchiveContent.AvenantOf)
            .OrderBy(liasse => liasse.Key ?? 0)
            .SelectMany(liasse => DocumentsOf(code, liasse, files, events))];
        return VerificationProof.Of(LiasseVerifier.Verify(documents, policy))
            .Select(proof => KeyValuePair.Create(ArchiveContent.Proofs + proof.Key, proof.Value));
    }

    private static IEnumerable<FichierAVerifier> DocumentsOf(
        string code,
        IGrouping<int?, string> liasse,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        CircuitEvents events)
    {
        string folder = liasse.Key is { } number ? ArchiveContent.FolderOf(number) : "";
        LiasseManifeste? manifest = files.TryGetValue(folder + LiasseProduite.ManifestName, out ReadOnlyMemory<byte> json)
            ? LiasseJson.Read(LiasseProduite.ManifestName, json).Value
            : null;
        string name = folder.Length == 0 ? code : code + "/" + folder.TrimEnd('/');
        var place = new LiasseAVerifier(name, [.. (manifest?.Documents ?? []).Select(document => document.Code)]);
        return liasse.Select(path => new FichierAVerifier(ArchiveContent.DocumentOf(path) + ".pdf", files[path])
        {
            Liasse = place,
            Reserves = ArchivedLiasse.Reserves(files[path], Path.GetFileName(path), events, manifest),
        });
    }

    private static string DigestOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA512.HashData(file));

    private static bool IsPdf(string path) => path.EndsWith(".pdf", StringComparison.Ordinal);
}
