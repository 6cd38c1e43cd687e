using System.Collections.Immutable;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Composition.Templates;

/// <summary>What can only be judged on the whole tree: signature blocks against the circuit, links against headings.</summary>
internal static class TreeChecks
{
    internal static void Check(ImmutableArray<Block> blocks, Circuit circuit, TemplatePlace file, DiagnosticBag diagnostics)
    {
        CheckSignatures(blocks, circuit, file, diagnostics);
        CheckLinks(blocks, file, diagnostics);
    }

    private static void CheckSignatures(ImmutableArray<Block> blocks, Circuit circuit, TemplatePlace file, DiagnosticBag diagnostics)
    {
        Role[] printed = [.. blocks.OfType<SignatureBlock>().SelectMany(block => block.Cases).Select(box => box.Role)];
        Role[] expected = [.. circuit.Etapes.Select(etape => etape.Role)];
        if (!blocks.IsEmpty && !printed.SequenceEqual(expected))
        {
            diagnostics.Add("CPOM2017", file, Names(printed), Names(expected));
        }
    }

    private static string Names(Role[] roles) => roles.Length == 0 ? Mots.Get("sans") : string.Join(", ", roles.Select(role => role.Nom));

    private static void CheckLinks(ImmutableArray<Block> blocks, TemplatePlace file, DiagnosticBag diagnostics)
    {
        HashSet<string> ids = [.. blocks.OfType<Heading>().Select(heading => heading.Id).OfType<string>()];
        foreach (Link link in TreeWalk.InlinesOf(blocks).OfType<Link>())
        {
            if (link.Cible.StartsWith('#') && !ids.Contains(link.Cible[1..]))
            {
                diagnostics.Add("CPOM2016", file, link.Cible);
            }
        }
    }
}
