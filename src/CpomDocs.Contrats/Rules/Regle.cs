namespace CpomDocs.Contrats.Rules;

/// <summary>One rule of the domain.</summary>
/// <param name="id">Its identifier (<c>DUR-01</c>); the profile says whether it applies and how much it weighs.</param>
internal abstract class Regle(string id)
{
    /// <summary>Its identifier.</summary>
    internal string Id { get; } = id;

    /// <summary>Judges a contract.</summary>
    /// <param name="dossier">The contract, its family and its file.</param>
    /// <returns>What is wrong, in the order of the file.</returns>
    internal abstract IEnumerable<Constat> Juger(Dossier dossier);
}
