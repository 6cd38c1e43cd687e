using System.Collections.Immutable;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Forms;

/// <summary>
/// Which fields a signature locks, and what it permits afterwards: a <c>/Lock</c> or the parameters of a transform (ISO 32000-2, 12.7.5.5,
/// 12.8.2).
/// </summary>
/// <param name="Action"><c>All</c>, <c>Include</c> or <c>Exclude</c> as written; null when absent.</param>
/// <param name="Fields">Full names as written; those of a non-terminal field stand for its subtree.</param>
/// <param name="P">Access permission 1 to 3 as written; null when absent.</param>
public sealed record PdfFieldLock(string? Action, ImmutableArray<string> Fields, long? P)
{
    /// <summary>Whether a field is locked.</summary>
    /// <param name="fullName">Full name of the field.</param>
    /// <returns>True when the action applies to the field or to one of its ancestors; an unknown action locks everything.</returns>
    public bool Locks(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        return Action switch
        {
            null => false,
            "Include" => Fields.Any(name => Covers(name, fullName)),
            "Exclude" => !Fields.Any(name => Covers(name, fullName)),
            _ => true,
        };
    }

    internal static PdfFieldLock Read(PdfRevision revision, PdfDictionary dictionary) => new(
        revision.Find<PdfName>(dictionary, "Action")?.Value,
        [.. (revision.Find<PdfArray>(dictionary, "Fields") ?? [])
            .Select(revision.Resolve)
            .OfType<PdfString>()
            .Select(name => name.ToText())],
        revision.Find<PdfInteger>(dictionary, "P")?.Value);

    private static bool Covers(string name, string fullName) =>
        fullName.StartsWith(name, StringComparison.Ordinal) && (fullName.Length == name.Length || fullName[name.Length] == '.');
}
