using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Trust;

/// <summary>Paths of RFC 5280, in the order of the NIST suite: names, constraints, policies, extensions, strength.</summary>
public sealed class CertificatePathTests
{
    private static Maillon Signer => new("CN=Signataire");

    [Fact]
    public void Path_NamesThatDifferByCaseAndSpaces_IsTrusted()
    {
        UneChaine chain = new UneChaine()
            .Puis(new Maillon("O=Autorité d'essai, CN=Emetteur") { IsAuthority = true })
            .Puis(new Maillon("CN=Signataire") { IssuerName = "O=AUTORITÉ  d'essai, CN=emetteur" });

        CertificatePath path = chain.Chemin();

        Assert.Null(path.Problem);
    }

    [Theory]
    [InlineData(0, TrustProblem.NotAnAuthority)]
    [InlineData(1, null)]
    public void Path_LengthAllowedByTheFirstAuthority_Counts(int length, TrustProblem? expected)
    {
        UneChaine chain = new UneChaine()
            .Puis(new Maillon("CN=Haute") { IsAuthority = true, PathLength = length })
            .Puis(new Maillon("CN=Basse") { IsAuthority = true })
            .Puis(Signer);

        CertificatePath path = chain.Chemin();

        Assert.Equal(expected, path.Problem);
    }

    [Fact]
    public void Path_AuthorityWithoutBasicConstraints_IsRefused()
    {
        CertificatePath path = new UneChaine().Puis(new Maillon("CN=Pas une autorité")).Puis(Signer).Chemin();

        Assert.Equal(TrustProblem.NotAnAuthority, path.Problem);
    }

    [Fact]
    public void Path_UnknownCriticalExtension_IsRefused()
    {
        CertificatePath path = new UneChaine().Puis(new Maillon("CN=Signataire") { Extensions = [UneExtension.Critical()] }).Chemin();

        Assert.Equal(TrustProblem.CriticalExtension, path.Problem);
    }

    [Theory]
    [InlineData("E=rl@ars.example, CN=Signataire", null)]
    [InlineData("E=rl@ailleurs.example, CN=Signataire", TrustProblem.NameConstraints)]
    public void Path_MailInTheSubject_IsHeldToTheNameConstraints(string name, TrustProblem? expected)
    {
        UneChaine chain = new UneChaine()
            .Puis(new Maillon("CN=Bornée") { IsAuthority = true, Extensions = [UneExtension.OnlyMailOf("ars.example")] })
            .Puis(new Maillon(name));

        CertificatePath path = chain.Chemin();

        Assert.Equal(expected, path.Problem);
    }

    [Theory]
    [InlineData(UneExtension.A, null)]
    [InlineData(UneExtension.B, TrustProblem.CertificatePolicies)]
    public void Path_PolicyDemanded_MustRunThroughTheWholePath(string policyOfTheSigner, TrustProblem? expected)
    {
        UneChaine chain = new UneChaine()
            .Puis(Authority(UneExtension.Policies(UneExtension.A), UneExtension.ExplicitPolicy(0)))
            .Puis(new Maillon("CN=Signataire") { Extensions = [UneExtension.Policies(policyOfTheSigner)] });

        CertificatePath path = chain.Chemin();

        Assert.Equal(expected, path.Problem);
    }

    [Fact]
    public void Path_PolicyDemandedAndNoneNamed_IsRefused()
    {
        UneChaine chain = new UneChaine()
            .Puis(Authority(UneExtension.Policies(UneExtension.A), UneExtension.ExplicitPolicy(0)))
            .Puis(Signer);

        CertificatePath path = chain.Chemin();

        Assert.Equal(TrustProblem.CertificatePolicies, path.Problem);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, TrustProblem.CertificatePolicies)]
    public void Path_PoliciesDeclaredEquivalent_CountUnlessForbidden(bool forbidsMapping, TrustProblem? expected)
    {
        UneChaine chain = new UneChaine()
            .Puis(Authority(UneExtension.Policies(UneExtension.A), UneExtension.Mapping(UneExtension.A, UneExtension.B)))
            .Puis(new Maillon("CN=Signataire") { Extensions = [UneExtension.Policies(UneExtension.B)] });

        CertificatePath path = chain.Chemin(
            policies: new PolicyInputs([UneExtension.A], RequiresPolicy: true, ForbidsMapping: forbidsMapping));

        Assert.Equal(expected, path.Problem);
    }

    [Theory]
    [InlineData(0, TrustProblem.CertificatePolicies)]
    [InlineData(1, null)]
    public void Path_AnyPolicyInhibited_CountsForNothing(int skip, TrustProblem? expected)
    {
        UneChaine chain = new UneChaine()
            .Puis(Authority(UneExtension.Policies(UneExtension.A), UneExtension.NoAnyPolicy(skip)))
            .Puis(new Maillon("CN=Signataire") { Extensions = [UneExtension.Policies(UneExtension.Any)] });

        CertificatePath path = chain.Chemin(policies: new PolicyInputs(RequiresPolicy: true));

        Assert.Equal(expected, path.Problem);
    }

    [Theory]
    [InlineData(2019, null)]
    [InlineData(2026, TrustProblem.AlgorithmWeak)]
    public void Path_AuthorityWithAKeyOf1024Bits_IsReliableOnlyInItsTime(int year, TrustProblem? expected)
    {
        UneChaine chain = new UneChaine().Puis(new Maillon("CN=Ancienne") { IsAuthority = true, KeyBits = 1024 }).Puis(Signer);

        CertificatePath path = chain.Chemin(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(expected, path.Problem);
    }

    [Fact]
    public void Path_TwoAuthoritiesOfOneNameAndABrokenOneFirst_FindsTheSoundOne()
    {
        UneChaine sound = new UneChaine().Puis(new Maillon("CN=Emetteur") { IsAuthority = true }).Puis(Signer);
        UneChaine other = new UneChaine("CN=Autre racine").Puis(new Maillon("CN=Emetteur") { IsAuthority = true });
        Certificate[] candidates = [other.Certificates[1], .. sound.Certificates];

        CertificatePath path = new CertificatePathBuilder([sound.Certificates[0]], candidates)
            .Build(sound.Certificates[2], UneChaine.At, CertificateUse.Signature);

        Assert.Null(path.Problem);
    }

    [Fact]
    public void Path_AuthoritiesThatCertifyEachOther_EndsWithoutARoot()
    {
        UneChaine first = new UneChaine("CN=A").Puis(new Maillon("CN=B") { IsAuthority = true });
        UneChaine second = new UneChaine("CN=B").Puis(new Maillon("CN=A") { IsAuthority = true });
        UneChaine leaf = new UneChaine("CN=A").Puis(Signer);

        CertificatePath path = new CertificatePathBuilder([], [first.Certificates[1], second.Certificates[1]])
            .Build(leaf.Certificates[1], UneChaine.At, CertificateUse.Signature);

        Assert.Equal(TrustProblem.NoPath, path.Problem);
    }

    private static Maillon Authority(params System.Security.Cryptography.X509Certificates.X509Extension[] extensions) =>
        new("CN=Emetteur") { IsAuthority = true, Extensions = [.. extensions] };
}
