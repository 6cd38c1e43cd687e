using CpomDocs.Conformance.Tests.Pdf;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Demonstration;

namespace CpomDocs.Conformance.Tests.Trust;

/// <summary>The demonstration services over HTTP, judged by the clients of others.</summary>
public sealed class DemonstrationServiceTests : IDisposable
{
    private readonly DemonstrationFiles _files = new(SharedDemonstrationPki.Pki);
    private readonly DemonstrationServer _server;

    public DemonstrationServiceTests() => _server = UnService.OnFreePort(port => new DemonstrationServer(_files.Services, port));

    public void Dispose() => _server.Dispose();

    [SkippableFact]
    public void OpensslTs_TokenAskedWithCurl_Verifies()
    {
        Judge openssl = Judge.Find("openssl");
        Judge curl = Judge.Find("curl");
        string query = Place("demande.tsq");
        string reply = Place("reponse.tsr");
        File.WriteAllText(Place("donnee"), "acte");

        openssl.Runs("ts", "-query", "-data", Place("donnee"), "-sha256", "-cert", "-out", query);
        curl.Runs("-sSf", "-H", "Content-Type: application/timestamp-query", "--data-binary", "@" + query, "-o", reply,
            _server.TimestampAuthority.AbsoluteUri);

        string said = openssl.Runs("ts", "-verify", "-in", reply, "-queryfile", query, "-CAfile", Place("racine.pem"),
            "-untrusted", Place("intermediaire-horodatage.pem"));
        Assert.Contains("OK", said, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("directeur-general", "revoked")]
    [InlineData("representant-legal", "good")]
    public void OpensslOcsp_EachCertificate_GetsItsStatus(string name, string expected)
    {
        Judge openssl = Judge.Find("openssl");
        _files.Revoke("directeur-general", DateTimeOffset.UtcNow.AddDays(-1));

        string said = openssl.Runs("ocsp", "-issuer", Place("intermediaire-signataires.pem"), "-cert", Place(name + ".pem"),
            "-url", new Uri(_server.BaseAddress, "ocsp").AbsoluteUri, "-CAfile", Place("racine.pem"),
            "-verify_other", Place("intermediaire-signataires.pem"), "-no_nonce");

        Assert.Contains($"{name}.pem: {expected}", said, StringComparison.Ordinal);
        Assert.Contains("Response verify OK", said, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("racine")]
    [InlineData("intermediaire-signataires")]
    [InlineData("intermediaire-horodatage")]
    public void OpensslCrl_ListOfEachAuthority_Verifies(string name)
    {
        Judge openssl = Judge.Find("openssl");
        Judge curl = Judge.Find("curl");

        curl.Runs("-sSf", "-o", Place("liste.crl"), new Uri(_server.BaseAddress, $"crl/{name}.crl").AbsoluteUri);

        openssl.Runs("crl", "-inform", "DER", "-in", Place("liste.crl"), "-CAfile", Place(name + ".pem"), "-noout");
    }

    private string Place(string name) => Path.Combine(_files.Folder, name);
}
