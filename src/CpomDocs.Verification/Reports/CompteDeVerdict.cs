using System.Collections.Immutable;

namespace CpomDocs.Verification.Reports;

/// <summary>How many files have a verdict.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Fichiers">Number of files, from 1.</param>
public sealed record CompteDeVerdict(Verdict Verdict, int Fichiers)
{
    /// <summary>Counts files.</summary>
    /// <param name="files">The files.</param>
    /// <returns>One entry a verdict that occurs, the gravest first.</returns>
    internal static ImmutableArray<CompteDeVerdict> Of(ImmutableArray<FichierVerifie> files) =>
        [.. files.GroupBy(file => file.Verdict)
            .OrderBy(group => Verdicts.RankOf(group.Key))
            .Select(group => new CompteDeVerdict(group.Key, group.Count()))];
}
