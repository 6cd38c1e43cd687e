using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition.Templates;

/// <summary>Marks around a negotiated value in the Markdown: characters that Unicode keeps for a program's own use.</summary>
internal static class FieldMarks
{
    internal const char Open = '\uFDD0';
    internal const char Middle = '\uFDD1';
    internal const char Close = '\uFDD2';

    private static readonly FrozenSet<string> Forms = FrozenSet.Create(
        StringComparer.Ordinal, "valeur", "tiret", "phrase", "element", "nombre", "euros", "pourcent", "capacite", "compte");

    /// <summary>Whether a function prints a field as it is, but for its form.</summary>
    internal static bool IsForm(string function) => Forms.Contains(function);

    /// <summary>Markdown of a value, between marks when the parties negotiate what is at the pointer.</summary>
    internal static string Wrap(string? pointer, string markdown)
    {
        return pointer is not null && markdown.Length > 0 && ContratFormat.Trouver(pointer) is { Negocie: true }
            ? $"{Open}{pointer}{Middle}{markdown}{Close}"
            : markdown;
    }

    /// <summary>Whether a character is a mark; data that holds one would pass for a field.</summary>
    internal static bool IsMark(char c) => c is >= Open and <= Close;

    /// <summary>A text without marks, for an attribute, which is no place to edit a value.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Strip(string? text)
    {
        int open = text?.IndexOf(Open, StringComparison.Ordinal) ?? -1;
        while (text is not null && open >= 0)
        {
            int middle = text.IndexOf(Middle, open);
            text = middle < 0 ? text.Remove(open) : text.Remove(open, middle + 1 - open);
            open = text.IndexOf(Open, StringComparison.Ordinal);
        }

        return text?.Replace(Close.ToString(), "", StringComparison.Ordinal);
    }
}
