using System.Collections.Immutable;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>The slots of one document: those of the contract, its shortcuts, and what is computed for the document.</summary>
/// <param name="Slots">Top-level members.</param>
internal sealed record SlotRoot(ScriptObject Slots)
{
    /// <summary>JSON path of each shortcut of the text of the contracts.</summary>
    internal static readonly ImmutableDictionary<string, string> Shortcuts = new Dictionary<string, string>
    {
        ["ars"] = "/ars/0",
        ["consultations"] = "/structure/consultations",
        ["gcs"] = "/structure/gcs",
        ["pds"] = "/annexes/pds",
        ["usld"] = "/annexes/usld",
        ["objectifs"] = "/annexes/orientations/objectifs",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>JSON Pointer of a slot written as a plain path from the root, or an empty text for anything else.</summary>
    internal string PointerOf(string slot)
    {
        string[] steps = slot.Split('|')[0].Trim().Split('.');
        if (!Slots.ContainsKey(steps[0]) || steps.Any(step => !step.All(char.IsAsciiLetterOrDigit)))
        {
            return "";
        }

        string root = Shortcuts.TryGetValue(steps[0], out string? pointer) ? pointer : "/" + steps[0];
        return steps[0] is "document" or "signataire" ? "" : string.Join('/', steps.Skip(1).Prepend(root));
    }
}
