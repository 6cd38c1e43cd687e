using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>The evidence of a signature that no rule refuses: algorithms, certificate, source of its time.</summary>
internal static class SignatureFacts
{
    /// <summary>Tells it.</summary>
    /// <param name="content">What the signature holds; <see langword="null"/> when its form is refused.</param>
    /// <param name="claimed">Time that its signer claims.</param>
    /// <param name="time">What is known of its time; <see langword="null"/> when its form is refused.</param>
    public static IEnumerable<Fait> Of(SignatureContent? content, DateTimeOffset? claimed, SignatureTime? time)
    {
        if (content is { IsIntact: true, Message: { DigestAlgorithm: HashAlgorithmName digest } message, Signer: Certificate key })
        {
            yield return Fait.Integrite(Strength(digest, SignedDataReader.AcceptableUntil(message, key)));
        }

        if (content?.Signer is Certificate signer)
        {
            yield return Fait.Identite(Messages.Format("Certificat.Identite", signer.CommonName, signer.SerialNumber, signer.IssuerName,
                Messages.Instant(signer.NotBefore), Messages.Instant(signer.NotAfter)));
            if (signer.IsDemonstration)
            {
                yield return Fait.Identite(Messages.Get("Certificat.Demonstration"));
            }
        }

        yield return Fait.Temps(claimed is DateTimeOffset said
            ? Messages.Format("Temps.Declare", Messages.Instant(said))
            : Messages.Get("Temps.NonDeclare"));
        yield return Fait.Temps(time?.Proven is DateTimeOffset proven
            ? Messages.Format("Temps.Prouve", Messages.Instant(proven))
            : Messages.Get("Temps.NonProuve"));
    }

    private static string Strength(HashAlgorithmName digest, DateTimeOffset until)
    {
        return until == DateTimeOffset.MaxValue
            ? Messages.Format("Cms.Procede", digest.Name!)
            : Messages.Format("Cms.ProcedeJusque", digest.Name!, Messages.Instant(until));
    }
}
