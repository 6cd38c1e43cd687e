using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Demonstration;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Revocation;

namespace CpomDocs.Tests.Trust;

/// <summary>The clients of OCSP and of revocation lists, against real HTTP services that behave well or badly.</summary>
public sealed class RevocationClientTests : IDisposable
{
    private readonly PkiHttpClient _http = new(new PkiHttpOptions
    {
        Timeout = TimeSpan.FromMinutes(1),
        Pause = TimeSpan.FromMilliseconds(1),
        MaxListBytes = 1 << 20,
    });

    private static DemonstrationFiles Files => DemonstrationFiles.Shared;

    private static Certificate Issuer => Files.Certificate("intermediaire-signataires");

    public void Dispose() => _http.Dispose();

    [Fact]
    public void Ocsp_ByPost_SaysGoodWithTheResponder()
    {
        using UnService service = UnService.Giving(Ocsp(Files));

        RevocationInfo info = Find(service);

        Assert.Null(info.RevokedAt);
        Assert.Equal(Files.Certificate("ocsp"), info.Responder);
    }

    [Fact]
    public void Ocsp_WherePostIsNotTaken_IsAskedByGet()
    {
        using var service = new UnService(context =>
        {
            DemonstrationAnswer answer = Files.Services.Answer(
                context.Request.HttpMethod, "/ocsp" + context.Request.RawUrl, ReadOnlyMemory<byte>.Empty);
            context.Response.StatusCode = context.Request.HttpMethod == "POST" ? 405 : answer.Status;
            context.Response.Close(answer.Body.ToArray(), willBlock: true);
        });

        Assert.Null(Find(service).RevokedAt);
    }

    [Fact]
    public void Ocsp_Revoked_SaysSince()
    {
        var files = new DemonstrationFiles(SharedDemonstrationPki.Pki);
        var date = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        files.Revoke("directeur-general", date);
        using UnService service = UnService.Giving(Ocsp(files));

        Assert.Equal(date, Find(service).RevokedAt);
    }

    [Fact]
    public void Ocsp_CertificateItDoesNotKnow_IsRefused()
    {
        using UnService service = UnService.Giving(Ocsp(Files));
        Certificate stranger = Served("directeur-general", service, serial: 77);

        Assert.Equal(RevocationProblem.UnknownCertificate, Refusal(() => Client().Find(stranger, Issuer)));
    }

    [Fact]
    public void Ocsp_AnswerSignedByAStranger_IsRefused()
    {
        DemonstrationServices stranger = DemonstrationFiles.WithKeyOf("tsa", "ocsp").Services;
        using UnService service = UnService.Giving(request => stranger.Answer("POST", "/ocsp", request).Body.ToArray());

        Assert.Equal(RevocationProblem.NotAuthentic, Refusal(() => Find(service)));
    }

    [Fact]
    public void Ocsp_AnswerWithAFlippedByte_IsRefused()
    {
        using UnService service = UnService.Giving(request =>
        {
            byte[] answer = Ocsp(Files)(request);
            answer[answer.AsSpan().IndexOf("20"u8) + 5] ^= 1;
            return answer;
        });

        Assert.Equal(RevocationProblem.NotAuthentic, Refusal(() => Find(service)));
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(48)]
    public void Ocsp_AnswerOfAnotherDay_IsStale(int hours)
    {
        var other = DemonstrationServices.Open(Files.Folder, new HorlogeDEssai(DateTimeOffset.UtcNow.AddHours(hours)));
        using UnService service = UnService.Giving(request => other.Answer("POST", "/ocsp", request).Body.ToArray());

        Assert.Equal(RevocationProblem.Stale, Refusal(() => Find(service)));
    }

    [Fact]
    public void Ocsp_ErrorResponse_IsRefused()
    {
        using UnService service = UnService.Giving(_ => Ocsp(Files)([0x05, 0x00]));

        Assert.Equal(RevocationProblem.Malformed, Refusal(() => Find(service)));
    }

    [Fact]
    public void Ocsp_NobodyAnswering_IsUnreachable()
    {
        using UnService service = UnService.Saying(500);

        Assert.Equal(RevocationProblem.Unreachable, Refusal(() => Find(service)));
    }

    [Fact]
    public void Ocsp_ManyThreadsOfABatch_AskOnce()
    {
        using UnService service = UnService.Giving(Ocsp(Files));
        Certificate certificate = Served("directeur-general", service);
        RevocationClient client = Client();

        RevocationInfo[] infos = [.. Enumerable.Range(0, 32).AsParallel().Select(_ => client.Find(certificate, Issuer))];

        Assert.Equal(1, service.Questions);
        Assert.All(infos, info => Assert.Same(infos[0], info));
    }

    [Fact]
    public void Ocsp_AnswerThatRanOut_IsAskedAgain()
    {
        var clock = new HorlogeDEssai(DateTimeOffset.UtcNow);
        using UnService service = UnService.Giving(
            request => DemonstrationServices.Open(Files.Folder, clock).Answer("POST", "/ocsp", request).Body.ToArray());
        Certificate certificate = Served("directeur-general", service);
        var client = new RevocationClient(_http, clock);
        client.Find(certificate, Issuer);

        clock.Instant += TimeSpan.FromHours(2);
        client.Find(certificate, Issuer);

        Assert.Equal(2, service.Questions);
    }

    [Fact]
    public void Ocsp_WithANonce_TakesTheAnswerThatBearsIt()
    {
        byte[][] seen = [];
        using UnService service = UnService.Giving(request =>
        {
            byte[] answer = Ocsp(Files)(request);
            seen = [request, answer];
            return answer;
        });

        RevocationInfo info = FindWithNonce(service);

        Assert.Null(info.RevokedAt);
        byte[] nonce = Nonce(seen[0]);
        Assert.Equal(32, nonce.Length);
        Assert.Equal(nonce, Nonce(seen[1]));
    }

