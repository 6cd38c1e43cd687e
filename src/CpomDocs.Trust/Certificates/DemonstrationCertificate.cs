using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace CpomDocs.Trust.Certificates;

/// <summary>Tells the certificates made for trials, whose signatures have no legal value.</summary>
public static class DemonstrationCertificate
{
    /// <summary>Words every demonstration certificate carries in its subject, and that are printed with each act it makes.</summary>
    public const string Mention = "SANS VALEUR JURIDIQUE";

    /// <summary>
    /// Certificate policy of the demonstration PKI (arc 2.25 of ITU-T X.667: derived from a UUID, needs no registration).
    /// </summary>
    public const string PolicyOid = "2.25.294863790618152270353741239067103924597";

    private const string CertificatePoliciesOid = "2.5.29.32";

    /// <summary>Whether a certificate is a demonstration one: it has the policy, or the words in its subject or its issuer.</summary>
    /// <param name="certificate">Any certificate.</param>
    /// <returns>True for a certificate without legal value.</returns>
    public static bool IsDemonstration(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Subject.Contains(Mention, StringComparison.OrdinalIgnoreCase)
            || certificate.Issuer.Contains(Mention, StringComparison.OrdinalIgnoreCase)
            || certificate.Extensions[CertificatePoliciesOid] is X509Extension policies && HasPolicy(policies.RawData);
    }

    private static bool HasPolicy(byte[] encoded)
    {
        try
        {
            AsnReader policies = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            while (policies.HasData)
            {
                if (policies.ReadSequence().ReadObjectIdentifier() == PolicyOid)
                {
                    return true;
                }
            }

            return false;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
