using System.Security.Cryptography;

namespace CpomDocs.Trust.Timestamps;

/// <summary>A service that attests when a digest existed. Implementations serve several threads at once.</summary>
public interface ITimestampAuthority
{
    /// <summary>How the service is named in messages.</summary>
    string Name { get; }

    /// <summary>Has a digest stamped.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="algorithm">Its algorithm, SHA-256 or stronger.</param>
    /// <returns>The token, verified: its imprint, its nonce, its signature, the purpose and the dates of its certificate.</returns>
    /// <exception cref="TimestampRefusedException">There is no acceptable token.</exception>
    TimestampToken Stamp(ReadOnlyMemory<byte> digest, HashAlgorithmName algorithm);

    /// <summary>Has a token made for nothing, to know that the service answers and how large its tokens are.</summary>
    /// <returns>A token of each authority that answers; at least one.</returns>
    /// <exception cref="TimestampRefusedException">None answers.</exception>
    IReadOnlyList<TimestampToken> Probe();
}
