namespace CpomDocs.Verification.Revisions;

/// <summary>A change no rule explains.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Subject">Field, key or object it was done to.</param>
internal sealed record ForbiddenChange(ForbiddenKind Kind, string Subject);

/// <summary>Kinds of changes no rule explains; each has its sentence in the messages of the room.</summary>
internal enum ForbiddenKind
{
    ObjectFreed,
    XrefOnly,
    GenerationChanged,
    UnexplainedObject,
    SharedObject,
    TrailerChanged,
    CatalogChanged,
    PageChanged,
    AnnotationAdded,
    AnnotationRemoved,
    FormChanged,
    FieldRemoved,
    FieldAdded,
    FieldChanged,
    FieldFlags,
    SignatureReplaced,
    SecurityStoreChanged,
    MetadataInvalid,
    LockedField,
    VisibleFieldAdded,
    PermissionExceeded,
}
