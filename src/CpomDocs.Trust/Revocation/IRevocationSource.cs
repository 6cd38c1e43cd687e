using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Revocation;

/// <summary>Where data about the revocation of a certificate comes from. Implementations serve several threads at once.</summary>
public interface IRevocationSource
{
    /// <summary>Finds data about a certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="issuer">Its issuer.</param>
    /// <returns>Data verified and current: signed by the issuer or for it, about this certificate, whatever it says of it.</returns>
    /// <exception cref="RevocationUnavailableException">There is none.</exception>
    RevocationInfo Find(Certificate certificate, Certificate issuer);
}
