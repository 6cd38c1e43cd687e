using System.Collections.Immutable;
using CpomDocs.Verification;

namespace CpomDocs.Campagnes.Runs;

/// <summary>A PDF to verify, on disk or in an archive, read when its turn comes.</summary>
/// <param name="Nom">How results name it.</param>
/// <param name="Lire">Gives its bytes.</param>
public sealed record FichierSoumis(string Nom, Func<byte[]> Lire)
{
    /// <summary>The folder or object it was found in; <see langword="null"/> for a file given by itself.</summary>
    public LiasseAVerifier? Liasse { get; init; }

    /// <summary>What its archive says against its bytes, in French.</summary>
    public Func<ReadOnlyMemory<byte>, ImmutableArray<string>> Reserves { get; init; } = _ => [];

    /// <summary>
    /// What the document may have been made from, by logical path (data, list, templates); one entry a state of its archive, the newest
    /// first.
    /// </summary>
    public Func<IEnumerable<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>>> Sources { get; init; } = () => [];
}
