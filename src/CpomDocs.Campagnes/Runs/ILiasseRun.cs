namespace CpomDocs.Campagnes.Runs;

/// <summary>What the stages of a run do with each item. Thread-safe.</summary>
/// <typeparam name="T">What a run goes through: contracts to issue, avenants to make.</typeparam>
internal interface ILiasseRun<in T>
{
    /// <summary>First stage: reads, checks and renders.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The documents, or <see langword="null"/> when the item goes no further: what became of it has then been told.</returns>
    LiasseEnCours? Make(T item);

    /// <summary>Second stage: the seal of the agency, where the campaign asks for it.</summary>
    /// <param name="made">The documents.</param>
    /// <returns>The same, sealed; or <see langword="null"/> when it is refused.</returns>
    LiasseEnCours? Certify(LiasseEnCours made);

    /// <summary>Third stage: the folder and the archive.</summary>
    /// <param name="made">The documents.</param>
    /// <returns>The same; or <see langword="null"/> when they could not be put away.</returns>
    LiasseEnCours? PutAway(LiasseEnCours made);
}
