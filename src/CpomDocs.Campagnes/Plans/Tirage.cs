using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Draws of one contract: the same for the same seed and rank, whatever the other contracts.</summary>
internal sealed class Tirage
{
    private const int SeedFactor = 7919;
    private const int RankFactor = 104729;

    private readonly Random _random;

    public Tirage(int seed, int rang)
    {
        _random = new Random(unchecked((seed * SeedFactor) ^ ((rang + 1) * RankFactor)));
    }

    /// <summary>A whole number, ends included.</summary>
    public int Entier(int min, int max) => _random.Next(min, max + 1);

    /// <summary>True that many times in a hundred.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A number between two others, ends included, with that many decimals.</summary>
    public decimal Nombre(decimal min, decimal max, int decimals)
    {
        const int Steps = 1000;
        return decimal.Round(min + ((max - min) * Entier(0, Steps) / Steps), decimals);
    }

    /// <summary>One of a list.</summary>
    public T Un<T>(ImmutableArray<T> choices) => choices[_random.Next(choices.Length)];

    /// <summary>Several of a list, all different, in the order of the list.</summary>
    public ImmutableArray<T> Plusieurs<T>(IEnumerable<T> choices, int count)
    {
        T[] all = [.. choices];
        int[] ranks = [.. Enumerable.Range(0, all.Length)];
        _random.Shuffle(ranks);
        return [.. ranks.Take(count).Order().Select(rank => all[rank])];
    }

    /// <summary>A day that many days before another.</summary>
    public DateOnly Avant(DateOnly date, int minDays, int maxDays) => date.AddDays(-Entier(minDays, maxDays));
}
