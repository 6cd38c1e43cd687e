using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using UglyToad.PdfPig;

namespace CpomDocs.Conformance.Tests.Rendering;

/// <summary>The workbook of the fixtures, which the program writes, is judged by the Open XML SDK and opened by LibreOffice.</summary>
public sealed class WorkbookConformanceTests
{
    private const string Office = "soffice";
    private const string Calc = "LibreOffice Calc";

    [Fact]
    public void Validator_Workbook_FindsNoFault()
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(Workbook(), isEditable: false);

        IEnumerable<ValidationErrorInfo> errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document);

        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [SkippableFact]
    public void LibreOffice_Workbook_PrintsEverySheet()
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, Office))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, Office + " is not installed");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cpomdocs-classeur-");
        try
        {
            Convert(program!, folder.FullName);

            string pdf = Path.Combine(folder.FullName, Path.ChangeExtension(Path.GetFileName(Workbook()), ".pdf"));
            Skip.IfNot(File.Exists(pdf), Calc + " is not installed");
            using PdfDocument printed = PdfDocument.Open(pdf);
            string text = string.Concat(printed.GetPages().Select(page => page.Text));
            Assert.Contains("Coopération", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("412", text, StringComparison.Ordinal);
            Assert.Contains("01/01/2025", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Convert(string program, string folder)
    {
        string profile = "-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        string[] arguments = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, Workbook()];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        error.GetAwaiter().GetResult();
    }

    private static string Workbook()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CpomDocs.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("CpomDocs.sln is above no test folder."),
            "fixtures/classeurs/campagne-modele.xlsx");
    }
}
