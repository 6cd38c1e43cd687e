using CpomDocs.Pdf.Forms;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>Gathers what a judge will need about the signatures and time-stamps that a document already bears.</summary>
/// <param name="services">Where the data comes from.</param>
/// <param name="atHand">Certificates among which issuers are looked for first.</param>
internal sealed class MissingValidationData(PadesServices services, IReadOnlyCollection<Certificate> atHand)
{
    /// <summary>The data of a signature, with its time-stamps, or of an archive time-stamp.</summary>
    /// <param name="signature">The signature.</param>
    /// <returns>The data with every problem found; <see langword="null"/> when the signature cannot be read.</returns>
    public ValidationGathering? Find(PdfSignatureDictionary signature)
    {
        return signature.SubFilter == ArchiveTimestamps.SubFilter
            ? OfToken(signature.Contents)
            : OfSignature(SignedDataReader.ReadDetached(signature.Contents).Message);
    }

    private ValidationGathering? OfToken(ReadOnlyMemory<byte> encoded)
    {
        return TimestampTokenReader.TryRead(encoded, atHand) is { Signer: { } signer } token
            ? services.Validation.Collect(signer, CertificateUse.Timestamp, [.. token.Message.Certificates, .. atHand])
            : null;
    }

    private ValidationGathering? OfSignature(SignedDataMessage? message)
    {
        if (message is null || SignedDataReader.FindSigner(message, atHand) is not { } signer)
        {
            return null;
        }

        ValidationGathering? found =
            services.Validation.Collect(signer, CertificateUse.Signature, [.. message.Certificates, .. atHand]);
        foreach (ReadOnlyMemory<byte> token in message.SignatureTimestamps)
        {
            found = found is not null && OfToken(token) is { } ofToken ? Join(found, ofToken) : null;
        }

        return found;
    }

    private static ValidationGathering Join(ValidationGathering one, ValidationGathering other) => new(
        one.Data.With(other.Data),
        one.Problems.AddRange(other.Problems),
        one.Until < other.Until ? one.Until : other.Until);
}
