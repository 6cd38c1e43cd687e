namespace CpomDocs.Archiving;

/// <summary>How an archive that is not a folder is reached and protected. A folder needs none of it.</summary>
public sealed record ArchiveOptions
{
    /// <summary>
    /// Connection string of the account, a secret; without one the identity of the machine or of the environment is used (managed
    /// identity).
    /// </summary>
    public string? ConnexionAzure { get; init; }

    /// <summary>Whether the service is an emulator, which keeps no protection: it is then not asked for any.</summary>
    public bool Emulateur { get; init; }

    /// <summary>Days during which the service refuses to change or remove a version; none when absent.</summary>
    public int? ImmutabiliteJours { get; init; }

    /// <summary>Whether nobody, not even the owner of the account, can shorten that time.</summary>
    public bool ImmutabiliteVerrouillee { get; init; }

    /// <summary>Whether versions are put on legal hold, until somebody lifts it by hand.</summary>
    public bool GelJuridique { get; init; }

    /// <summary>Whether the service is asked to protect versions.</summary>
    internal bool AsksProtection => !Emulateur && (ImmutabiliteJours is not null || GelJuridique);

    /// <summary>Says everything but the secret.</summary>
    /// <returns>Text for a log.</returns>
    public override string ToString() =>
        $"Emulateur = {Emulateur}, ImmutabiliteJours = {ImmutabiliteJours}, GelJuridique = {GelJuridique}";
}
