using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Trust.TrustedLists;
using CpomDocs.Verification;

namespace CpomDocs.Benchmarks.Fuzz;

/// <summary>One parser, and what it does with hostile bytes; any exception that leaves it is a find.</summary>
/// <param name="Name">Name of the target and of its valid inputs.</param>
/// <param name="Run">Gives it an input.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Run)
{
    private static readonly VerificationPolicy Policy = new() { At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    /// <summary>Every parser of what comes from outside.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("pdf", bytes => LiasseVerifier.Verify([new FichierAVerifier("a.pdf", bytes)], Policy)),
        new("cms", bytes => SignedDataReader.ReadDetached(bytes)),
        new("certificat", ReadCertificate),
        new("horodatage", ReadToken),
        new("ocsp", bytes => OcspResponse.TryRead(bytes)),
        new("crl", bytes => Crl.TryRead(bytes)),
        new("xmp", bytes => XmpPacket.Parse(bytes)),
        new("liste", ReadList),
    ];

    private static void ReadCertificate(byte[] bytes)
    {
        if (Certificate.TryRead(bytes) is Certificate certificate)
        {
            new CertificatePathBuilder([], [certificate]).Build(certificate, Policy.At, CertificateUse.Signature);
        }
    }

    private static void ReadToken(byte[] bytes)
    {
        if (TimestampTokenReader.TryRead(bytes, []) is TimestampToken token)
        {
            TimestampTokenReader.Verify(token, new byte[32]);
            TimestampTokenReader.AcceptableUntil(token);
        }
    }

    private static void ReadList(byte[] bytes)
    {
        try
        {
            TrustedListReader.Read(bytes);
        }
        catch (TrustedListException)
        {
            // The refusal it promises.
        }
    }
}
