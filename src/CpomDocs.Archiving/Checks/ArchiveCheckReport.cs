using System.Collections.Immutable;

namespace CpomDocs.Archiving.Checks;

/// <summary>Result of a check of the archive.</summary>
/// <param name="Objets">Objects looked at.</param>
/// <param name="Fichiers">Content files whose digests were computed.</param>
/// <param name="Octets">Bytes of these files.</param>
/// <param name="Constats">What is wrong; empty when all is sound.</param>
public sealed record ArchiveCheckReport(int Objets, int Fichiers, long Octets, ImmutableArray<ArchiveFinding> Constats)
{
    // The work area of the program is an extension of its own.
    private const string OwnExtension = "W016";

    /// <summary>What the specification advises against; an archive with warnings only is valid.</summary>
    public ImmutableArray<ArchiveFinding> Avertissements { get; init; } = [];

    /// <summary>True when nothing is wrong.</summary>
    public bool Valide => Constats.IsEmpty;

    /// <summary>Joins what was found in the tree and in each object.</summary>
    /// <param name="root">Check of the tree.</param>
    /// <param name="objects">Checks of objects, in the order of the storage.</param>
    /// <param name="isOurs">
    /// Whether the program made the archive: what the specification only advises, its objects follow, so that a lack is a damage.
    /// </param>
    /// <returns>The report.</returns>
    public static ArchiveCheckReport Of(RootCheck root, IEnumerable<ObjectCheck> objects, bool isOurs)
    {
        ArgumentNullException.ThrowIfNull(root);
        ObjectCheck[] all = [.. objects];
        ArchiveFinding[] findings = [.. root.Constats, .. all.SelectMany(item => item.Constats), .. SameIdentifier(all)];
        bool IsAdvice(ArchiveFinding finding) => finding.IsWarning && (!isOurs || finding.Code == OwnExtension);
        return new ArchiveCheckReport(all.Length, all.Sum(item => item.Fichiers), all.Sum(item => item.Octets),
            [.. findings.Where(finding => !IsAdvice(finding))])
        {
            Avertissements = [.. findings.Where(IsAdvice)],
        };
    }

    private static IEnumerable<ArchiveFinding> SameIdentifier(ObjectCheck[] objects)
    {
        return objects.Where(item => item.Id is not null)
            .GroupBy(item => item.Id, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1))
            .Select(item => new ArchiveFinding("E037", item.Chemin, Messages.Finding("E037")));
    }
}

/// <summary>One thing to say of the archive.</summary>
/// <param name="Code">
/// Code of the OCFL validation codes (<c>E092</c>, <c>W010</c>), <c>LIMITE</c> beyond what a check looks at, or <c>LECTURE</c> when the
/// system refuses to read.
/// </param>
/// <param name="Chemin">Path, relative to the storage root.</param>
/// <param name="Message">French sentence.</param>
public sealed record ArchiveFinding(string Code, string Chemin, string Message)
{
    /// <summary>Whether the specification only advises against it.</summary>
    public bool IsWarning => Code.StartsWith('W');
}

/// <summary>Check of the tree of a storage root, its objects not opened.</summary>
/// <param name="Objets">Paths of the objects, in the order of the storage; <c>""</c> when the object is itself what is checked.</param>
/// <param name="Constats">What was found.</param>
public sealed record RootCheck(ImmutableArray<string> Objets, ImmutableArray<ArchiveFinding> Constats);

/// <summary>Check of an object.</summary>
/// <param name="Chemin">Its path.</param>
/// <param name="Id">Its identifier, or <see langword="null"/> when it cannot be read.</param>
/// <param name="Constats">What was found.</param>
public sealed record ObjectCheck(string Chemin, string? Id, ImmutableArray<ArchiveFinding> Constats)
{
    /// <summary>Content files whose digests were computed.</summary>
    public int Fichiers { get; init; }

    /// <summary>Bytes of these files.</summary>
    public long Octets { get; init; }
}
