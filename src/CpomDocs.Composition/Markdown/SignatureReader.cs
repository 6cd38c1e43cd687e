using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using Markdig.Extensions.CustomContainers;
using Md = Markdig.Syntax;

namespace CpomDocs.Composition.Markdown;

/// <summary>Reads the signature blocks: one <c>signataire</c> container each, one paragraph a line.</summary>
internal sealed class SignatureReader(ReadingContext context)
{
    private readonly InlineReader _inlines = new(context);

    internal SignatureBlock Read(CustomContainer container)
    {
        var cases = ImmutableArray.CreateBuilder<CaseSignature>();
        foreach (Md.Block block in container)
        {
            if (block is not CustomContainer { Info: "signataire" } signataire)
            {
                context.Report("CPOM2013", block, block.GetType().Name.Replace("Block", "", StringComparison.Ordinal));
                continue;
            }

            if (ReadCase(signataire) is { } read)
            {
                cases.Add(read);
            }
        }

        return new SignatureBlock(cases.ToImmutable());
    }

    private CaseSignature? ReadCase(CustomContainer signataire)
    {
        string name = ReadingContext.AttributeOf(signataire, "role") ?? "";
        if (!Role.TryParse(name, out Role? role))
        {
            context.Report("CPOM2014", signataire, "role=" + name);
            return null;
        }

        return new CaseSignature(role.Value, [.. signataire.OfType<Md.ParagraphBlock>().Select(_inlines.Read)]);
    }
}
