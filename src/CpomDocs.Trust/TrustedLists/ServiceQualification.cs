using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>What a list says of some of the certificates of a service (ETSI TS 119 612, 5.5.9.2).</summary>
/// <param name="Qualifiers">Last words of the qualifiers' addresses (<c>QCForESig</c>, <c>QCWithQSCD</c>, <c>NotQualified</c>…).</param>
/// <param name="Criteria">Which certificates it is about.</param>
public sealed record ServiceQualification(ImmutableArray<string> Qualifiers, QualificationCriteria Criteria);

/// <summary>A condition on certificates: bits of the key usage, policies, and other conditions.</summary>
/// <param name="Assert">How many of them must hold.</param>
/// <param name="KeyUsages">Each: number of the bit (0 for digitalSignature), and the value it must have.</param>
/// <param name="PolicySets">Each: the policies (object identifiers) that must all be named.</param>
/// <param name="Nested">Conditions inside this one.</param>
/// <param name="HasUnknown">Whether the list states a condition unknown to this reader, which then never holds.</param>
public sealed record QualificationCriteria(
    CriteriaAssertion Assert,
    ImmutableArray<ImmutableArray<KeyValuePair<int, bool>>> KeyUsages,
    ImmutableArray<ImmutableArray<string>> PolicySets,
    ImmutableArray<QualificationCriteria> Nested,
    bool HasUnknown)
{
    /// <summary>Whether a certificate fulfils the condition.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        bool[] results =
        [
            .. KeyUsages.Select(bits => bits.All(bit => certificate.Content.Extensions.HasKeyUsage(bit.Key) == bit.Value)),
            .. PolicySets.Select(policies => policies.All(certificate.Content.Extensions.Policies.Contains)),
            .. Nested.Select(nested => nested.Holds(certificate)),
            .. HasUnknown ? [false] : (bool[])[],
        ];
        return Assert switch
        {
            CriteriaAssertion.All => results.All(result => result),
            CriteriaAssertion.AtLeastOne => results.Any(result => result),
            _ => !results.Any(result => result),
        };
    }
}

/// <summary>How many conditions of a list must hold.</summary>
public enum CriteriaAssertion
{
    /// <summary>All.</summary>
    All,

    /// <summary>At least one.</summary>
    AtLeastOne,

    /// <summary>None.</summary>
    None,
}
