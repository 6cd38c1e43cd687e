using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Adds the documents of one step to the list of those issued before, so that <c>liasse.json</c> always tells of the whole liasse.
/// </summary>
internal static class ManifestMerge
{
    /// <summary>Merges two lists of the same version of a contract.</summary>
    /// <param name="present">Bytes of the list that is there; anything else than a list of the same version counts for nothing.</param>
    /// <param name="issued">Bytes of the list of what was just issued; its documents win.</param>
    /// <param name="profil">Profile, for the order of the documents.</param>
    /// <returns>Bytes of the merged list.</returns>
    public static ReadOnlyMemory<byte> Merge(ReadOnlyMemory<byte> present, ReadOnlyMemory<byte> issued, Profil profil)
    {
        const string Name = LiasseProduite.ManifestName;
        return LiasseJson.Read(Name, present).Value is { } before
            && LiasseJson.Read(Name, issued).Value is { } next
            && SameVersion(before, next)
            ? LiasseJson.Write(next with { Documents = Union(before, next, profil) })
            : issued;
    }

    private static bool SameVersion(LiasseManifeste before, LiasseManifeste next) =>
        (before.CodeContrat, before.Version, before.Profil) == (next.CodeContrat, next.Version, next.Profil);

    private static ImmutableArray<DocumentLiasse> Union(LiasseManifeste before, LiasseManifeste next, Profil profil)
    {
        ImmutableArray<string> order = [.. profil.Documents.Select(document => document.Code)];
        return [.. next.Documents
            .Concat(before.Documents.Where(document => next.Documents.All(other => other.Code != document.Code)))
            .OrderBy(document => order.IndexOf(document.Code))];
    }
}
