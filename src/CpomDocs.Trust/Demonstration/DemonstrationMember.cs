using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Demonstration;

/// <summary>A holder of the demonstration PKI with its certificate and, where its file is at hand, its key.</summary>
/// <param name="Holder">The holder.</param>
/// <param name="Keyed">Its certificate with its private key.</param>
/// <param name="Read">The same certificate, taken apart.</param>
internal sealed record DemonstrationMember(DemonstrationHolder Holder, X509Certificate2 Keyed, Certificate Read)
{
    /// <summary>Opens the PKCS#12 file of a holder.</summary>
    /// <exception cref="InvalidDataException">The file is none of the demonstration PKI.</exception>
    public static DemonstrationMember Open(DemonstrationHolder holder, ReadOnlyMemory<byte> pkcs12)
    {
        try
        {
            X509Certificate2 keyed =
                X509CertificateLoader.LoadPkcs12(pkcs12.Span, DemonstrationPki.Password, X509KeyStorageFlags.EphemeralKeySet);
            return new DemonstrationMember(holder, keyed, Certificate.TryRead(keyed.RawData)!);
        }
        catch (System.Security.Cryptography.CryptographicException exception)
        {
            throw new InvalidDataException(Messages.Format("Demonstration.Illisible", holder.Name + ".p12"), exception);
        }
    }
}
