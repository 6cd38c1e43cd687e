using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Demonstration;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Timestamps;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Tsp;

namespace CpomDocs.Tests.Trust;

/// <summary>The client of time-stamp authorities, against real HTTP services that behave well or badly.</summary>
public sealed class TimestampAuthorityTests : IDisposable
{
    private static readonly byte[] Digest = SHA256.HashData("acte"u8);

    // Generous: on a busy machine a service that behaves well may still be slow.
    private readonly PkiHttpClient _http = new(new PkiHttpOptions
    {
        Timeout = TimeSpan.FromMinutes(1),
        Pause = TimeSpan.FromMilliseconds(1),
    });

    public void Dispose() => _http.Dispose();

    [Fact]
    public void Stamp_DemonstrationServer_GivesAVerifiedTokenOfNow()
    {
        using var server = UnService.OnFreePort(port => new DemonstrationServer(DemonstrationFiles.Shared.Services, port));
        var authority = new HttpTimestampAuthority(
            new TimestampAuthorityOptions(server.TimestampAuthority), new PkiHttpClient(new PkiHttpOptions()), TimeProvider.System);

        TimestampToken token = authority.Stamp(Digest, HashAlgorithmName.SHA256);

        Assert.Null(TimestampTokenReader.Verify(token, Digest));
        Assert.True((token.Instant - DateTimeOffset.UtcNow).Duration() < TimeSpan.FromSeconds(10));
        Assert.Equal(DemonstrationFiles.Shared.Certificate("tsa"), token.Signer);
        Assert.Equal(DemonstrationCertificate.PolicyOid, token.Policy);
    }

    [Fact]
    public void Stamp_AnswerToAnotherNonce_IsRefused() =>
        Refuses(TimestampRefusal.NonceMismatch, request => Answer(request, nonce: DerInteger.ValueOf(12345)));

    [Fact]
    public void Stamp_AnswerOverAnotherDigest_IsRefused() =>
        Refuses(TimestampRefusal.ImprintMismatch, request => Answer(request, digest: SHA256.HashData("autre"u8)));

    [Fact]
    public void Stamp_AnswerOverAnotherAlgorithm_IsRefused() =>
        Refuses(TimestampRefusal.ImprintMismatch, request => Answer(request, algorithm: "2.16.840.1.101.3.4.2.2", digest: new byte[48]));

    [Fact]
    public void Stamp_TokenWithoutItsCertificate_IsRefused() =>
        Refuses(TimestampRefusal.NoCertificate, request => Answer(request, certificate: false));

    [Fact]
    public void Stamp_TokenWithAFlippedByteInItsSignature_IsRefused() =>
        Refuses(TimestampRefusal.SignatureInvalid, request =>
        {
            byte[] answer = Answer(request);
            answer[^3] ^= 1;
            return answer;
        });

