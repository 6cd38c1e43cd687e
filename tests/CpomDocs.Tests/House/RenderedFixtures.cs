using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Tests.Composition;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.House;

/// <summary>Every document of every valid fixture, rendered from its JSON, as a list of hashes.</summary>
internal static class RenderedFixtures
{
    private const string Folder = "fixtures/contrats/valides";

    private static readonly Lazy<ImmutableDictionary<string, TemplateSet>> LazyTemplates = new(() =>
        ContratsFixtures.Profils.Codes.ToImmutableDictionary(code => code, code => DesModeles.DuProfil(code.ToLowerInvariant())));

    /// <summary>Names of the valid fixtures.</summary>
    public static ImmutableArray<string> Contrats => ContratsFixtures.Files(Folder);

    /// <summary>One line per file, « SHA-256, two spaces, contract/document », in the order of names.</summary>
    public static string[] Hashes() => Sorted(Documents().SelectMany(Lines));

    /// <summary>The same lines, from documents rendered side by side.</summary>
    public static string[] HashesInParallel() =>
        Sorted(Documents().AsParallel().WithDegreeOfParallelism(4).SelectMany(Lines));

    private static string[] Sorted(IEnumerable<string> lines) => [.. lines.OrderBy(line => line[64..], StringComparer.Ordinal)];

    private static IEnumerable<(string Contrat, DocumentCompose Document)> Documents() =>
        (from fichier in Contrats
         from document in Compose(fichier).Documents
         select (Path.GetFileNameWithoutExtension(fichier), document))
        .Concat(
            from fichier in ContratsFixtures.Files(AvenantComposerTests.Folder)
            from document in AvenantComposerTests.Compose(fichier).Documents
            select (Path.GetFileNameWithoutExtension(fichier) + "+avenant", document));

    private static IEnumerable<string> Lines((string Contrat, DocumentCompose Document) rendered) =>
        from file in Render(rendered.Document)
        select $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}  {rendered.Contrat}/{file.Name}";

    private static LiasseComposee Compose(string fichier)
    {
        ContratValide contrat =
            new ContratReader(ContratsFixtures.Profils).Read(fichier, ContratsFixtures.Bytes($"{Folder}/{fichier}")).Value!;
        return new LiasseComposer().Compose(contrat, LazyTemplates.Value[contrat.Profil.Code], new CompositionOptions()).Value!;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Render(DocumentCompose document)
    {
        string code = document.Descripteur.Document;
        yield return (code + ".docx", new DocxRenderer().Render(document).Value!);
        yield return (code + ".pdf", new PdfRenderer().Render(document).Value!.Contenu.ToArray());
    }
}
