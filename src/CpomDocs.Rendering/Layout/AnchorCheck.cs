using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Rendering.Layout;

/// <summary>Finds the links that would lead nowhere; both writers refuse them alike.</summary>
internal static class AnchorCheck
{
    /// <summary>CPOM4102 for each link to an anchor that no heading carries, in reading order.</summary>
    public static ImmutableArray<Diagnostic> Examine(DocumentCompose document)
    {
        var anchors = document.Blocs.OfType<Heading>().Select(heading => heading.Id).OfType<string>().ToHashSet();
        return
        [
            .. TreeText.Runs(document.Blocs).SelectMany(run => run).SelectMany(TreeText.Flatten).OfType<Link>()
                .Where(link => link.Cible.StartsWith('#') && !anchors.Contains(link.Cible[1..]))
                .Select(Report),
        ];
    }

    private static Diagnostic Report(Link link) => new()
    {
        Code = "CPOM4102",
        Gravite = Gravite.Erreur,
        Message = Messages.Format("CPOM4102", TreeText.Plain(link.Contenu), link.Cible[1..]),
        Remede = Messages.Get("CPOM4102.Remede"),
    };
}
