using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;

namespace CpomDocs.Tests.Rendering;

/// <summary>The real documents of a contract with every section.</summary>
public sealed class DocxLiasseTests
{
    private static readonly ImmutableArray<DocumentCompose> Documents = UneLiasse.Composee("exemple-complet");

    public static TheoryData<string> Codes => [.. Documents.Select(document => document.Descripteur.Document)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Render_RealDocument_IsValidOpenXml(string code)
    {
        using var file = DocxReading.Of(Of(code));

        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file.Package);

        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Render_RealDocument_CountsTheLabelsOfItsHeadings(string code)
    {
        var labels = Of(code).Blocs.OfType<Heading>().Select(heading => heading.Numero).OfType<string>();

        using var file = DocxReading.Of(Of(code));

        var lines = file.Lines();
        Assert.All(labels, label => Assert.Contains(lines, line => line.StartsWith(label, StringComparison.Ordinal)));
    }

    private static DocumentCompose Of(string code) => Documents.Single(document => document.Descripteur.Document == code);
}
