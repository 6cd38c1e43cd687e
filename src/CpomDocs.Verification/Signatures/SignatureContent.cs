using System.Security.Cryptography;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>The CMS of a signature: read, its signer found, its values verified. Trust in the signer comes after.</summary>
/// <param name="Message">The CMS, when it could be read.</param>
/// <param name="Signer">Certificate of the signer, when it is at hand.</param>
/// <param name="Judgement">What the values say.</param>
internal sealed record SignatureContent(SignedDataMessage? Message, Certificate? Signer, Judgement Judgement)
{
    private const string CadesDetached = "ETSI.CAdES.detached";
    private const string Pkcs7Sha1 = "adbe.pkcs7.sha1";

    /// <summary>Whether the signed bytes are intact and the value verifies, strength of the algorithms aside.</summary>
    public bool IsIntact { get; private init; }

    /// <summary>Reads and verifies the CMS of a signature whose coverage is acceptable.</summary>
    public static SignatureContent Read(FoundSignature found, ReadOnlyMemory<byte> file, IEnumerable<Certificate> certificates)
    {
        switch (found.Dictionary.SubFilter)
        {
            case CadesDetached or "adbe.pkcs7.detached":
                break;
            case Pkcs7Sha1:
                return ReadObsolete(found, file, certificates);
            case "adbe.x509.rsa_sha1":
                return Unread(Obsolete());
            default:
                return Unread(Judgement.Failed(SubIndication.FORMAT_FAILURE, Fait.Integrite(Messages.Get("Format.UnknownSubFilter"))));
        }

        SignedDataReading reading = SignedDataReader.ReadDetached(found.Dictionary.Contents);
        return reading.Message is SignedDataMessage message
            ? Verify(found, message, file, certificates)
            : Unread(Judgement.Failed(SubIndication.FORMAT_FAILURE, Fait.Integrite(Messages.Get("Cms." + reading.Problem))));
    }

    // ISO 32000-1, 12.8.3.3: the CMS carries the SHA-1 of the bytes; what is false is said, what holds proves nothing any more.
    private static SignatureContent ReadObsolete(FoundSignature found, ReadOnlyMemory<byte> file, IEnumerable<Certificate> certificates)
    {
        SignedDataReading reading = SignedDataReader.ReadEncapsulated(found.Dictionary.Contents);
        if (reading.Message is not { Content: ReadOnlyMemory<byte> content, DigestAlgorithm: HashAlgorithmName algorithm } message)
        {
            TrustProblem malformed = reading.Problem ?? TrustProblem.Malformed;
            return Unread(Judgement.Failed(SubIndication.FORMAT_FAILURE, Fait.Integrite(Messages.Get("Cms." + malformed))));
        }

        Certificate? signer = SignedDataReader.FindSigner(message, certificates);
        bool isSame = content.Span.SequenceEqual(found.Coverage.Digest(file, HashAlgorithmName.SHA1));
        TrustProblem? problem = isSame ? null : TrustProblem.DigestMismatch;
        if (isSame && signer is not null)
        {
            problem = SignedDataReader.Verify(message, signer, Digests.Of(algorithm, content.Span));
        }

        Judgement values = JudgementOf(problem, lacksBinding: false);
        return new SignatureContent(message, signer, values.Verdict == Verdict.TOTAL_FAILED ? values : Obsolete())
        {
            IsIntact = problem is null && signer is not null,
        };
    }

    private static Judgement Obsolete() =>
        Judgement.Indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, Fait.Integrite(Messages.Get("Format.ObsoleteSubFilter")));

    private static SignatureContent Unread(Judgement judgement) => new(null, null, judgement);

    private static SignatureContent Verify(FoundSignature found, SignedDataMessage message, ReadOnlyMemory<byte> file,
        IEnumerable<Certificate> certificates)
    {
        if (found.Dictionary.SubFilter == CadesDetached && !message.HasSignedAttributes)
        {
            return Unread(Judgement.Failed(
                SubIndication.FORMAT_FAILURE, Fait.Integrite(Messages.Get("Cms." + TrustProblem.BadSignedAttributes))));
        }

        if (message.DigestAlgorithm is not HashAlgorithmName algorithm)
        {
            return new SignatureContent(message, null,
                Judgement.Indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, Fait.Integrite(Messages.Get("Cms.AlgorithmUnknown"))));
        }

        byte[] digest = found.Coverage.Digest(file, algorithm);
        Certificate? signer = SignedDataReader.FindSigner(message, certificates);
        TrustProblem? problem = signer is null
            ? SignedDataReader.VerifyContent(message, digest) ?? TrustProblem.NoSigningCertificate
            : SignedDataReader.Verify(message, signer, digest);
        bool lacksBinding = found.Dictionary.SubFilter == CadesDetached && !message.HasSigningCertificateAttribute;
        return new SignatureContent(message, signer, JudgementOf(problem, lacksBinding))
        {
            IsIntact = problem is null,
        };
    }

    // Which certificate is the signer's is another question than whether the bytes are those that were signed.
    private static Fait About(TrustProblem? problem, string text) =>
        problem is TrustProblem.NoSigningCertificate or TrustProblem.SigningCertificateMismatch
            ? Fait.Identite(text)
            : Fait.Integrite(text);

    private static Judgement JudgementOf(TrustProblem? problem, bool lacksBinding)
    {
        Fait detail = About(problem, Messages.Get("Cms." + (problem?.ToString() ?? "Integre")));
        return problem switch
        {
            null when lacksBinding =>
                Judgement.Indeterminate(SubIndication.SIG_CONSTRAINTS_FAILURE, Fait.Identite(Messages.Get("Cms.SansLien"))),
            null => Judgement.Passed(detail),
            TrustProblem.DigestMismatch => Judgement.Failed(SubIndication.HASH_FAILURE, detail),
            TrustProblem.SignatureInvalid => Judgement.Failed(SubIndication.SIG_CRYPTO_FAILURE, detail),
            TrustProblem.NoSigningCertificate or TrustProblem.SigningCertificateMismatch =>
                Judgement.Indeterminate(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, detail),
            _ => Judgement.Indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, detail),
        };
    }
}