    [Fact]
    public void Ocsp_AnswerToTheNonceOfAnotherQuestion_IsRefused()
    {
        byte[]? first = null;
        using UnService service = UnService.Giving(request => first ??= Ocsp(Files)(request));
        FindWithNonce(service);

        Assert.Equal(RevocationProblem.Replayed, Refusal(() => FindWithNonce(service)));
    }

    [Fact]
    public void Ocsp_ResponderThatLeavesTheNonceOut_IsTaken()
    {
        byte[]? without = null;
        using UnService first = UnService.Giving(request => without = Ocsp(Files)(request));
        Find(first);
        using UnService service = UnService.Giving(_ => without!);

        Assert.Null(FindWithNonce(service).RevokedAt);
    }

    [Fact]
    public void Crl_CurrentList_SaysGood()
    {
        using UnService service = UnService.Giving(_ => List("intermediaire-signataires"));

        Assert.NotNull(FindOnList(service).Crl);
    }

    [Fact]
    public void Crl_CertificateOnIt_IsRevoked()
    {
        using UnService service = UnService.Giving(_ => List("intermediaire-signataires", revoke: true));

        Assert.NotNull(FindOnList(service).RevokedAt);
    }

    [Fact]
    public void Crl_OldList_IsStale()
    {
        using UnService service = UnService.Giving(_ => List("intermediaire-signataires", age: TimeSpan.FromDays(40)));

        Assert.Equal(RevocationProblem.Stale, Refusal(() => FindOnList(service)));
    }

    [Fact]
    public void Crl_ListOfAnotherIssuer_IsRefused()
    {
        using UnService service = UnService.Giving(_ => List("racine"));

        Assert.Equal(RevocationProblem.NotAuthentic, Refusal(() => FindOnList(service)));
    }

    [Fact]
    public void Crl_ListSignedByAnotherKey_IsRefused()
    {
        using UnService service = UnService.Giving(_ => List("intermediaire-signataires", signedBy: "racine"));

        Assert.Equal(RevocationProblem.NotAuthentic, Refusal(() => FindOnList(service)));
    }

    [Fact]
    public void Crl_HugeList_IsRefused()
    {
        using UnService service = UnService.Flooding();

        Assert.Equal(RevocationProblem.Unreachable, Refusal(() => FindOnList(service)));
    }

    [Fact]
    public void Crl_WhereOcspFails_IsTheFallback()
    {
        using UnService ocsp = UnService.Saying(500);
        using UnService list = UnService.Giving(_ => List("intermediaire-signataires"));
        Certificate certificate = UnCertificat.De("directeur-general", ocsp.Address, list.Address);

        RevocationInfo info = Client().Find(certificate, Issuer);

        Assert.NotNull(info.Crl);
    }

    [Fact]
    public void Find_CertificateWithoutAnyService_SaysSo()
    {
        Certificate certificate = UnCertificat.De("directeur-general", null, null);

        Assert.Equal(RevocationProblem.NoService, Refusal(() => Client().Find(certificate, Issuer)));
    }

    private RevocationClient Client() => new(_http, TimeProvider.System);

    private RevocationInfo Find(UnService service) => Client().Find(Served("directeur-general", service), Issuer);

    private static RevocationInfo FindWithNonce(UnService service)
    {
        using var http = new PkiHttpClient(new PkiHttpOptions { Timeout = TimeSpan.FromMinutes(1), OcspNonce = true });
        return new RevocationClient(http, TimeProvider.System).Find(Served("directeur-general", service), Issuer);
    }

    // After the identifier 1.3.6.1.5.5.7.48.1.2: an octet string that holds another.
    private static byte[] Nonce(byte[] der)
    {
        byte[] identifier = [0x06, 0x09, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x02];
        ReadOnlySpan<byte> value = der.AsSpan(der.AsSpan().IndexOf(identifier) + identifier.Length);
        return value.Slice(4, value[3]).ToArray();
    }

    private RevocationInfo FindOnList(UnService service) =>
        Client().Find(UnCertificat.De("directeur-general", null, service.Address), Issuer);

    private static Certificate Served(string name, UnService service, int? serial = null) =>
        UnCertificat.De(name, service.Address, null, serial);

    private static RevocationProblem Refusal(Func<RevocationInfo> find) => Assert.Throws<RevocationUnavailableException>(find).Reason;

    private static Func<byte[], byte[]> Ocsp(DemonstrationFiles files)
    {
        DemonstrationServices services = files.Services;
        return request => services.Answer("POST", "/ocsp", request).Body.ToArray();
    }

    private static byte[] List(string issuer, bool revoke = false, string? signedBy = null, TimeSpan age = default)
    {
        X509Certificate2 authority = SharedDemonstrationPki.Certificate(issuer);
        using RSA key = SharedDemonstrationPki.Pkcs12(signedBy ?? issuer).First(one => one.HasPrivateKey).GetRSAPrivateKey()!;
        DateTimeOffset issued = DateTimeOffset.UtcNow.AddMinutes(-1) - age;
        var builder = new CertificateRevocationListBuilder();
        if (revoke)
        {
            builder.AddEntry(SharedDemonstrationPki.Certificate("directeur-general"), issued);
        }

        var identifier =
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false);
        return builder.Build(authority.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), BigInteger.One,
            issued.AddDays(30), HashAlgorithmName.SHA256, identifier, issued);
    }
}