    [Fact]
    public void Stamp_RejectedRequest_SaysWhatTheAuthoritySaid()
    {
        TimestampRefusedException refusal = Refuses(TimestampRefusal.Rejected, request => Answer(request, algorithm: "1.3.14.3.2.26"));

        Assert.Contains("refuse la demande (2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stamp_SomethingThatIsNoResponse_IsRefused() => Refuses(TimestampRefusal.Malformed, _ => "<html>"u8.ToArray());

    [Fact]
    public void Stamp_HugeAnswerWithItsLength_IsRefused() =>
        Refuses(TimestampRefusal.Unreachable, _ => new byte[(256 << 10) + 1]);

    [Fact]
    public void Stamp_CertificateMadeForOcsp_IsRefused()
    {
        DemonstrationServices services = DemonstrationFiles.WithKeyOf("ocsp", "tsa").Services;

        Refuses(TimestampRefusal.WrongUsage, request => services.Answer("POST", "/tsa", request).Body.ToArray());
    }

    [Fact]
    public void Stamp_ExpiredCertificate_IsRefused()
    {
        var past = new HorlogeDEssai(DateTimeOffset.UtcNow.AddYears(-11));
        var files = new DemonstrationFiles(DemonstrationPki.Create(new DemonstrationPkiOptions { Clock = past }));
        DemonstrationServices services = files.Services;

        Refuses(TimestampRefusal.OutOfDates, request => services.Answer("POST", "/tsa", request).Body.ToArray());
    }

    [Fact]
    public void Stamp_ClockOfTheAuthorityAnHourAway_IsRefused()
    {
        var late = new HorlogeDEssai(DateTimeOffset.UtcNow.AddHours(1));
        DemonstrationServices services = DemonstrationServices.Open(DemonstrationFiles.Shared.Folder, late);

        Refuses(TimestampRefusal.WrongTime, request => services.Answer("POST", "/tsa", request).Body.ToArray());
    }

    [Fact]
    public void Stamp_AnotherPolicyThanAsked_IsRefused()
    {
        using UnService service = UnService.Giving(request => Answer(request, policy: "1.2.3.4"));
        var options = new TimestampAuthorityOptions(service.Address) { Policy = "1.2.3.5" };

        var refusal = Assert.Throws<TimestampRefusedException>(
            () => new HttpTimestampAuthority(options, _http, TimeProvider.System).Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Equal(TimestampRefusal.PolicyMismatch, refusal.Reason);
    }

    [Fact]
    public void Stamp_NobodyListening_SaysThatItCannotBeReached()
    {
        var address = UnService.Nobody("tsa");

        var refusal = Assert.Throws<TimestampRefusedException>(() => Authority(address).Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Equal(TimestampRefusal.Unreachable, refusal.Reason);
        Assert.Contains("ne répond pas", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stamp_AnswerThatDripsForEver_IsGivenUpInTime()
    {
        using UnService service = UnService.Dripping();
        using var hurried = new PkiHttpClient(new PkiHttpOptions { Timeout = TimeSpan.FromMilliseconds(300), Attempts = 1 });
        var authority = new HttpTimestampAuthority(new TimestampAuthorityOptions(service.Address), hurried, TimeProvider.System);

        var refusal = Assert.Throws<TimestampRefusedException>(() => authority.Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Contains("à temps", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stamp_AnswerWithoutEnd_IsGivenUp()
    {
        using UnService service = UnService.Flooding();

        var refusal = Assert.Throws<TimestampRefusedException>(() => Authority(service.Address).Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Contains("volumineuse", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stamp_AfterAnAuthorityThatKeptItWaiting_DoesNotWaitAgain()
    {
        using UnService service = UnService.Dripping();
        using var hurried = new PkiHttpClient(new PkiHttpOptions
        {
            Timeout = TimeSpan.FromMilliseconds(300),
            Attempts = 1,
            Rest = TimeSpan.FromHours(1),
        });
        var authority = new HttpTimestampAuthority(new TimestampAuthorityOptions(service.Address), hurried, TimeProvider.System);
        Assert.Throws<TimestampRefusedException>(() => authority.Stamp(Digest, HashAlgorithmName.SHA256));

        var refusal = Assert.Throws<TimestampRefusedException>(() => authority.Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Contains("à temps", refusal.Message, StringComparison.Ordinal);
        // The service may see the first question late, or never on a slow machine; a second one never comes.
        Assert.InRange(service.Questions, 0, 1);
    }

    [Fact]
    public void Stamp_ServerErrorOnce_TriesAgain()
    {
        int count = 0;
        using var service = new UnService(context =>
        {
            if (Interlocked.Increment(ref count) == 1)
            {
                context.Response.StatusCode = 503;
                context.Response.Close();
                return;
            }

            var request = new MemoryStream();
            context.Request.InputStream.CopyTo(request);
            context.Response.Close(Answer(request.ToArray()), willBlock: true);
        });

        TimestampToken token = Authority(service.Address).Stamp(Digest, HashAlgorithmName.SHA256);

        Assert.Equal(2, service.Questions);
        Assert.Null(TimestampTokenReader.Verify(token, Digest));
    }

    [Fact]
    public void Stamp_RefusalByStatus_IsNotTriedAgain()
    {
        using UnService service = UnService.Saying(403);

        Assert.Throws<TimestampRefusedException>(() => Authority(service.Address).Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Equal(1, service.Questions);
    }

    [Fact]
    public void Stamp_WithTheLoginOfTheCustomer_SendsItToTheAuthorityAndNoFurther()
    {
        string? shownElsewhere = null;
        using var elsewhere = new UnService(context =>
        {
            shownElsewhere = context.Request.Headers["Authorization"];
            context.Response.StatusCode = 403;
            context.Response.Close();
        });
        string? shown = null;
        using var service = new UnService(context =>
        {
            shown = context.Request.Headers["Authorization"];
            context.Response.StatusCode = 307;
            context.Response.RedirectLocation = elsewhere.Address.AbsoluteUri;
            context.Response.Close();
        });
        var login = new ServiceLogin("ars", "tres-secret");
        var authority = new HttpTimestampAuthority(
            new TimestampAuthorityOptions(service.Address) { Login = login }, _http, TimeProvider.System);

        TimestampRefusedException refused =
            Assert.Throws<TimestampRefusedException>(() => authority.Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Equal("Basic YXJzOnRyZXMtc2VjcmV0", shown);
        Assert.Null(shownElsewhere);
        Assert.Equal(1, elsewhere.Questions);
        Assert.DoesNotContain("tres-secret", $"{refused} {login}", StringComparison.Ordinal);
    }

    [Fact]
    public void Stamp_RedirectionOfTheSameQuestion_IsFollowed()
    {
        using UnService good = UnService.Giving(request => Answer(request));
        using UnService moved = UnService.Sending(307, good.Address.AbsoluteUri);

        TimestampToken token = Authority(moved.Address).Stamp(Digest, HashAlgorithmName.SHA256);

        Assert.Null(TimestampTokenReader.Verify(token, Digest));
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://127.0.0.1/tsa")]
    public void Stamp_RedirectionToAFile_IsNotFollowed(string target)
    {
        using UnService service = UnService.Sending(307, target);

        var refusal = Assert.Throws<TimestampRefusedException>(() => Authority(service.Address).Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Equal(TimestampRefusal.Unreachable, refusal.Reason);
    }

    [Fact]
    public void Stamp_FirstOfSeveralDown_TakesTheNext()
    {
        using UnService down = UnService.Saying(500);
        using UnService good = UnService.Giving(request => Answer(request));
        var list = new TimestampAuthorityList([Authority(down.Address), Authority(good.Address)]);

        TimestampToken token = list.Stamp(Digest, HashAlgorithmName.SHA256);

        Assert.Null(TimestampTokenReader.Verify(token, Digest));
    }

    [Fact]
    public void Stamp_AllOfSeveralDown_NamesEachWithoutItsPassword()
    {
        using UnService down = UnService.Saying(500);
        var secret = new UriBuilder(down.Address) { UserName = "cpom", Password = "tres-secret", Query = "jeton=tres-secret" };
        var list = new TimestampAuthorityList([Authority(secret.Uri), Authority(down.Address)]);

        var refusal = Assert.Throws<TimestampRefusedException>(() => list.Stamp(Digest, HashAlgorithmName.SHA256));

        Assert.Equal(2, refusal.Message.Split("HTTP 500").Length - 1);
        Assert.DoesNotContain("tres-secret", refusal.ToString(), StringComparison.Ordinal);
    }

    private HttpTimestampAuthority Authority(Uri address) => new(new TimestampAuthorityOptions(address), _http, TimeProvider.System);

    private TimestampRefusedException Refuses(TimestampRefusal expected, Func<byte[], byte[]> answer)
    {
        using UnService service = UnService.Giving(answer);
        var refusal = Assert.Throws<TimestampRefusedException>(() => Authority(service.Address).Stamp(Digest, HashAlgorithmName.SHA256));
        Assert.Equal(expected, refusal.Reason);
        return refusal;
    }

    /// <summary>The demonstration's answer to another request than the one that came.</summary>
    private static byte[] Answer(byte[] request, DerInteger? nonce = null, byte[]? digest = null, string? algorithm = null,
        string? policy = null, bool certificate = true)
    {
        var asked = TimeStampReq.GetInstance(Asn1Object.FromByteArray(request));
        var imprint = new MessageImprint(
            new Org.BouncyCastle.Asn1.X509.AlgorithmIdentifier(
                new DerObjectIdentifier(algorithm ?? asked.MessageImprint.HashAlgorithm.Algorithm.Id)),
            digest ?? asked.MessageImprint.HashedMessage.GetOctets());
        var other = new TimeStampReq(
            imprint,
            policy is null ? null : new DerObjectIdentifier(policy),
            nonce ?? asked.Nonce,
            certificate ? DerBoolean.True : DerBoolean.False,
            null);
        return DemonstrationFiles.Shared.Services.Answer("POST", "/tsa", other.GetDerEncoded()).Body.ToArray();
    }
}
