using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace CpomDocs.Trust.Cms;

/// <summary>Until when algorithms and key sizes are held reliable: <c>algorithmes.tsv</c>, which names the source of each date.</summary>
/// <remarks>EN 319 102-1, 5.2.8 and 5.6.2.2: the cryptographic constraints.</remarks>
internal static class AlgorithmLimits
{
    private static readonly ImmutableArray<Limit> Limits = Read();

    /// <summary>Last instant at which a digest was reliable; the greatest date when no end is announced.</summary>
    public static DateTimeOffset UntilOf(HashAlgorithmName digest) =>
        Limits.FirstOrDefault(limit => limit.Family == "digest" && limit.Smallest == digest.Name)?.Until ?? DateTimeOffset.MinValue;

    /// <summary>Last instant at which keys of a size were reliable; the smallest date when the size never was.</summary>
    /// <param name="family">Family of the key.</param>
    /// <param name="bits">Size of the key.</param>
    public static DateTimeOffset UntilOf(KeyFamily family, int bits)
    {
        string name = family is KeyFamily.Ed25519 or KeyFamily.Ed448 ? "eddsa" : family.ToString().ToLowerInvariant();
        return Limits.LastOrDefault(limit => limit.Family == name && limit.SmallestBits <= bits)?.Until ?? DateTimeOffset.MinValue;
    }

    private static ImmutableArray<Limit> Read()
    {
        using Stream stream = typeof(AlgorithmLimits).Assembly.GetManifestResourceStream("CpomDocs.Trust.Cms.algorithmes.tsv")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#')
                .Select(line => LimitOf(line.Split('\t'))),
        ];
    }

    private static Limit LimitOf(string[] cells)
    {
        DateTimeOffset until = cells[2].Length == 0
            ? DateTimeOffset.MaxValue
            : DateTimeOffset.Parse(cells[2], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddDays(1);
        return new Limit(cells[0], cells[1], until);
    }

    private sealed record Limit(string Family, string Smallest, DateTimeOffset Until)
    {
        public int SmallestBits { get; } = int.TryParse(Smallest, CultureInfo.InvariantCulture, out int bits) ? bits : 0;
    }
}
