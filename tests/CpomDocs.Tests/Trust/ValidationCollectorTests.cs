using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Revocation;

namespace CpomDocs.Tests.Trust;

/// <summary>What is gathered for a judge without network.</summary>
public sealed class ValidationCollectorTests
{
    [Fact]
    public void Collect_SignatoryAlone_FetchesItsIssuersAndCoversEveryCertificate()
    {
        DemonstrationFiles files = DemonstrationFiles.Shared;

        ValidationGathering found = Collect(files, "directeur-general", CertificateUse.Signature);

        Assert.Empty(found.Problems);
        string[] expected = ["directeur-general", "intermediaire-signataires", "racine", "ocsp"];
        Assert.Equal(expected.Select(files.Certificate), found.Data.Certificates);
        Assert.Single(found.Data.OcspResponses);
        Assert.Single(found.Data.Crls);
    }

    [Fact]
    public void Collect_TimestampUnit_TakesTheListsOfBothAuthorities()
    {
        ValidationGathering found = Collect(DemonstrationFiles.Shared, "tsa", CertificateUse.Timestamp);

        Assert.Empty(found.Problems);
        Assert.Equal(2, found.Data.Crls.Length);
    }

    [Fact]
    public void Collect_RevokedSignatoryAndAuthority_ReportsBoth()
    {
        var files = new DemonstrationFiles(SharedDemonstrationPki.Pki);
        File.WriteAllText(Path.Combine(files.Folder, "revocations.txt"), "directeur-general\nintermediaire-signataires 2026-01-02\n");

        ValidationGathering found = Collect(files, "directeur-general", CertificateUse.Signature);

        Assert.Equal([ValidationProblemKind.Revoked, ValidationProblemKind.Revoked], found.Problems.Select(problem => problem.Kind));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), found.Problems[1].RevokedAt);
    }

    [Fact]
    public void Collect_IssuerThatCannotBeFetched_NamesIt()
    {
        using var http = new PkiHttpClient(new PkiHttpOptions { Attempts = 1, Timeout = TimeSpan.FromSeconds(1) });
        Certificate certificate = UnCertificat.De("directeur-general", null, null);
        var collector =
            new ValidationCollector(new RevocationClient(http, TimeProvider.System), new IssuerClient(http, TimeProvider.System),
                TimeProvider.System);

        ValidationGathering found = collector.Collect(certificate, CertificateUse.Signature, []);

        ValidationProblem problem = Assert.Single(found.Problems);
        Assert.Equal((ValidationProblemKind.ChainIncomplete, "Autorité de démonstration des signataires"),
            (problem.Kind, problem.Explanation));
    }

    [Fact]
    public void Collect_CertificateUsedForWhatItIsNot_IsAProblem()
    {
        ValidationGathering found = Collect(DemonstrationFiles.Shared, "directeur-general", CertificateUse.Timestamp);

        Assert.Equal(ValidationProblemKind.ChainInvalid, Assert.Single(found.Problems).Kind);
    }

    private static ValidationGathering Collect(DemonstrationFiles files, string name, CertificateUse use)
    {
        PkiHttpClient http = files.Client;
        var collector =
            new ValidationCollector(new RevocationClient(http, TimeProvider.System), new IssuerClient(http, TimeProvider.System),
                TimeProvider.System);
        return collector.Collect(files.Certificate(name), use, []);
    }
}
