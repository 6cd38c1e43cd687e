using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Revocation;

namespace CpomDocs.Tests.Trust;

/// <summary>Revocation lists that another key than the issuer's signs, and those that tell what changed (RFC 5280, 5 and 6.3.3).</summary>
public sealed class DelegatedListTests
{
    private const string Authority = "CN=Autorité";
    private const string Lister = "CN=Émetteur de listes";
    private const int SignerSerial = 4;

    [Theory]
    [InlineData(Authority, true)]
    [InlineData("CN=Une autre autorité", false)]
    [InlineData(null, false)]
    public void Statements_IndirectListThatTheCertificateNames_TellsOfTheIssuerOfTheEntry(string? issuer, bool isRevoked)
    {
        var lister = new Maillon(Lister) { Extensions = [Usage(X509KeyUsageFlags.CrlSign)] };
        var list = new UneListeDeRevocation(lister) { IsIndirect = true, Serial = SignerSerial, IssuerOfEntry = issuer };

        RevocationStatement? said = Said(lister, [UneExtension.ListsBy(Lister)], list);

        Assert.Equal(isRevoked, Assert.IsType<RevocationStatement>(said).RevokedAt is not null);
    }

    [Theory]
    [InlineData(Lister, false, X509KeyUsageFlags.CrlSign)]
    [InlineData("CN=Quelqu’un", true, X509KeyUsageFlags.CrlSign)]
    [InlineData(Lister, true, X509KeyUsageFlags.DigitalSignature)]
    public void Statements_ListNotIndirectNorNamedNorOfAnAllowedKey_SaysNothing(string named, bool isIndirect, X509KeyUsageFlags usage)
    {
        var lister = new Maillon(Lister) { Extensions = [Usage(usage)] };
        var list = new UneListeDeRevocation(lister) { IsIndirect = isIndirect, Serial = SignerSerial, IssuerOfEntry = Authority };

        RevocationStatement? said = Said(lister, [UneExtension.ListsBy(named)], list);

        Assert.Null(said);
    }

    [Theory]
    [InlineData(X509KeyUsageFlags.CrlSign, true)]
    [InlineData(X509KeyUsageFlags.DigitalSignature, false)]
    public void Statements_AnotherKeyOfTheAuthority_TellsWhereItMaySignLists(X509KeyUsageFlags usage, bool isHeard)
    {
        var lister = new Maillon(Authority) { Extensions = [Usage(usage)] };
        var list = new UneListeDeRevocation(lister) { Serial = SignerSerial };

        RevocationStatement? said = Said(lister, [], list);

        Assert.Equal(isHeard, said?.RevokedAt is not null);
    }

    [Theory]
    [InlineData(X509RevocationReason.CertificateHold, RevocationState.Revoked)]
    [InlineData(X509RevocationReason.RemoveFromCrl, RevocationState.Good)]
    [InlineData(X509RevocationReason.KeyCompromise, RevocationState.Revoked)]
    public void Check_DeltaAfterASuspension_LiftsItOnlyByTakingItOffTheList(X509RevocationReason reason, RevocationState expected)
    {
        var authority = new Maillon(Authority) { IsAuthority = true };
        Certificate[] path = [.. new UneChaine().Puis(authority).Puis(new Maillon("CN=Signataire")).Certificates];
        var held = new UneListeDeRevocation(authority) { Serial = path.Length, Reason = X509RevocationReason.CertificateHold };
        var delta = new UneListeDeRevocation(authority)
        {
            Issued = UneChaine.At.AddDays(-1),
            IsDelta = true,
            Serial = path.Length,
            Reason = reason,
        };
        var checker = new RevocationChecker([held.Read(), delta.Read()], []);

        RevocationStatus status = checker.Check(path[2], path[1], UneChaine.At, UneChaine.At);

        Assert.Equal(expected, status.State);
    }

    [Fact]
    public void Check_DeltaThatDoesNotNameTheCertificate_SaysNothing()
    {
        var authority = new Maillon(Authority) { IsAuthority = true };
        Certificate[] path = [.. new UneChaine().Puis(authority).Puis(new Maillon("CN=Signataire")).Certificates];
        Crl delta = new UneListeDeRevocation(authority) { IsDelta = true, Serial = path.Length + 1 }.Read();

        RevocationStatus status = new RevocationChecker([delta], []).Check(path[2], path[1], UneChaine.At, UneChaine.At);

        Assert.Equal(RevocationState.Unknown, status.State);
    }

    // The latest of what a list says of a signatory, the one who signs the list being beside the authority, under the same root.
    private static RevocationStatement? Said(Maillon lister, X509Extension[] extensions, UneListeDeRevocation list)
    {
        Certificate[] all =
        [
            .. new UneChaine()
                .Puis(lister)
                .Puis(new Maillon(Authority) { IsAuthority = true, IsUnderTheRoot = true })
                .Puis(new Maillon("CN=Signataire") { Extensions = [.. extensions] })
                .Certificates,
        ];
        var checker = new RevocationChecker([list.Read()], []) { Paths = new CertificatePathBuilder([all[0]], all) };
        return checker.Statements(all[3], all[2], all[0]).FirstOrDefault();
    }

    private static X509KeyUsageExtension Usage(X509KeyUsageFlags usage) => new(usage, critical: true);
}
