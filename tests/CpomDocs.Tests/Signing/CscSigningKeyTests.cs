using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Remote;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Tests.Signing;

public sealed class CscSigningKeyTests
{
    [Theory]
    [InlineData("explicit", "PIN")]
    [InlineData("explicit", "PIN", "OTP")]
    [InlineData("implicit")]
    [InlineData("oauth2code")]
    public void SignAll_EachWayToAuthorise_SignsTheBatchInOneAuthorisation(string mode, params string[] objects)
    {
        using var server = new CscServer(Rsa()) { Mode = mode, Objects = objects };
        using var key = CscSigningKey.Open(Profile(server), Options());
        ReadOnlyMemory<byte>[] data = [.. Enumerable.Range(0, 5).Select(index => new ReadOnlyMemory<byte>([(byte)index, 7]))];

        IReadOnlyList<byte[]> signatures = key.SignAll(data);

        Assert.Equal(5, key.SignaturesPerAuthorization);
        Assert.All(data.Zip(signatures), pair => Assert.True(Verifies(key.Identity, pair.First.Span, pair.Second)));
        Assert.Equal((1, 1), (server.Authorizations, server.SigningCalls));
    }

    [Fact]
    public void SignAll_MoreThanAnAuthorisationCarries_AsksForSeveral()
    {
        using var server = new CscServer(Rsa()) { Multisign = 2 };
        using var key = CscSigningKey.Open(Profile(server), Options());
        ReadOnlyMemory<byte>[] data = [.. Enumerable.Range(0, 5).Select(index => new ReadOnlyMemory<byte>([(byte)index]))];

        IReadOnlyList<byte[]> signatures = key.SignAll(data);

        Assert.All(data.Zip(signatures), pair => Assert.True(Verifies(key.Identity, pair.First.Span, pair.Second)));
        Assert.Equal(3, server.Authorizations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SignAll_ServiceThatSignsLater_IsAskedUntilItHas(bool isAskedFor)
    {
        using var server = new CscServer(Rsa()) { PollsBeforeDone = 3 };
        CscProfile profile = Profile(server) with { IsAsynchronous = isAskedFor, Pause = TimeSpan.FromMilliseconds(1) };
        using var key = CscSigningKey.Open(profile, Options());
        ReadOnlyMemory<byte>[] data = [new byte[] { 1 }, new byte[] { 2 }];

        IReadOnlyList<byte[]> signatures = key.SignAll(data);

        Assert.All(data.Zip(signatures), pair => Assert.True(Verifies(key.Identity, pair.First.Span, pair.Second)));
        Assert.Equal((1, 3), (server.SigningCalls, server.Polls));
        Assert.Equal(isAskedFor, server.Bodies.Exists(body => body.Contains("\"operationMode\":\"A\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sign_ServiceThatNeverHasSigned_IsGivenUp()
    {
        using var server = new CscServer(Rsa()) { PollsBeforeDone = int.MaxValue };
        var moment = TimeSpan.FromMilliseconds(1);
        CscProfile profile = Profile(server) with { LongestOperation = moment, Pause = moment };
        using var key = CscSigningKey.Open(profile, Options());

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => key.Sign("octets"u8));

        Assert.Contains("n’a pas signé", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "1.2.840.113549.1.1.1")]
    [InlineData(false, "1.2.840.113549.1.1.11")]
    [InlineData(true, "1.2.840.113549.1.1.1")]
    [InlineData(false, "1.2.840.113549.1.1.10")]
    public void Sign_RsaKey_UsesWhatTheServiceOffers(bool pss, string algorithm)
    {
        using var server = new CscServer(Rsa()) { Algorithms = [algorithm] };
        using var key = CscSigningKey.Open(Profile(server), Options() with { Pss = pss });

        Assert.True(Verifies(key.Identity, "octets"u8, key.Sign("octets"u8)));
        Assert.Equal(pss || algorithm.EndsWith(".10", StringComparison.Ordinal), key.Identity.Algorithm.Scheme is SignatureScheme.RsaPss);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sign_EllipticKey_TakesBothSpellings(bool raw)
    {
        using var server = new CscServer(Curve()) { Algorithms = ["1.2.840.10045.4.3.2"], GivesRawEcdsa = raw };
        using var key = CscSigningKey.Open(Profile(server), Options());

        Assert.True(Verifies(key.Identity, "octets"u8, key.Sign("octets"u8)));
    }

    [Fact]
    public void Sign_AccessEndedMeanwhile_AsksForAnother()
    {
        using var server = new CscServer(Rsa());
        using var key = CscSigningKey.Open(Profile(server), Options());
        server.EndTokens();

        byte[] signature = key.Sign("octets"u8);

        Assert.True(Verifies(key.Identity, "octets"u8, signature));
        Assert.Equal(2, server.Tokens);
    }

    [Fact]
    public void Sign_AuthorisationEnded_IsAskedForOnceMore()
    {
        using var server = new CscServer(Rsa()) { SadLifetime = TimeSpan.FromSeconds(-1) };
        using var key = CscSigningKey.Open(Profile(server), Options());

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => key.Sign("octets"u8));

        Assert.Equal(2, server.Authorizations);
        Assert.Contains("expiré", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PIN", "1111", "code de la clé")]
    [InlineData("OTP", "222222", "code à usage unique")]
    public void Sign_WrongCode_IsSentOnceAndNeverShown(string which, string wrong, string expected)
    {
        using var server = new CscServer(Rsa()) { Objects = [which] };
        using var key = CscSigningKey.Open(Profile(server), Options() with { AskSecret = _ => wrong });

        var first = Assert.Throws<SigningKeyUnavailableException>(() => key.Sign("octets"u8));
        var second = Assert.Throws<SigningKeyUnavailableException>(() => key.Sign("octets"u8));

        Assert.Equal(1, server.Authorizations);
        Assert.Contains(expected, first.Message, StringComparison.Ordinal);
        Assert.Equal(first.Message, second.Message);
        Assert.DoesNotContain(wrong, first.ToString() + second, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_NoCodeAnywhere_SaysHowToGiveIt()
    {
        using var server = new CscServer(Rsa());
        using var key = CscSigningKey.Open(Profile(server), Options() with { AskSecret = _ => null });

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => key.Sign("octets"u8));

        Assert.Contains("CPOMDOCS_PIN", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Authorizations);
    }

    [Theory]
    [InlineData("manque")]
    [InlineData("autre")]
    public void SignAll_AnswerThatIsNotTheOneAskedFor_IsNotTaken(string fault)
    {
        using var server = new CscServer(Rsa());
        using var key = CscSigningKey.Open(Profile(server), Options());
        server.Spoil = _ => new JsonObject
        {
            ["signatures"] = fault == "manque" ? new JsonArray() : new JsonArray("pas de base64 !"),
        };

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => key.Sign("octets"u8));

        Assert.Contains("une signature par empreinte", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WrongSecretOfTheProgram_SaysSoWithoutIt()
    {
        using var server = new CscServer(Rsa());
        CscProfile profile = Profile(server) with { ClientSecret = "mauvais-secret" };

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => CscSigningKey.Open(profile, Options()));

        Assert.Contains("client et secret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("mauvais-secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OneCredentialOnTheSecondPage_FindsSeveralAndNamesThem()
    {
        using var server = new CscServer(Rsa()) { Credentials = ["a", "b", "c"], PageSize = 2 };

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => CscSigningKey.Open(Profile(server), Options()));
        using var key = CscSigningKey.Open(Profile(server) with { Credential = "c" }, Options());

        Assert.Contains("a, b, c", refusal.Message, StringComparison.Ordinal);
        Assert.True(key.Identity.IsDemonstration);
    }

    [Theory]
    [InlineData("disabled", "valid", "désactivée")]
    [InlineData("enabled", "revoked", "révoqué")]
    public void Open_CredentialThatCannotSign_SaysWhy(string key, string certificate, string expected)
    {
        using var server = new CscServer(Rsa()) { KeyStatus = key, CertificateStatus = certificate };

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => CscSigningKey.Open(Profile(server), Options()));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnknownCredential_SaysSo()
    {
        using var server = new CscServer(Rsa());

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() =>
            CscSigningKey.Open(Profile(server) with { Credential = "autre" }, Options()));

        Assert.Contains("ne connaît pas la clé", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PlainHttpElsewhere_SendsNothing()
    {
        using var server = new CscServer(Rsa());
        CscProfile profile = Profile(server) with { Address = new Uri("http://signature.example/csc/v2") };

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => CscSigningKey.Open(profile, Options()));

        Assert.Contains("HTTPS", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ServiceThatDoesNotAnswer_SaysSo()
    {
        var server = new CscServer(Rsa());
        CscProfile profile = Profile(server);
        server.Dispose();

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => CscSigningKey.Open(profile, Options()));

        Assert.Contains("ne répond pas", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_AnswerForAnotherState_IsRefused()
    {
        using var server = new CscServer(Rsa()) { Mode = "oauth2code" };
        SigningKeyOptions options = Options() with { AskCode = _ => "http://127.0.0.1/retour?code=abc&state=autre" };
        using var key = CscSigningKey.Open(Profile(server), options);

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => key.Sign("octets"u8));

        Assert.Contains("n’a pas été donnée", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_Document_SendsHashesAndNeverItsBytes()
    {
        using var server = new CscServer(Rsa());
        using var key = CscSigningKey.Open(Profile(server), Options());
        byte[] data = RandomNumberGenerator.GetBytes(200);

        key.Sign(data);

        Assert.Contains(server.Bodies, body => body.Contains(JsonValue.Create(Convert.ToBase64String(SHA256.HashData(data)))
            .ToJsonString().Trim('"'), StringComparison.Ordinal));
        Assert.DoesNotContain(server.Bodies, body => body.Contains(Convert.ToBase64String(data)[..40], StringComparison.Ordinal));
    }

    [Fact]
    public void Stamp_TimestampOfTheService_IsJudgedAsAnyOther()
    {
        using var server = new CscServer(Rsa()) { Tsa = Stamp };
        using var authority = new CscTimestampAuthority(Profile(server), Options());
        byte[] digest = SHA256.HashData("octets"u8);

        TimestampToken token = authority.Stamp(digest, HashAlgorithmName.SHA256);

        Assert.Equal(digest, token.Imprint.ToArray());
    }

    [Fact]
    public void Stamp_TokenGivenBefore_IsRefused()
    {
        using var server = new CscServer(Rsa()) { Tsa = Stamp, RepeatsTokens = true };
        using var authority = new CscTimestampAuthority(Profile(server), Options());
        byte[] digest = SHA256.HashData("octets"u8);
        authority.Stamp(digest, HashAlgorithmName.SHA256);

        var refusal = Assert.Throws<TimestampRefusedException>(() => authority.Stamp(digest, HashAlgorithmName.SHA256));

        Assert.Equal(TimestampRefusal.NonceMismatch, refusal.Reason);
    }

    private static byte[] Stamp(byte[] request) => DemonstrationFiles.Shared.Services.Answer("POST", "/tsa", request).Body.ToArray();

    private static X509Certificate2Collection Rsa() => SharedDemonstrationPki.Pkcs12("representant-legal");

    private static X509Certificate2Collection Curve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", key, HashAlgorithmName.SHA256);
        DateTimeOffset start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return [request.CreateSelfSigned(start, start.AddYears(20))];
    }

    private static CscProfile Profile(CscServer server) => new()
    {
        Name = "essai",
        Address = new Uri(server.Address),
        ClientId = "cpomdocs",
        ClientSecret = CscServer.ClientSecret,
        Redirection = new Uri("http://127.0.0.1:1/retour"),
    };

    private static SigningKeyOptions Options() => new()
    {
        AskSecret = request => request.Kind is SecretKind.Pin ? CscServer.Pin : CscServer.Otp,
        AskCode = address =>
        {
            using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            using HttpResponseMessage answer = browser.Send(new HttpRequestMessage(HttpMethod.Get, address));
            return answer.Headers.Location!.AbsoluteUri;
        },
    };

    private static bool Verifies(SigningIdentity identity, ReadOnlySpan<byte> data, byte[] signature)
    {
        using ECDsa? ecdsa = identity.Certificate.GetECDsaPublicKey();
        using RSA? rsa = identity.Certificate.GetRSAPublicKey();
        return ecdsa is not null
            ? ecdsa.VerifyData(data, signature, identity.Algorithm.Digest, DSASignatureFormat.Rfc3279DerSequence)
            : rsa!.VerifyData(data, signature, identity.Algorithm.Digest,
                identity.Algorithm.Scheme is SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }
}
