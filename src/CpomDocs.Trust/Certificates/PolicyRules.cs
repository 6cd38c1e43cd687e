using System.Collections.Immutable;

namespace CpomDocs.Trust.Certificates;

/// <summary>The policies of a path (RFC 5280, 6.1.3 d to f, 6.1.4 a to j, 6.1.5), from below the root down to the leaf.</summary>
internal sealed class PolicyRules
{
    public const string AnyPolicy = "2.5.29.32.0";
    private const int MaxNodes = 512;

    private readonly PolicyInputs _inputs;
    private int _explicitIn;
    private int _mappingIn;
    private int _anyIn;
    private PolicyLevel? _level = PolicyLevel.Start();

    private PolicyRules(PolicyInputs inputs, int length)
    {
        _inputs = inputs;
        _explicitIn = inputs.RequiresPolicy ? 0 : length + 1;
        _mappingIn = inputs.ForbidsMapping ? 0 : length + 1;
        _anyIn = inputs.ForbidsAny ? 0 : length + 1;
    }

    /// <summary>The first certificate whose policies do not fit; <see langword="null"/> when all do.</summary>
    /// <param name="path">Path, the leaf first, the root last.</param>
    /// <param name="inputs">What is asked.</param>
    public static Certificate? FirstMisfit(ImmutableArray<Certificate> path, PolicyInputs inputs)
    {
        var rules = new PolicyRules(inputs, path.Length - 1);
        for (int i = path.Length - 2; i >= 0; i--)
        {
            bool fits = rules.Enter(path[i], isLeaf: i == 0) && (i == 0 ? rules.WrapUp(path[0]) : rules.Prepare(path[i]));
            if (!fits)
            {
                return path[i];
            }
        }

        return null;
    }

    private bool Enter(Certificate certificate, bool isLeaf)
    {
        CertificateExtensions extensions = certificate.Content.Extensions;
        bool isAnyAccepted = _anyIn > 0 || (!isLeaf && certificate.IsSelfIssued);
        _level = extensions.HasPolicies ? _level?.Next(extensions.Policies, isAnyAccepted) : null;
        return _level?.Count <= MaxNodes || (_level is null && _explicitIn > 0);
    }

    private bool Prepare(Certificate authority)
    {
        CertificateExtensions extensions = authority.Content.Extensions;
        if (extensions.PolicyMappings.Any(pair => pair.Issuer == AnyPolicy || pair.Subject == AnyPolicy))
        {
            return false;
        }

        _level = _level?.Mapped(extensions.PolicyMappings.ToLookup(pair => pair.Issuer, pair => pair.Subject, StringComparer.Ordinal),
            isAllowed: _mappingIn > 0);
        int step = authority.IsSelfIssued ? 0 : 1;
        _explicitIn = Math.Min(Math.Max(_explicitIn - step, 0), extensions.ExplicitPolicyIn ?? int.MaxValue);
        _mappingIn = Math.Min(Math.Max(_mappingIn - step, 0), extensions.NoMappingIn ?? int.MaxValue);
        _anyIn = Math.Min(Math.Max(_anyIn - step, 0), extensions.NoAnyPolicyIn ?? int.MaxValue);
        return true;
    }

    private bool WrapUp(Certificate leaf)
    {
        bool isDemanded = _explicitIn <= 1 || leaf.Content.Extensions.ExplicitPolicyIn == 0;
        return !isDemanded || _level?.IsAcceptable(_inputs.Acceptable) == true;
    }
}
