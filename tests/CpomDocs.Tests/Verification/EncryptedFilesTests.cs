using CpomDocs.Tests.House;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>A file encrypted with an empty password is judged like any other (<c>fixtures/pdf/chiffres</c>).</summary>
public sealed class EncryptedFilesTests
{
    private static readonly VerificationPolicy Policy = new()
    {
        At = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
        Roots = Certificate.ReadAll(Fixture("racine.pem")),
    };

    [Theory]
    [InlineData("rc4-40")]
    [InlineData("rc4-128")]
    [InlineData("aes-128")]
    [InlineData("aes-256")]
    public void Verify_SignedAfterEncryption_Passes(string method)
    {
        FichierVerifie verdict = UnVerdict.De(Fixture(method + ".pdf"), Policy);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.Equal("Signataire", Assert.Single(verdict.Signatures).Signataire);
    }

    [Theory]
    [InlineData("rc4-40")]
    [InlineData("rc4-128")]
    [InlineData("aes-128")]
    [InlineData("aes-256")]
    public void Verify_EncryptedFileWithAPageChanged_Fails(string method)
    {
        byte[] file = Fixture(method + ".pdf");
        file[file.AsSpan().IndexOf("/MediaBox"u8) + "/Media".Length] ^= 1;

        FichierVerifie verdict = UnVerdict.De(file, Policy);

        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.HASH_FAILURE), (verdict.Verdict, verdict.SousIndication));
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(Tree.Root, "fixtures", "pdf", "chiffres", name));
}
