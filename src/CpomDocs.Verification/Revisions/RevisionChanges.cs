namespace CpomDocs.Verification.Revisions;

/// <summary>Everything one revision does to the one before it. Filled by the rules, then only read.</summary>
internal sealed class RevisionChanges
{
    private readonly List<ForbiddenChange> _forbidden = [];
    private readonly HashSet<string> _changedFields = new(StringComparer.Ordinal);
    private readonly List<AddedField> _addedFields = [];

    public ModificationLevel Level { get; private set; }

    public IReadOnlyList<ForbiddenChange> Forbidden => _forbidden;

    /// <summary>Full names of the fields whose value or appearance changed.</summary>
    public IReadOnlySet<string> ChangedFields => _changedFields;

    public IReadOnlyList<AddedField> AddedFields => _addedFields;

    public void Raise(ModificationLevel level) => Level = level > Level ? level : Level;

    public void Forbid(ForbiddenKind kind, string subject)
    {
        Raise(kind == ForbiddenKind.AnnotationAdded ? ModificationLevel.Annotations : ModificationLevel.Other);
        _forbidden.Add(new ForbiddenChange(kind, subject));
    }

    public void ChangeField(string fullName)
    {
        Raise(ModificationLevel.FormFilling);
        _changedFields.Add(fullName);
    }

    public void AddField(AddedField field)
    {
        Raise(field.IsArchival ? ModificationLevel.LtaUpdates : ModificationLevel.FormFilling);
        _addedFields.Add(field);
    }
}

/// <summary>A signature field that a revision adds.</summary>
/// <param name="FullName">Its name.</param>
/// <param name="IsVisible">Whether it takes room on a page.</param>
/// <param name="IsArchival">Whether it is invisible and holds a document time-stamp.</param>
internal sealed record AddedField(string FullName, bool IsVisible, bool IsArchival);
