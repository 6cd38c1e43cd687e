using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Templates;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace CpomDocs.Composition.Markdown;

/// <summary>What every reader of a piece of Markdown needs: where it comes from, and where to tell faults.</summary>
/// <param name="Output">The Markdown and its template lines.</param>
/// <param name="Diagnostics">Faults found.</param>
internal sealed record ReadingContext(MappedOutput Output, DiagnosticBag Diagnostics)
{
    internal TemplatePlace PlaceOf(MarkdownObject node) => Output.PlaceOf(node.Line);

    internal void Report(string code, MarkdownObject node, params object[] arguments) => Diagnostics.Add(code, PlaceOf(node), arguments);

    /// <summary>The value of an attribute of a block, or <see langword="null"/>.</summary>
    internal static string? AttributeOf(MarkdownObject node, string name)
    {
        return FieldMarks.Strip(node.TryGetAttributes()?.Properties?.FirstOrDefault(property => property.Key == name).Value);
    }

    /// <summary>Reports the attributes of a block that mean nothing there.</summary>
    internal void CheckAttributes(MarkdownObject node, params string[] allowed)
    {
        foreach (KeyValuePair<string, string?> property in node.TryGetAttributes()?.Properties ?? [])
        {
            if (!allowed.Contains(property.Key, StringComparer.Ordinal))
            {
                Report("CPOM2014", node, property.Key);
            }
        }
    }

    /// <summary>The class of a block looked up in a table, or its default; an unknown class is reported.</summary>
    internal T RoleOf<T>(MarkdownObject node, IReadOnlyDictionary<string, T> roles, T none)
    {
        T role = none;
        foreach (string name in node.TryGetAttributes()?.Classes ?? [])
        {
            if (!roles.TryGetValue(name, out T? known))
            {
                Report("CPOM2014", node, name);
                continue;
            }

            role = known;
        }

        return role;
    }
}
