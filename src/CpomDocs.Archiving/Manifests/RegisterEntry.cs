using System.Collections.Immutable;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Content of one version of a register of the archive itself: an object that is no contract.</summary>
/// <param name="Evenement">What happened, in French.</param>
/// <param name="Auteur">Who made it.</param>
/// <param name="Fichiers">Files by logical path; kept, not copied.</param>
/// <param name="ApresVersion">Version this content was made from, 0 for none.</param>
public sealed record RegisterEntry(
    string Evenement,
    ArchiveUser Auteur,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Fichiers,
    int ApresVersion);
