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
}
