using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Trust;
using CpomDocs.Tests.Verification;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Signing;

/// <summary>
/// Certificates of other PKIs: mixed algorithms, authorities that certify each other, chains in any order, names of every kind.
/// </summary>
public sealed class PkiEtrangereTests
{
    private static readonly Lazy<RSA> LargeKey = new(() => RSA.Create(4096));
    private static readonly Lazy<RSA> SmallKey = new(() => RSA.Create(2048));
    private static readonly X500DistinguishedName Signataire = new("CN=Anne-Lise PEYRUSSAC, O=Hôpital du Larzac, C=FR");

    private readonly UnePkiEtrangere _pki = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sign_AlgorithmsOfEveryKindInOneChain_PassesAtLtaWithRevocationRequired(bool isRsa)
    {
        Autorite root = _pki.Autorite("CN=Racine RSA", LargeKey.Value);
        Autorite middle = _pki.Autorite("CN=Autorité P-384", ECDsa.Create(ECCurve.NamedCurves.nistP384), root);
        AsymmetricAlgorithm own = isRsa ? SmallKey.Value : ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using Pkcs12SigningKey key = _pki.Cle(new Titulaire(Signataire, own), middle);

        Passes(key, root);
    }

    [Fact]
    public void Sign_ChainInTheFileInAnyOrder_Passes()
    {
        Autorite root = _pki.Autorite("CN=Racine", SmallKey.Value);
        Autorite first = _pki.Autorite("CN=Première", ECDsa.Create(ECCurve.NamedCurves.nistP256), root);
        Autorite second = _pki.Autorite("CN=Seconde", ECDsa.Create(ECCurve.NamedCurves.nistP256), first);
        Titulaire holder = Titulaire(hasAddress: false);
        using Pkcs12SigningKey key = _pki.Cle(holder, second, root.Certificate!, second.Certificate!, first.Certificate!);

        Passes(key, root);
    }

    [Fact]
    public void Sign_ChainOfSixAuthorities_Passes()
    {
        Autorite root = _pki.Autorite("CN=Racine", SmallKey.Value);
        Autorite last = root;
        for (int rank = 1; rank <= 6; rank++)
        {
            last = _pki.Autorite($"CN=Autorité {rank}", ECDsa.Create(ECCurve.NamedCurves.nistP256), last);
        }

        using Pkcs12SigningKey key = _pki.Cle(Titulaire(), last);

        Passes(key, root);
    }

    [Fact]
    public void Sign_RootCertifiedByAnotherThatIsGone_FollowsTheWayThatEnds()
    {
        Autorite gone = _pki.Autorite("CN=Racine disparue", ECDsa.Create(ECCurve.NamedCurves.nistP256));
        Autorite root = _pki.Autorite("CN=Racine", SmallKey.Value);
        Autorite crossed = _pki.Autorite("CN=Racine", SmallKey.Value, new Autorite(gone.Key, gone.Name));
        Autorite middle = _pki.Autorite("CN=Autorité", ECDsa.Create(ECCurve.NamedCurves.nistP256), root);
        Titulaire holder = Titulaire(hasAddress: false);
        using Pkcs12SigningKey key = _pki.Cle(holder, middle, crossed.Certificate!, middle.Certificate!, root.Certificate!);

        Passes(key, root);
    }

