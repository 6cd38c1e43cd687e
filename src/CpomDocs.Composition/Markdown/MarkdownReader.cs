using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Md = Markdig.Syntax;

namespace CpomDocs.Composition.Markdown;

/// <summary>Reads the Markdown of a whole document into a tree; raw typography.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>The cover, then the body.</summary>
    internal static ImmutableArray<Block> Read(MappedOutput output, Diagnostics.DiagnosticBag diagnostics)
    {
        var context = new ReadingContext(output, diagnostics);
        Md.MarkdownDocument document = Markdig.Markdown.Parse(output.Markdown, Pipeline);
        if (document.FirstOrDefault() is not CustomContainer { Info: "couverture" } cover)
        {
            diagnostics.Add("CPOM2018", output.PlaceOf(0));
            return [];
        }

        ImmutableArray<Block> body = new BlockReader(context).Read(document.Skip(1));
        return [new CoverReader(context).Read(cover), .. body];
    }

    private static MarkdownPipeline BuildPipeline()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseCustomContainers()
            .UseEmphasisExtras(EmphasisExtraOptions.Superscript)
            .UseGenericAttributes()
            .DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<FencedCodeBlockParser>();
        builder.InlineParsers.TryRemove<CodeInlineParser>();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        return builder.Build();
    }
}
