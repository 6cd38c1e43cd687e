using System.Text.Json;
using CpomDocs.Cli.Hosting;
using CpomDocs.Tests.Signing;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>The command « sign » with a key in a token, from one folder to many.</summary>
[Collection("token")]
public sealed class TokenCommandTests
{
    [SkippableFact]
    public void Sign_FolderOfLiasses_SignsAllWithOnePin()
    {
        var hsm = SoftHsmKeys.Find();
        string folder = Liasses(6);

        (int code, string output, string error) = Run(SoftHsm.Pin, folder, hsm.Uri(SoftHsmKeys.Token, "rsa"));

        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(6, json.RootElement.GetProperty("signes").GetInt32());
        Assert.DoesNotContain(SoftHsm.Pin, output + error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Sign_WrongPin_Exits5AndTouchesNothing()
    {
        var hsm = SoftHsmKeys.Find();
        string folder = Liasses(2);
        byte[][] before = Content(folder);

        (int code, string output, string error) = Run("161803", folder, hsm.Uri("essais", "rsa"));

        Assert.Equal(5, code);
        Assert.Contains("code PIN", error, StringComparison.Ordinal);
        Assert.DoesNotContain("161803", output + error, StringComparison.Ordinal);
        Assert.Equal(before, Content(folder));
    }

    [SkippableFact]
    public void Sign_WithoutAnyPin_Exits5AndSaysHow()
    {
        var hsm = SoftHsmKeys.Find();

        (int code, _, string error) = Run(null, Liasses(1), hsm.Uri("essais", "rsa"));

        Assert.Equal(5, code);
        Assert.Contains("--pin-file", error, StringComparison.Ordinal);
    }

    private static string Liasses(int count)
    {
        string root = Directory.CreateTempSubdirectory("cpomdocs-liasses-").FullName;
        for (int i = 1; i <= count; i++)
        {
            string liasse = Directory.CreateDirectory(Path.Combine(root, $"34990001{i}AA")).FullName;
            File.WriteAllBytes(Path.Combine(liasse, "FINANCEMENT.pdf"), new UnDocument().Pdf());
        }

        return root;
    }

    private static byte[][] Content(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static (int Code, string Out, string Error) Run(string? pin, string folder, string key)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new CliHost
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(),
            IsTerminal = false,
            Clock = TimeProvider.System,
            Environment = name => name == "CPOMDOCS_PIN" ? pin : null,
            Templates = "",
        };
        int code = CliApplication.Run(
            ["sign", folder, "--as", "RepresentantLegal", "--key", key, "--in-place", "--output", "json"], host);
        return (code, output.ToString(), error.ToString());
    }
}
