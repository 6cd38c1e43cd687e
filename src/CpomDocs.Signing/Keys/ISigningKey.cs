namespace CpomDocs.Signing.Keys;

/// <summary>A private key that can sign, wherever it lives. Implementations serve several threads at once.</summary>
public interface ISigningKey : IDisposable
{
    /// <summary>Whose key it is, and how it signs.</summary>
    SigningIdentity Identity { get; }

    /// <summary>Signs.</summary>
    /// <param name="data">The bytes to sign (not their digest): the DER signed attributes.</param>
    /// <returns>The signature: as PKCS#1 says for RSA, the DER sequence of r and s for ECDSA.</returns>
    /// <exception cref="SigningKeyUnavailableException">The key does not answer or refuses.</exception>
    byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>
    /// How many signatures one authorisation of the person may carry. 1 for a key that is opened once and then signs without asking.
    /// </summary>
    int SignaturesPerAuthorization => 1;

    /// <summary>Signs several things in as few authorisations as the key allows.</summary>
    /// <param name="data">The bytes to sign, each as for <see cref="Sign"/>.</param>
    /// <returns>The signatures, in the same order.</returns>
    /// <exception cref="SigningKeyUnavailableException">The key does not answer or refuses: none of them is given.</exception>
    IReadOnlyList<byte[]> SignAll(IReadOnlyList<ReadOnlyMemory<byte>> data) => [.. data.Select(bytes => Sign(bytes.Span))];
}
