using System.Collections.Immutable;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Pkix;

namespace CpomDocs.Trust.Certificates;

/// <summary>The rules of RFC 5280, 6.1 that bear on the content of a path whose signatures hold. The root is trusted as it is.</summary>
internal static class CertificatePathRules
{
    // The largest in use name some hundreds; each name is compared with each subtree.
    private const int MaxSubtrees = 2000;
    private const int MaxComparisons = 100_000;
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private const string TimestampPurpose = "1.3.6.1.5.5.7.3.8";
    private const string OcspPurpose = "1.3.6.1.5.5.7.3.9";

    /// <summary>First rule that does not hold; content before dates, so that an expired path is one that is sound otherwise.</summary>
    public static (TrustProblem Problem, Certificate Culprit)? FirstProblem(ImmutableArray<Certificate> path, DateTimeOffset at,
        CertificateUse use, PolicyInputs policies)
    {
        if (UseProblem(path[0], use) is TrustProblem misused)
        {
            return (misused, path[0]);
        }

        for (int i = 0; i < path.Length; i++)
        {
            bool isRoot = i > 0 && i == path.Length - 1;
            if (!isRoot && ContentProblem(path, i) is TrustProblem problem)
            {
                return (problem, path[i]);
            }
        }

        return NamesProblem(path) ?? PolicyProblem(path, policies) ?? DatesProblem(path, at) ?? StrengthProblem(path, at);
    }

    /// <summary>Whether a certificate was made for something else than the use of it.</summary>
    public static TrustProblem? UseProblem(Certificate leaf, CertificateUse use)
    {
        CertificateExtensions extensions = leaf.Content.Extensions;
        bool isAllowed = use switch
        {
            CertificateUse.Signature => Has(extensions, KeyUsage.DigitalSignature | KeyUsage.NonRepudiation)
                && !IsForServicesOnly(extensions),
            CertificateUse.Timestamp => extensions is { Purposes: [TimestampPurpose], PurposesAreCritical: true }
                && Has(extensions, KeyUsage.DigitalSignature | KeyUsage.NonRepudiation),
            CertificateUse.OcspResponse => extensions.Purposes is ImmutableArray<string> purposes && purposes.Contains(OcspPurpose),
            _ => Has(extensions, KeyUsage.CrlSign),
        };
        return isAllowed ? null : TrustProblem.WrongUsage;
    }

    // RFC 5280, 4.2.1.12: a certificate made for a server, a timestamp or an OCSP answer says nothing of a person's signature.
    private static bool IsForServicesOnly(CertificateExtensions extensions)
    {
        return extensions.Purposes is ImmutableArray<string> purposes
            && purposes.All(purpose => purpose is ServerPurpose or TimestampPurpose or OcspPurpose);
    }

    private static TrustProblem? ContentProblem(ImmutableArray<Certificate> path, int index)
    {
        CertificateExtensions extensions = path[index].Content.Extensions;
        if (extensions.HasUnknownCritical)
        {
            return TrustProblem.CriticalExtension;
        }

        if (index == 0)
        {
            return null;
        }

        if (!extensions.IsAuthority || extensions.PathLength < AuthoritiesBelow(path, index))
        {
            return TrustProblem.NotAnAuthority;
        }

        return Has(extensions, KeyUsage.KeyCertSign) ? null : TrustProblem.WrongUsage;
    }

    private static int AuthoritiesBelow(ImmutableArray<Certificate> path, int index)
    {
        return path.Take(index).Skip(1).Count(certificate => !certificate.IsSelfIssued);
    }

    private static bool Has(CertificateExtensions extensions, int usages) => extensions.KeyUsage is not int usage || (usage & usages) != 0;

