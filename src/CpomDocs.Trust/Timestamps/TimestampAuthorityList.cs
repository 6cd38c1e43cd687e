using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CpomDocs.Trust.Timestamps;

/// <summary>Several authorities asked in order: the next one where one gives no acceptable token. Thread-safe.</summary>
public sealed class TimestampAuthorityList : ITimestampAuthority
{
    private readonly ImmutableArray<ITimestampAuthority> _authorities;

    /// <summary>Makes a list.</summary>
    /// <param name="authorities">The authorities, first choice first; at least one.</param>
    public TimestampAuthorityList(IEnumerable<ITimestampAuthority> authorities)
    {
        _authorities = [.. authorities];
        ArgumentOutOfRangeException.ThrowIfZero(_authorities.Length, nameof(authorities));
        Name = string.Join(", ", _authorities.Select(authority => authority.Name));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public TimestampToken Stamp(ReadOnlyMemory<byte> digest, HashAlgorithmName algorithm)
    {
        var refusals = new List<TimestampRefusedException>();
        foreach (ITimestampAuthority authority in _authorities)
        {
            try
            {
                return authority.Stamp(digest, algorithm);
            }
            catch (TimestampRefusedException refusal)
            {
                refusals.Add(refusal);
            }
        }

        throw Joined(refusals);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TimestampToken> Probe()
    {
        var tokens = new List<TimestampToken>();
        var refusals = new List<TimestampRefusedException>();
        foreach (ITimestampAuthority authority in _authorities)
        {
            try
            {
                tokens.AddRange(authority.Probe());
            }
            catch (TimestampRefusedException refusal)
            {
                refusals.Add(refusal);
            }
        }

        return tokens.Count > 0 ? tokens : throw Joined(refusals);
    }

    private TimestampRefusedException Joined(List<TimestampRefusedException> refusals)
    {
        string message = string.Join(" ", refusals.Select(refusal => refusal.Message));
        return new TimestampRefusedException(Name, refusals[^1].Reason, message, refusals[^1]);
    }
}
