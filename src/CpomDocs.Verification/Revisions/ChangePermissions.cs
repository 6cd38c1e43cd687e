using System.Collections.Immutable;
using CpomDocs.Pdf.Forms;

namespace CpomDocs.Verification.Revisions;

/// <summary>
/// What one signature permits of the revisions after it (ISO 32000-2, 12.8.2): the strictest of its own terms and of those before it.
/// </summary>
/// <param name="FieldsAreClosed">
/// Whether no visible field may be added: a certification is in force, or the document is ours and holds every field from its first
/// revision.
/// </param>
/// <param name="Level">Lowest permission in force, 1 to 3.</param>
/// <param name="Locks">Fields that this signature locks.</param>
internal sealed record ChangePermissions(bool FieldsAreClosed, long Level, ImmutableArray<LockedFields> Locks)
{
    private const long Loosest = 3;

    /// <summary>What a document without any signature permits.</summary>
    /// <param name="fieldsAreClosed">Whether the document holds every visible field from its first revision.</param>
    public static ChangePermissions Initial(bool fieldsAreClosed) => new(fieldsAreClosed, Loosest, []);

    /// <summary>The permissions in force once a further signature is in place.</summary>
    public ChangePermissions With(PdfSignatureDictionary signature, PdfFieldLock? fieldLock)
    {
        ImmutableArray<PdfSignatureTransform> transforms = [.. signature.Transforms];
        bool certifies = transforms.Any(transform => transform.Method == "DocMDP");
        IEnumerable<PdfFieldLock> locks =
            transforms.Where(transform => transform.Method == "FieldMDP").Select(transform => transform.Parameters).Concat(Own(fieldLock));
        IEnumerable<long> levels = transforms.Select(LevelOf).Append(fieldLock?.P ?? Loosest).Append(Level);
        return new ChangePermissions(FieldsAreClosed || certifies, levels.Min(), [.. locks.Select(one => new LockedFields(one))]);
    }

    /// <summary>Changes that these terms do not permit, of a revision without forbidden change.</summary>
    public IEnumerable<ForbiddenChange> Refuse(RevisionChanges changes)
    {
        ModificationLevel permitted = Level <= 1 ? ModificationLevel.LtaUpdates : ModificationLevel.FormFilling;
        if (changes.Level > permitted)
        {
            yield return new ForbiddenChange(ForbiddenKind.PermissionExceeded,
                Level.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (string name in changes.ChangedFields.Concat(changes.AddedFields.Select(field => field.FullName)).Where(IsLocked))
        {
            yield return new ForbiddenChange(ForbiddenKind.LockedField, name);
        }

        foreach (AddedField field in changes.AddedFields.Where(field => field.IsVisible && FieldsAreClosed))
        {
            yield return new ForbiddenChange(ForbiddenKind.VisibleFieldAdded, field.FullName);
        }
    }

    private bool IsLocked(string name) => Locks.Any(one => one.Locks(name));

    // The lock of the field binds too when the signer did not copy it into the signature: it was there, and signed.
    private static ImmutableArray<PdfFieldLock> Own(PdfFieldLock? fieldLock) => fieldLock is null ? [] : [fieldLock];

    // DocMDP without /P means 2 (table 257); a lock without /P restricts nothing more.
    private static long LevelOf(PdfSignatureTransform transform) => transform.Method switch
    {
        "DocMDP" => transform.Parameters.P ?? 2,
        _ => transform.Parameters.P ?? Loosest,
    };
}
