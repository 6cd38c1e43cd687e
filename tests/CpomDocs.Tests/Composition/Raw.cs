using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Markdown;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Composition;

/// <summary>The steps of composition taken one by one.</summary>
internal static partial class Raw
{
    /// <summary>The tree of the socle before typography.</summary>
    internal static ImmutableArray<Block> Blocks(Contrat contrat, TemplateSet modeles)
    {
        var diagnostics = new CpomDocs.Composition.Diagnostics.DiagnosticBag();
        ContratValide valide = UneLiasse.Valide(contrat);
        var slots = new ContratSlots(valide, new SlotTree()).For(contrat.Documents[0], UneLiasse.Profil.Documents[0]);
        MappedOutput output = new ComposerContext(modeles, FunctionTable.For(valide), slots, diagnostics).Fill("socle.md.scriban");
        ImmutableArray<Block> blocks = MarkdownReader.Read(output, diagnostics);

        Assert.Empty(diagnostics.ToImmutable().Select(diagnostic => diagnostic.Message));
        return blocks;
    }

    /// <summary>What a data text reads like once its runs of spaces and line ends are single spaces.</summary>
    internal static string Collapsed(string data) => SpacesPattern().Replace(data, " ").Trim(' ');

    [GeneratedRegex("[ \t-\r\u0085\u2028\u2029]+")]
    private static partial Regex SpacesPattern();
}
