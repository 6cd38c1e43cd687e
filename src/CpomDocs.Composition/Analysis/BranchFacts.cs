using System.Collections.Immutable;

namespace CpomDocs.Composition.Analysis;

/// <summary>What the conditions around a place say of the values there, by the path that names each. Immutable.</summary>
internal sealed class BranchFacts
{
    internal static readonly BranchFacts None = new(
        ImmutableDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, object>.Empty.WithComparers(StringComparer.Ordinal),
        []);

    private readonly ImmutableDictionary<string, bool> _truths;
    private readonly ImmutableDictionary<string, object> _equals;
    private readonly ImmutableHashSet<(string Path, object Value)> _differs;

    private BranchFacts(
        ImmutableDictionary<string, bool> truths,
        ImmutableDictionary<string, object> equals,
        ImmutableHashSet<(string Path, object Value)> differs)
    {
        _truths = truths;
        _equals = equals;
        _differs = differs;
    }

    /// <summary>Whether a value counts as true, when it is known.</summary>
    internal bool? TruthOf(string path) => _truths.TryGetValue(path, out bool truth) ? truth : null;

    /// <summary>Whether a value is a constant, when it is known.</summary>
    internal bool? IsEqual(string path, object value)
    {
        return _equals.TryGetValue(path, out object? known) ? known.Equals(value)
            : _differs.Contains((path, value)) || TruthOf(path) == false ? false
            : null;
    }

    internal BranchFacts WithTruth(string path, bool truth) => new(_truths.SetItem(path, truth), _equals, _differs);

    internal BranchFacts WithEqual(string path, object value, bool isEqual) => isEqual
        ? new BranchFacts(_truths.SetItem(path, true), _equals.SetItem(path, value), _differs)
        : new BranchFacts(_truths, _equals, _differs.Add((path, value)));

    /// <summary>The facts that remain when a variable takes another value.</summary>
    internal BranchFacts Without(string variable)
    {
        bool IsOf(string path) => path == variable || path.StartsWith(variable + ".", StringComparison.Ordinal);
        return new BranchFacts(
            _truths.RemoveRange(_truths.Keys.Where(IsOf)),
            _equals.RemoveRange(_equals.Keys.Where(IsOf)),
            _differs.Except(_differs.Where(fact => IsOf(fact.Path))));
    }
}
