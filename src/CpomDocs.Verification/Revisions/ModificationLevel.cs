namespace CpomDocs.Verification.Revisions;

/// <summary>How far a revision goes beyond the one before it; each level includes those before.</summary>
internal enum ModificationLevel
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Validation data, archive time-stamps, metadata.</summary>
    LtaUpdates,

    /// <summary>Fields filled or signed.</summary>
    FormFilling,

    /// <summary>Annotations added.</summary>
    Annotations,

    /// <summary>Anything else.</summary>
    Other,
}
