using System.Collections.Immutable;

namespace CpomDocs.Archiving.Checks;

/// <summary>Result of a check of the archive.</summary>
/// <param name="Objets">Objects looked at.</param>
/// <param name="Fichiers">Content files whose digest was computed.</param>
/// <param name="Octets">Bytes read.</param>
/// <param name="Constats">What is wrong; empty when all is sound.</param>
public sealed record ArchiveCheckReport(int Objets, int Fichiers, long Octets, ImmutableArray<ArchiveFinding> Constats)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool Valide => Constats.IsEmpty;
}

/// <summary>One thing wrong in the archive.</summary>
/// <param name="Code">Error code of the OCFL 1.1 validation codes (<c>E092</c>).</param>
/// <param name="Chemin">Path, relative to the storage root.</param>
/// <param name="Message">French sentence.</param>
public sealed record ArchiveFinding(string Code, string Chemin, string Message);
