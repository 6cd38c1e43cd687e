using System.Collections.Immutable;

namespace CpomDocs.Trust.Certificates;

/// <summary>
/// One depth of the tree of valid policies (RFC 5280, 6.1.2 a), nodes of the same policy merged. A branch cut above has no node here; each
/// node knows the policies, as the root's domain names them, that it descends from.
/// </summary>
internal sealed class PolicyLevel
{
    private static readonly ImmutableHashSet<string> Any = [PolicyRules.AnyPolicy];

    private readonly Dictionary<string, PolicyNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>Number of nodes.</summary>
    public int Count => _nodes.Count;

    private PolicyNode? AnyNode => _nodes.GetValueOrDefault(PolicyRules.AnyPolicy);

    /// <summary>The root of the tree.</summary>
    public static PolicyLevel Start()
    {
        var level = new PolicyLevel();
        level._nodes.Add(PolicyRules.AnyPolicy, new PolicyNode(Any, Any));
        return level;
    }

    /// <summary>The level below, by the policies a certificate names; <see langword="null"/> when the tree ends.</summary>
    public PolicyLevel? Next(ImmutableHashSet<string> policies, bool isAnyAccepted)
    {
        var next = new PolicyLevel();
        foreach (string policy in policies.Where(policy => policy != PolicyRules.AnyPolicy))
        {
            PolicyNode[] parents = [.. _nodes.Values.Where(node => node.Expected.Contains(policy))];
            if (parents.Length > 0)
            {
                next.Add(policy, Origins(policy, parents));
            }
            else if (AnyNode is not null)
            {
                next.Add(policy, [policy]);
            }
        }

        if (policies.Contains(PolicyRules.AnyPolicy) && isAnyAccepted)
        {
            next.AddExpectedOf(this);
        }

        return next.Count == 0 ? null : next;
    }

    /// <summary>The level once the equivalences an authority declares are applied; <see langword="null"/> when the tree ends.</summary>
    public PolicyLevel? Mapped(ILookup<string, string> mappings, bool isAllowed)
    {
        foreach (IGrouping<string, string> mapping in mappings)
        {
            if (!isAllowed)
            {
                _nodes.Remove(mapping.Key);
            }
            else if (_nodes.TryGetValue(mapping.Key, out PolicyNode? node))
            {
                _nodes[mapping.Key] = node with { Expected = [.. mapping] };
            }
            else if (AnyNode is not null)
            {
                _nodes.Add(mapping.Key, new PolicyNode([.. mapping], [mapping.Key]));
            }
        }

        return Count == 0 ? null : this;
    }

    /// <summary>Whether a wanted policy is among those the path is valid for.</summary>
    public bool IsAcceptable(ImmutableHashSet<string>? wanted) =>
        wanted is null || AnyNode is not null || _nodes.Values.Any(node => node.Origins.Overlaps(wanted));

    private void AddExpectedOf(PolicyLevel above)
    {
        foreach (string policy in above._nodes.Values.SelectMany(node => node.Expected).Distinct().Where(one => !_nodes.ContainsKey(one)))
        {
            Add(policy, Origins(policy, [.. above._nodes.Values.Where(node => node.Expected.Contains(policy))]));
        }
    }

    private void Add(string policy, ImmutableHashSet<string> origins) => _nodes.TryAdd(policy, new PolicyNode([policy], origins));

    private static ImmutableHashSet<string> Origins(string policy, PolicyNode[] parents) =>
        [.. parents.SelectMany(node => node.Origins.Contains(PolicyRules.AnyPolicy) ? [policy] : node.Origins)];

    private sealed record PolicyNode(ImmutableHashSet<string> Expected, ImmutableHashSet<string> Origins);
}
