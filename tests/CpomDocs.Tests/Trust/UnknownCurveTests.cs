using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Tests.Trust;

/// <summary>A key on a curve that nobody knows: found by damaging certificates of time-stamps.</summary>
public sealed class UnknownCurveTests
{
    private static readonly byte[] P256 = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];

    [Fact]
    public void AcceptableUntil_KeyOnAnUnknownCurve_WasNeverReliable()
    {
        Certificate certificate = OnAnUnknownCurve();

        Assert.Equal(DateTimeOffset.MinValue, certificate.AcceptableUntil(certificate));
    }

    [Fact]
    public void Verify_ByAKeyOnAnUnknownCurve_GivesAProblem()
    {
        var algorithm = new SignatureAlgorithm { Family = KeyFamily.Ecdsa, Digest = HashAlgorithmName.SHA256 };

        TrustProblem? problem = OnAnUnknownCurve().Content.PublicKey.Verify(algorithm, new byte[32], new byte[70]);

        Assert.NotNull(problem);
    }

    private static Certificate OnAnUnknownCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 made = new CertificateRequest("CN=Courbe", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        byte[] der = made.RawData;
        der[der.AsSpan().IndexOf(P256) + P256.Length - 1] = 0x7F;
        return Certificate.TryRead(der)!;
    }
}
