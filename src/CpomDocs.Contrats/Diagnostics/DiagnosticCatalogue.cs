using System.Collections;
using System.Collections.Immutable;

namespace CpomDocs.Contrats.Diagnostics;

/// <summary>What a code says, whatever the file.</summary>
/// <param name="Code"><c>CPOM</c> and four digits.</param>
/// <param name="Regle">Identifier of the business rule, or <see langword="null"/> for a matter of form.</param>
/// <param name="Message">French sentence, with slots.</param>
/// <param name="Remede">French sentence saying what to write instead, with the same slots.</param>
/// <param name="Source">Where the rule comes from.</param>
internal sealed record DiagnosticEntry(string Code, string? Regle, string Message, string Remede, string Source);

/// <summary>The codes of the room, from <c>Messages.resx</c>.</summary>
internal static class DiagnosticCatalogue
{
    private const string MessageSuffix = ".Message";
    private const string FamilyMark = "[famille]";

    /// <summary>Every code, in order.</summary>
    internal static readonly ImmutableSortedDictionary<string, DiagnosticEntry> Entries = Load();

    /// <summary>Gives a code.</summary>
    /// <param name="code"><c>CPOM</c> and four digits.</param>
    /// <returns>What it says.</returns>
    internal static DiagnosticEntry Get(string code) => Entries[code];

    /// <summary>Says where a rule comes from.</summary>
    /// <param name="regle">Its identifier.</param>
    /// <returns>The source, or <see langword="null"/> when nothing is known of the rule.</returns>
    internal static string? SourceOf(string regle)
    {
        return Messages.Find("Source." + regle) ?? Entries.Values.FirstOrDefault(entry => entry.Regle == regle)?.Source;
    }

    /// <summary>Writes a source that may be the family's own, as a reader is told it.</summary>
    /// <param name="source">A source of the catalogue, or <see langword="null"/>.</param>
    /// <param name="famille">Title of the family, or <see langword="null"/> where it is not known.</param>
    /// <returns>The source, with the family in the place of its mark.</returns>
    internal static string? Cite(string? source, string? famille)
    {
        string cited = famille is null ? Messages.Get("Source.Famille.Inconnue") : Messages.Format("Source.Famille", famille);
        return source?.Replace(FamilyMark, cited, StringComparison.Ordinal);
    }

    private static ImmutableSortedDictionary<string, DiagnosticEntry> Load()
    {
        return Messages.All()
            .Cast<DictionaryEntry>()
            .Select(pair => (string)pair.Key)
            .Where(key => key.EndsWith(MessageSuffix, StringComparison.Ordinal))
            .Select(key => key[..^MessageSuffix.Length])
            .Select(code => new DiagnosticEntry(
                code,
                Messages.Find(code + ".Regle"),
                Messages.Get(code + MessageSuffix),
                Messages.Get(code + ".Remede"),
                Messages.Get(code + ".Source")))
            .ToImmutableSortedDictionary(entry => entry.Code, entry => entry, StringComparer.Ordinal);
    }
}
