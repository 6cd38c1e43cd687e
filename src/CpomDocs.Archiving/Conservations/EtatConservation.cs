using System.Collections.Immutable;

namespace CpomDocs.Archiving.Conservations;

/// <summary>How long a contract is kept, as its acts say together: the last rule, and the holds that nobody has lifted.</summary>
/// <param name="Regle">The rule in force; <see langword="null"/> while there is none.</param>
/// <param name="Gels">Holds in force, oldest first.</param>
/// <param name="Actes">Number of acts.</param>
public sealed record EtatConservation(RegleConservation? Regle, ImmutableArray<GelJuridique> Gels, int Actes)
{
    /// <summary>Whether a hold is in force.</summary>
    public bool EstGele => !Gels.IsEmpty;

    /// <summary>Reads the acts of a contract.</summary>
    /// <param name="paths">Its logical paths.</param>
    /// <param name="read">Gives the bytes of one of them.</param>
    /// <returns>What they say together.</returns>
    /// <exception cref="ArchiveUnavailableException">An act cannot be read.</exception>
    public static EtatConservation Of(IEnumerable<string> paths, Func<string, ReadOnlyMemory<byte>> read)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(read);
        ActeConservation[] acts = [.. paths
            .Where(path => path.StartsWith(ConservationJson.Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => ConservationJson.Read(path, read(path).Span))];
        HashSet<int> lifted = [.. acts.Where(act => act.Type == TypeActeConservation.DEGEL).Select(act => act.Gel).OfType<int>()];
        IEnumerable<GelJuridique> holds = acts
            .Select((act, index) => new GelJuridique(index + 1, act))
            .Where(hold => hold.Acte.Type == TypeActeConservation.GEL && !lifted.Contains(hold.Numero));
        return new EtatConservation(
            acts.LastOrDefault(act => act.Type == TypeActeConservation.REGLE)?.Regle, [.. holds], acts.Length);
    }
}

/// <summary>A legal hold in force.</summary>
/// <param name="Numero">Its number among the acts of the contract.</param>
/// <param name="Acte">Who set it, when and why.</param>
public sealed record GelJuridique(int Numero, ActeConservation Acte);
