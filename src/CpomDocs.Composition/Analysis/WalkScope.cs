using CpomDocs.Contrats.Reading;
using Scriban.Syntax;

namespace CpomDocs.Composition.Analysis;

/// <summary>Where a walk is: its variables, the file it reads, what the conditions around say.</summary>
/// <param name="root">Top-level slots.</param>
/// <param name="include">Walks another file in place.</param>
internal sealed class WalkScope(ChampFormat root, Action<ScriptNode, string?> include)
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

    internal void Assign(string name, SlotValue value)
    {
        _variables[name] = value with { AssignedIn = File };
        Facts = Facts.Without(name);
    }

    internal void Forget(string name) => _variables.Remove(name);

    internal void Include(ScriptNode call, string? name) => include(call, name);
}