    private static (TrustProblem Problem, Certificate Culprit)? NamesProblem(ImmutableArray<Certificate> path)
    {
        for (int i = 1; i < path.Length; i++)
        {
            if (path[i].Content.Extensions.NameConstraints is not NameConstraints constraints)
            {
                continue;
            }

            // RFC 5280, 6.1.3 b: a certificate an authority issues to itself keeps its name, unless it ends the path.
            Certificate? outside = path.Take(i)
                .FirstOrDefault(below => (!below.IsSelfIssued || below.Equals(path[0])) && !IsWithin(constraints, below));
            if (outside is not null)
            {
                return (TrustProblem.NameConstraints, outside);
            }
        }

        return null;
    }

    private static bool IsWithin(NameConstraints constraints, Certificate certificate)
    {
        try
        {
            Check(constraints, certificate.Content);
            return true;
        }
        catch (PkixNameConstraintValidatorException)
        {
            return false;
        }
        catch (Exception exception) when (HostileAsn1.IsMalformedInput(exception))
        {
            return false;
        }
    }

    private static void Check(NameConstraints constraints, CertificateContent content)
    {
        int subtrees = Subtrees(constraints.PermittedSubtreesValue).Count + Subtrees(constraints.ExcludedSubtreesValue).Count;
        if (subtrees > MaxSubtrees || (long)subtrees * NamesOf(content).Count() > MaxComparisons)
        {
            throw new PkixNameConstraintValidatorException("Too many names.");
        }

        var validator = new PkixNameConstraintValidator();
        if (constraints.PermittedSubtreesValue is { } permitted)
        {
            validator.IntersectPermittedSubtree(Asn1Sequence.GetInstance(permitted.ToAsn1Object()));
        }

        foreach (Asn1Encodable excluded in Subtrees(constraints.ExcludedSubtreesValue))
        {
            validator.AddExcludedSubtree(GeneralSubtree.GetInstance(excluded));
        }

        var subject = Asn1Sequence.GetInstance(content.SubjectDn.ToAsn1Object());
        if (subject.Count > 0)
        {
            validator.CheckPermittedDN(subject);
            validator.CheckExcludedDN(subject);
        }

        foreach (GeneralName name in NamesOf(content))
        {
            validator.CheckPermittedName(name);
            validator.CheckExcludedName(name);
        }
    }

    // RFC 5280, 4.2.1.10: an address in the subject counts where no alternative name is given.
    private static IEnumerable<GeneralName> NamesOf(CertificateContent content) => content.Extensions.AlternativeNames is { } names
        ? names.GetNames()
        : content.SubjectDn.GetValueList(X509Name.EmailAddress).Select(address => new GeneralName(GeneralName.Rfc822Name, address));

    private static Asn1Sequence Subtrees(GeneralSubtrees? subtrees)
    {
        return subtrees is null ? DerSequence.Empty : Asn1Sequence.GetInstance(subtrees.ToAsn1Object());
    }

    private static (TrustProblem Problem, Certificate Culprit)? PolicyProblem(ImmutableArray<Certificate> path, PolicyInputs policies)
    {
        return PolicyRules.FirstMisfit(path, policies) is Certificate misfit ? (TrustProblem.CertificatePolicies, misfit) : null;
    }

    // EN 319 102-1, 5.2.6.4: the root is trusted as it is; every other certificate by the strength of its issuer's signature then.
    private static (TrustProblem Problem, Certificate Culprit)? StrengthProblem(ImmutableArray<Certificate> path, DateTimeOffset at)
    {
        for (int i = 0; i + 1 < path.Length; i++)
        {
            if (path[i].AcceptableUntil(path[i + 1]) < at)
            {
                return (TrustProblem.AlgorithmWeak, path[i]);
            }
        }

        return null;
    }

    private static (TrustProblem Problem, Certificate Culprit)? DatesProblem(ImmutableArray<Certificate> path, DateTimeOffset at)
    {
        foreach (Certificate certificate in path.Length == 1 ? path : path[..^1])
        {
            if (at < certificate.NotBefore)
            {
                return (TrustProblem.NotYetValid, certificate);
            }

            if (at > certificate.NotAfter)
            {
                return (TrustProblem.Expired, certificate);
            }
        }

        return null;
    }
}
