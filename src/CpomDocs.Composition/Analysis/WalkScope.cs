using System.Collections.Immutable;
using CpomDocs.Contrats.Reading;
using Scriban.Syntax;

namespace CpomDocs.Composition.Analysis;

/// <summary>Where a walk is: its variables, the file it reads, what the conditions around say.</summary>
/// <param name="root">Top-level slots.</param>
/// <param name="include">Walks another file in place.</param>
internal sealed class WalkScope(ChampFormat root, Action<ScriptNode, SlotValue> include)
{
    private readonly Dictionary<string, SlotValue> _variables = new(StringComparer.Ordinal);

    /// <summary>What the conditions around say.</summary>
    internal BranchFacts Facts { get; set; } = BranchFacts.None;

    /// <summary>File being read.</summary>
    internal string File { get; set; } = "";

    /// <summary>Conditions and loops around.</summary>
    internal int Conditions { get; set; }

    /// <summary>Whether what is read here is read whatever the data.</summary>
    internal bool IsUnconditional => Conditions == 0;

    internal SlotValue? Find(string name)
    {
        return _variables.TryGetValue(name, out SlotValue? value) ? value
            : root.Champs.TryGetValue(name, out ChampFormat? champ) ? new SlotValue(champ) { IsPresent = champ.Requis }
            : null;
    }

    /// <summary>Whether a name is that of a slot, which no variable of the template hides.</summary>
    internal bool IsSlot(string name) => !_variables.ContainsKey(name) && root.Champs.ContainsKey(name);

    internal void Assign(string name, SlotValue value)
    {
        _variables[name] = value with { AssignedIn = File };
        Facts = Facts.Without(name);
    }

    internal void Forget(string name) => _variables.Remove(name);

    internal void Include(ScriptNode call, SlotValue name) => include(call, name);

    /// <summary>The variables as they stand.</summary>
    internal ImmutableDictionary<string, SlotValue> Variables() => _variables.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Ends a part that may not be written, or several times: what it assigned is no constant after it.</summary>
    /// <param name="before">The variables before it.</param>
    internal void Join(ImmutableDictionary<string, SlotValue> before)
    {
        foreach ((string name, SlotValue value) in Variables().Where(pair => before.GetValueOrDefault(pair.Key) != pair.Value))
        {
            _variables[name] = value with { Constant = null };
            Facts = Facts.Without(name);
        }
    }
}
