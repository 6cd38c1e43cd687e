using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using Scriban.Syntax;

namespace CpomDocs.Composition.Analysis;

/// <summary>What walking the templates of one or several documents found: faults, branches, files and data used.</summary>
internal sealed class Findings(TemplateSet templates)
{
    private readonly Dictionary<ScriptNode, (TemplatePlace Place, string Reason)> _doubtful = [];
    private readonly HashSet<ScriptNode> _reached = [];
    private readonly Dictionary<string, (bool Requis, HashSet<string> Places)> _uses = new(StringComparer.Ordinal);

    /// <summary>The faults.</summary>
    internal DiagnosticBag Bag { get; } = new();

    /// <summary>Names of the files walked.</summary>
    internal HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Computed slots used.</summary>
    internal HashSet<string> Computed { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields used, in no order.</summary>
    internal IEnumerable<ChampUtilise> Uses => _uses.Select(use => new ChampUtilise(use.Key, use.Value.Requis, [.. use.Value.Places]));

    /// <summary>Whether a field, or the whole object around it, is used.</summary>
    internal bool IsUsed(string pointer) => _uses.ContainsKey(pointer);

    internal void Report(Gravite gravite, string code, ScriptNode node, params object[] values)
    {
        Bag.AddAs(gravite, code, PlaceOf(node), values);
    }

    /// <summary>Notes a branch: reached once is enough.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="condition">Condition that decides.</param>
    /// <param name="isReached">Whether it can be written here.</param>
    /// <param name="reason">Key of what is said when it never is.</param>
    internal void Note(ScriptNode branch, ScriptNode condition, bool isReached, string reason)
    {
        if (isReached)
        {
            _reached.Add(branch);
            return;
        }

        _doubtful.TryAdd(branch, (PlaceOf(condition), Messages.Format(reason, TextOf(condition))));
    }

    /// <summary>Reports the branches that no walk reached.</summary>
    internal void ReportUnreached()
    {
        foreach ((TemplatePlace place, string reason) in _doubtful.Where(pair => !_reached.Contains(pair.Key)).Select(pair => pair.Value))
        {
            Bag.AddAs(Gravite.Avertissement, "CPOM2104", place, reason);
        }
    }

    /// <summary>Notes that a field is used, with all it holds when it is an object.</summary>
    internal void Use(ChampFormat champ, ScriptNode node, bool requis)
    {
        string place = Messages.Format("Emplacement", PlaceOf(node).Fichier, PlaceOf(node).Ligne);
        foreach (ChampFormat used in champ.Tous().Where(used => used.Pointeur.Length > 0))
        {
            (bool Requis, HashSet<string> Places) before =
                _uses.GetValueOrDefault(used.Pointeur, (false, new HashSet<string>(StringComparer.Ordinal)));
            before.Places.Add(place);
            _uses[used.Pointeur] = (before.Requis || requis, before.Places);
        }
    }

    /// <summary>The text of a node, as the template writes it.</summary>
    internal string TextOf(ScriptNode node)
    {
        string text = SourceOf(node)?.Text ?? "";
        return node.Span.Start.Offset < 0 || node.Span.End.Offset >= text.Length
            ? ""
            : text[node.Span.Start.Offset..(node.Span.End.Offset + 1)].Trim();
    }

    /// <summary>What stands before a node on its line.</summary>
    internal string LineBefore(ScriptNode node)
    {
        string text = SourceOf(node)?.Text ?? "";
        int end = Math.Clamp(node.Span.Start.Offset, 0, text.Length);
        return text[(text.LastIndexOf('\n', Math.Max(end - 1, 0)) + 1)..end];
    }

    internal TemplatePlace PlaceOf(ScriptNode node)
    {
        TemplateSource? source = SourceOf(node);
        return source?.PlaceAt(Math.Clamp(node.Span.Start.Offset, 0, source.Text.Length)) ?? new TemplatePlace(node.Span.FileName ?? "", 0);
    }

    private TemplateSource? SourceOf(ScriptNode node)
    {
        return node.Span.FileName is { } name && templates.TryGet(name, out TemplateSource? source) ? source : null;
    }
}
