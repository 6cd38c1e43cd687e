using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Conformance.Tests.Pdf;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Signing.Tokens;
using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Cms;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>Keys in a token: every kind of signature, every way a token refuses.</summary>
[Collection("token")]
public sealed class TokenConformanceTests
{
    [SkippableTheory]
    [InlineData("rsa", false)]
    [InlineData("rsa", true)]
    [InlineData("chaque-fois", false)]
    [InlineData("p256", false)]
    [InlineData("p384", false)]
    public void Sign_EachKindOfKey_GivesASignatureOfItsCertificate(string label, bool pss)
    {
        var hsm = SoftHsmKeys.Find();
        using Pkcs11SigningKey key = Open(hsm, label, options => options with { Pss = pss });

        byte[] signature = key.Sign("octets"u8);

        Assert.True(Verifies(key.Identity, "octets"u8, signature));
        Assert.Equal(pss, key.Identity.Algorithm.Scheme is SignatureScheme.RsaPss);
    }

    [SkippableTheory]
    [InlineData(CKM.CKM_SHA256_RSA_PKCS, SignatureScheme.RsaPkcs1)]
    [InlineData(CKM.CKM_SHA256_RSA_PKCS_PSS, SignatureScheme.RsaPss)]
    public void Sign_TokenThatOnlyHashesItself_IsGivenTheBytes(CKM mechanism, SignatureScheme scheme)
    {
        var hsm = SoftHsmKeys.Find();
        byte[] bytes = [1, 2, 3];
        ISession session = hsm.SessionOf(SoftHsmKeys.Token);
        var algorithm = new CmsSignatureAlgorithm(scheme, HashAlgorithmName.SHA256);
        TokenKey key = new TokenObjects(session, TokenUri.Parse(hsm.Uri(SoftHsmKeys.Token, "rsa"))).Key();

        byte[] signature = TokenMechanism.For(algorithm, [mechanism])!.Sign(session, key, null, bytes);

        using RSA rsa = SharedDemonstrationPki.Certificate("representant-legal").GetRSAPublicKey()!;
        RSASignaturePadding padding = scheme is SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        Assert.True(rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, padding));
    }

    [SkippableFact]
    public void Act_WithATokenKey_IsValidForTheJudges()
    {
        var hsm = SoftHsmKeys.Find();
        Judge pdfsig = Judge.Find("pdfsig");
        Judge qpdf = Judge.Find("qpdf");
        using Pkcs11SigningKey key = Open(hsm, "rsa");

        byte[] signed = Act(key);

        Assert.Contains("Signature is Valid.", pdfsig.Accepts(signed, "-nocert"), StringComparison.Ordinal);
        qpdf.Accepts(signed, "--check");
    }

    [SkippableFact]
    public void Open_KeyWithItsIssuers_FindsTheChainInTheToken()
    {
        var hsm = SoftHsmKeys.Find();

        using Pkcs11SigningKey key = Open(hsm, "rsa");

        Assert.Equal(2, key.Identity.Chain.Length);
        Assert.True(key.Identity.IsDemonstration);
    }

    [SkippableFact]
    public void Sign_WholeBatchOnSeveralThreads_AsksThePinOnce()
    {
        var hsm = SoftHsmKeys.Find();
        int asked = 0;
        using Pkcs11SigningKey key = Open(hsm, "chaque-fois", options => options with
        {
            Pin = null,
            AskSecret = _ =>
            {
                asked++;
                return SoftHsm.Pin;
            },
        });
        var signatures = new ConcurrentBag<bool>();

        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, index =>
        {
            byte[] data = BitConverter.GetBytes(index);
            signatures.Add(Verifies(key.Identity, data, key.Sign(data)));
        });

        Assert.Equal(1, asked);
        Assert.Equal(40, signatures.Count(isValid => isValid));
    }

    [SkippableFact]
    public void Open_KeyWithoutCertificate_AsksForOneOrTakesTheGivenOne()
    {
        var hsm = SoftHsmKeys.Find();
        string pem = SharedDemonstrationPki.Certificate("representant-legal").ExportCertificatePem();

        using Pkcs11SigningKey key = Open(hsm, "sans-certificat", options => options with { CertificatePem = pem });
        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => Open(hsm, "sans-certificat"));

        Assert.True(Verifies(key.Identity, "octets"u8, key.Sign("octets"u8)));
        Assert.Contains("--certificate", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_CertificateOfAnotherKey_IsRefusedBeforeAnySignature()
    {
        var hsm = SoftHsmKeys.Find();
        string pem = SharedDemonstrationPki.Certificate("directeur-general").ExportCertificatePem();

        var refusal =
            Assert.Throws<SigningKeyUnavailableException>(() => Open(hsm, "rsa", options => options with { CertificatePem = pem }));

        Assert.Contains("n’est pas celui de la clé", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_WrongPin_SaysItWarnsAndNeverTriesAgain()
    {
        var hsm = SoftHsmKeys.Find();
        var warnings = new List<string>();
        int asked = 0;
        SigningKeyOptions options = new()
        {
            Warn = warnings.Add,
            AskSecret = _ =>
            {
                asked++;
                return "999999";
            },
        };

        var first = Assert.Throws<SigningKeyUnavailableException>(() => Pkcs11SigningKey.Open(hsm.Uri("essais", "rsa"), options));
        using var key = Pkcs11SigningKey.Open(hsm.Uri("essais", "rsa"), options with { AskSecret = _ => SoftHsm.Pin });

        Assert.Equal(1, asked);
        Assert.Contains("faux", first.Message, StringComparison.Ordinal);
        Assert.Contains("peu d’essais", first.Message, StringComparison.Ordinal);
        Assert.Contains(warnings, sentence => sentence.Contains("peu d’essais", StringComparison.Ordinal));
        Assert.DoesNotContain("999999", first.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_NoPinAnywhere_SaysHowToGiveIt()
    {
        var hsm = SoftHsmKeys.Find();

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() =>
            Pkcs11SigningKey.Open(hsm.Uri("cpom", "rsa"), new SigningKeyOptions()));

        Assert.Contains("CPOMDOCS_PIN", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_PinSource_ReadsTheFileItNames()
    {
        var hsm = SoftHsmKeys.Find();
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "pin");
        File.WriteAllText(file, SoftHsm.Pin + "\n");

        using var path = Pkcs11SigningKey.Open(hsm.Uri("cpom", "rsa") + "&pin-source=" + file, new SigningKeyOptions());
        using var uri = Pkcs11SigningKey.Open(hsm.Uri("cpom", "rsa") + "&pin-source=file://" + file, new SigningKeyOptions());

        Assert.Equal(path.Identity.Certificate.Thumbprint, uri.Identity.Certificate.Thumbprint);
    }

    [SkippableTheory]
    [InlineData("pkcs11:token=absent;object=rsa", "« cpom »")]
    [InlineData("pkcs11:token=double;object=rsa", "Plusieurs jetons")]
    [InlineData("pkcs11:token=cpom", "Plusieurs clés")]
    [InlineData("pkcs11:token=cpom;object=absente", "pas de clé")]
    [InlineData("pkcs11:token=cpom;manufacturer=Autre;object=rsa", "Aucun jeton")]
    [InlineData("pkcs11:token=cpom;library-manufacturer=Autre;object=rsa", "Aucun jeton")]
    public void Open_NothingOrTooMuchThatMatches_SaysSo(string uri, string expected)
    {
        var hsm = SoftHsmKeys.Find();

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() =>
            Pkcs11SigningKey.Open(uri + "?module-path=" + hsm.Module, new SigningKeyOptions { Pin = SoftHsm.Pin }));

        Assert.Contains(expected.Replace(' ', '\u00A0'), refusal.Message.Replace(' ', '\u00A0'), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_EveryAttributeOfTheToken_FindsTheKey()
    {
        var hsm = SoftHsmKeys.Find();
        ISlot slot = hsm.SlotOf("cpom");
        ITokenInfo token = slot.GetTokenInfo();
        string id = string.Concat(SoftHsm.IdOf("rsa").Select(value => $"%{value:x2}"));
        string uri = $"pkcs11:token=cpom;serial={token.SerialNumber.TrimEnd()};manufacturer=SoftHSM%20project;model=SoftHSM%20v2;"
            + $"slot-id={slot.SlotId};id={id};type=private?module-name=softhsm2&module-path={Path.GetDirectoryName(hsm.Module)}";

        using var key = Pkcs11SigningKey.Open(uri, new SigningKeyOptions { Pin = SoftHsm.Pin });

        Assert.True(key.Identity.IsDemonstration);
    }

    private static Pkcs11SigningKey Open(SoftHsm hsm, string label, Func<SigningKeyOptions, SigningKeyOptions>? with = null)
    {
        var options = new SigningKeyOptions { Pin = SoftHsm.Pin };
        return Pkcs11SigningKey.Open(hsm.Uri(SoftHsmKeys.Token, label), with is null ? options : with(options));
    }

    private static byte[] Act(ISigningKey key)
    {
        var request = new SigningRequest { Role = new Role(Contrats.Model.Partie.STRUCTURE) };
        return new PadesSigner(TimeProvider.System).Sign(new UnDocument().Pdf(), request, key).Value!.File.ToArray();
    }

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
