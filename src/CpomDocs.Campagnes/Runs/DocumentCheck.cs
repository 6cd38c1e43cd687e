using System.Security.Cryptography;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Checks;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Looks in each version of a contract for what digests cannot tell, because whoever wrote the inventories wrote them too: documents whose
/// signatures no longer cover them, documents that are not those of the list of the liasse.
/// </summary>
/// <param name="archive">The archive.</param>
/// <param name="at">Control time.</param>
internal sealed class DocumentCheck(LiasseArchiver archive, DateTimeOffset at)
{
    private const string Signature = "SIGNATURE";
    private const string Listed = "LISTE";
    private const string Unread = "LECTURE";

    /// <summary>Checks a contract.</summary>
    /// <param name="found">What the inventories say of it; nothing is looked for in an object that cannot be read.</param>
    /// <returns>The same, with what the documents say.</returns>
    public ObjectCheck Complete(ObjectCheck found)
    {
        try
        {
            return found.Id is { } id && archive.TryShow(id) is { } inventory
                ? found with { Constats = [.. found.Constats, .. Look(found.Chemin, inventory).Where(one => IsNews(one, found))] }
                : found;
        }
        catch (ArchiveUnavailableException)
        {
            // The inventories say so already.
            return found;
        }
    }

    // A sample leaves digests out: what cannot be read is told once, by the inventories or here.
    private static bool IsNews(ArchiveFinding one, ObjectCheck found) =>
        one.Code != Unread || found.Constats.All(known => known.Chemin != one.Chemin);

    private IEnumerable<ArchiveFinding> Look(string folder, Inventory inventory)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((int number, InventoryVersion version) in inventory.Versions)
        {
            foreach ((string path, string digest) in version.State.Where(file => IsPdf(file.Key) && seen.Add(file.Key + file.Value)))
            {
                string place = folder + "/" + inventory.ContentPath(digest);
                foreach (ArchiveFinding finding in LookAt(new Piece(inventory, number, path), place))
                {
                    yield return finding;
                }
            }
        }
    }

    private List<ArchiveFinding> LookAt(Piece piece, string place)
    {
        List<ArchiveFinding> findings = [];
        try
        {
            byte[] pdf = archive.GetFile(piece.Inventory.Id, piece.Path, piece.Version);
            if (!IsIntact(piece.Path, pdf))
            {
                findings.Add(new ArchiveFinding(Signature, place, Messages.Get("ControleSignature")));
            }

            if (IssuedOf(piece.Inventory, piece.Version, piece.Path) is { } issued && !StartsWith(pdf, issued))
            {
                findings.Add(new ArchiveFinding(Listed, place, Messages.Get("ControleListe")));
            }
        }
        catch (ArchiveUnavailableException error)
        {
            findings.Add(new ArchiveFinding(Unread, place, error.Message));
        }

        return findings;
    }

    private bool IsIntact(string path, byte[] pdf)
    {
        FichierVerifie judged = LiasseVerifier.Judge(new FichierAVerifier(path, pdf), new VerificationPolicy { At = at });
        bool isMalformed = judged is { Verdict: Verdict.ILLISIBLE } or { Verdict: Verdict.TOTAL_FAILED, Signatures.IsEmpty: true };
        return !isMalformed
            && judged.Signatures.All(signature => signature.Integre
                && signature.ModificationsPosterieures != ModificationsPosterieures.Interdites)
            && judged.Horodatages.All(stamp => stamp.Verdict != Verdict.TOTAL_FAILED);
    }

    private FichierLiasse? IssuedOf(Inventory inventory, int version, string path)
    {
        string folder = ArchiveContent.AvenantOf(path) is { } number ? ArchiveContent.FolderOf(number) : "";
        string list = folder + LiasseProduite.ManifestName;
        return inventory.Versions[version].State.ContainsKey(list)
            ? LiasseJson.Read(list, archive.GetFile(inventory.Id, list, version)).Value?.Documents
                .Select(document => document.Fichiers.Pdf)
                .FirstOrDefault(file => file?.Nom == Path.GetFileName(path))
            : null;
    }

    private static bool StartsWith(byte[] pdf, FichierLiasse issued) =>
        issued.Octets <= pdf.Length && Convert.ToHexStringLower(SHA256.HashData(pdf.AsSpan(0, (int)issued.Octets))) == issued.Sha256;

    private static bool IsPdf(string path) => path.EndsWith(".pdf", StringComparison.Ordinal);

    private sealed record Piece(Inventory Inventory, int Version, string Path);
}
