using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>Where a rule stands while it walks: an object and the key under which it goes on.</summary>
/// <param name="Step">The comparison under way.</param>
/// <param name="Number">Object that holds the values.</param>
/// <param name="Key">Its top-level key; empty in an array object.</param>
internal readonly record struct ObjectPlace(RevisionStep Step, int Number, string Key)
{
    /// <summary>The key of a dictionary that is an object of its own; a dictionary written inside another keeps the outer key.</summary>
    public ObjectPlace At(string key) => Key.Length == 0 ? this with { Key = key } : this;

    /// <summary>Follows a value: into its object, which is allowed by this way, or on the spot.</summary>
    public ObjectPlace Enter(PdfObject value)
    {
        if (value is not PdfReference reference)
        {
            return this;
        }

        if (Step.IsTouched(reference.Number))
        {
            Step.Allow(new ObjectEdge(Number, Key, reference.Number));
            Step.Changes.Raise(ModificationLevel.LtaUpdates);
        }
        else
        {
            Step.Pass(new ObjectEdge(Number, Key, reference.Number));
        }

        return new ObjectPlace(Step, reference.Number, "");
    }

    /// <summary>Allows the new objects a value refers to.</summary>
    public void AllowDependencies(PdfObject value) => Step.AllowDependencies(Number, Key, value);

    /// <summary>Forbids a change of the security store.</summary>
    public void Forbid(string subject) => Step.Changes.Forbid(ForbiddenKind.SecurityStoreChanged, subject);
}