    [Fact]
    public void Sign_AuthorityWithoutAddressAndNotInTheFile_IsRefusedAtLtByName()
    {
        Autorite root = _pki.Autorite("CN=Racine", SmallKey.Value);
        Autorite middle = _pki.Autorite("CN=Autorité sans adresse", ECDsa.Create(ECCurve.NamedCurves.nistP256), root);
        using Pkcs12SigningKey key = _pki.Cle(Titulaire(hasAddress: false), middle);

        Outcome<SignedDocument> atLt = Sign(key, Gens.RepresentantLegal, PadesLevel.LT);
        Outcome<SignedDocument> atB = Sign(key, Gens.RepresentantLegal, PadesLevel.B);

        Diagnostic refusal = Assert.Single(atLt.Diagnostics);
        Assert.Equal("CPOM6304", refusal.Code);
        Assert.Contains("Autorité sans adresse", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(atB.Value);
        Assert.Equal("Autorité sans adresse", key.Identity.AutoriteAbsente);
    }

    [Fact]
    public void Sign_NamesOfEveryKindOfString_AreThoseOfTheSignatory()
    {
        X500DistinguishedName name = Nom(
            (UniversalTagNumber.PrintableString, "2.5.4.6", "FR"),
            (UniversalTagNumber.UTF8String, "2.5.4.10", "Agence régionale de santé"),
            (UniversalTagNumber.UTF8String, "2.5.4.97", "NTRFR-130007917"),
            (UniversalTagNumber.UTF8String, "2.5.4.11", "0002 130007917"),
            (UniversalTagNumber.BMPString, "2.5.4.11", "Direction générale"),
            (UniversalTagNumber.TeletexString, "2.5.4.4", "D'ORBEIL-FOESSAC"),
            (UniversalTagNumber.TeletexString, "2.5.4.42", "Élodie"),
            (UniversalTagNumber.TeletexString, "2.5.4.3", "ELODIE D'ORBEIL-FOESSAC 0412"));
        Autorite root = _pki.Autorite("CN=Racine", SmallKey.Value);
        var holder = new Titulaire(name, ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using Pkcs12SigningKey key = _pki.Cle(holder, root);

        Passes(key, root, Gens.DirecteurGeneral);
    }

    [Theory]
    [InlineData("CH DE MONTSERVAN", null)]
    [InlineData("Hôpital du Larzac", "CPOM6126")]
    [InlineData("CHM", null)]
    public void Sign_OrganisationOfTheCertificate_IsComparedWithTheEstablishmentAndRefusesNothing(string organisation, string? expected)
    {
        var holder = new Titulaire(
            new X500DistinguishedName($"CN=Anne-Lise PEYRUSSAC, O={organisation}, C=FR"), ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using Pkcs12SigningKey key = _pki.Cle(holder, _pki.Autorite("CN=Racine", SmallKey.Value));

        Outcome<SignedDocument> outcome = Sign(key, Gens.RepresentantLegal, PadesLevel.B);

        Assert.NotNull(outcome.Value);
        Assert.Equal(expected, outcome.Diagnostics.SingleOrDefault()?.Code);
        Assert.Equal(SigningRefusal.None, SigningRefusals.Of(outcome.Diagnostics));
    }

    [Theory]
    [InlineData("autorite")]
    [InlineData("serveur")]
    [InlineData("chiffrement")]
    public void Sign_CertificateMadeForSomethingElse_IsRefused(string made)
    {
        X509Extension extension = made switch
        {
            "autorite" => new X509BasicConstraintsExtension(true, false, 0, critical: true),
            "serveur" => new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false),
            _ => new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true),
        };
        var holder = new Titulaire(Signataire, ECDsa.Create(ECCurve.NamedCurves.nistP256)) { Extensions = [extension] };
        using Pkcs12SigningKey key = _pki.Cle(holder, _pki.Autorite("CN=Racine", SmallKey.Value));

        Outcome<SignedDocument> outcome = Sign(key, Gens.RepresentantLegal, PadesLevel.B);

        Assert.Equal("CPOM6302", Assert.Single(outcome.Diagnostics).Code);
    }

    [Fact]
    public void Sign_CertificateThatBeginsTomorrow_IsRefused()
    {
        var holder = new Titulaire(Signataire, ECDsa.Create(ECCurve.NamedCurves.nistP256)) { From = DateTimeOffset.UtcNow.AddDays(1) };
        using Pkcs12SigningKey key = _pki.Cle(holder, _pki.Autorite("CN=Racine", SmallKey.Value));

        Outcome<SignedDocument> outcome = Sign(key, Gens.RepresentantLegal, PadesLevel.B);

        Assert.Equal("CPOM6301", Assert.Single(outcome.Diagnostics).Code);
    }

    private static Titulaire Titulaire(bool hasAddress = true) =>
        new(Signataire, ECDsa.Create(ECCurve.NamedCurves.nistP256)) { HasAddress = hasAddress };

    private static X500DistinguishedName Nom(params (UniversalTagNumber Kind, string Oid, string Value)[] attributes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach ((UniversalTagNumber kind, string oid, string value) in attributes)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    writer.WriteEncodedValue(Written(kind, value));
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }

    // Authorities of old wrote Latin-1 in a Teletex string.
    private static byte[] Written(UniversalTagNumber kind, string value)
    {
        if (kind is UniversalTagNumber.TeletexString)
        {
            return [(byte)kind, (byte)value.Length, .. Encoding.Latin1.GetBytes(value)];
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(kind, value);
        return writer.Encode();
    }

    private void Passes(ISigningKey key, Autorite root, Etape? etape = null)
    {
        Outcome<SignedDocument> signed = Sign(key, etape ?? Gens.RepresentantLegal, PadesLevel.LTA);
        Assert.True(signed.Value is not null, string.Join('\n', signed.Diagnostics.Select(item => item.Code + " " + item.Message)));
        VerificationPolicy policy = UnVerdict.Policy() with
        {
            Roots = [.. UnVerdict.Policy().Roots, .. Certificate.ReadAll(Encoding.ASCII.GetBytes(root.Pem))],
            Revocation = RevocationMode.Require,
        };

        FichierVerifie verdict = UnVerdict.De(signed.Value!.File.ToArray(), policy);

        SignatureVerifiee signature = Assert.Single(verdict.Signatures);
        Assert.True(signature.Verdict is Verdict.TOTAL_PASSED, signature.Phrase + string.Join('\n', signature.Detail));
        Assert.Equal(NiveauPades.B_LTA, signature.Niveau);
    }

    private Outcome<SignedDocument> Sign(ISigningKey key, Etape etape, PadesLevel level)
    {
        byte[] pdf = new UnDocument { Etapes = [etape] }.Pdf();
        return new PadesSigner(TimeProvider.System, _pki.Services).Sign(pdf, new SigningRequest { Role = etape.Role, Level = level }, key);
    }
}
