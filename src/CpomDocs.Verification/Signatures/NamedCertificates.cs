using System.Security.Cryptography;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Verification.Signatures;

/// <summary>Finds the certificates of the signatures and time-stamps of a file whose values hold.</summary>
internal static class NamedCertificates
{
    private const int MaxCertificates = 64;

    public static CertificatsDuFichier Of(FichierAVerifier file, VerificationPolicy policy)
    {
        try
        {
            DocumentEvidence evidence = OpenedDocument.Read(file.Contenu, policy);
            IEnumerable<CertificatAJuger> named = evidence.Signatures.SelectMany(found => Of(evidence.ContentOf(found)))
                .Concat(evidence.Timestamps.SelectMany(found => Of(evidence, found)));
            return new CertificatsDuFichier([.. named.Distinct().Take(MaxCertificates)], [.. evidence.HeldCertificates]);
        }
        catch (Exception exception) when (exception is PdfFormatException or TrustLimitException or ArithmeticException or ArgumentException
            or InvalidOperationException or IndexOutOfRangeException)
        {
            return CertificatsDuFichier.Aucun;
        }
    }

    private static IEnumerable<CertificatAJuger> Of(SignatureContent? content)
    {
        if (content is not { IsIntact: true, Message: { } message, Signer: Certificate signer })
        {
            yield break;
        }

        yield return new CertificatAJuger(signer, CertificateUse.Signature);
        foreach (ReadOnlyMemory<byte> encoded in message.SignatureTimestamps)
        {
            TimestampToken? token = TimestampTokenReader.TryRead(encoded, []);
            if (token is { Signer: Certificate unit, ImprintAlgorithm: HashAlgorithmName algorithm }
                && TimestampTokenReader.Verify(token, Digests.Of(algorithm, message.SignatureValue.Span)) is null)
            {
                yield return new CertificatAJuger(unit, CertificateUse.Timestamp);
            }
        }
    }

    private static IEnumerable<CertificatAJuger> Of(DocumentEvidence evidence, FoundSignature found)
    {
        bool holds = evidence.FormatProblemOf(found) is null
            && evidence.TokenOf(found) is { ImprintAlgorithm: HashAlgorithmName algorithm } token
            && TimestampTokenReader.Verify(token, found.Coverage.Digest(evidence.File, algorithm)) is null;
        return holds ? [new CertificatAJuger(evidence.TokenOf(found)!.Signer!, CertificateUse.Timestamp)] : [];
    }
}
