using CpomDocs.Tests.Archiving;
using CpomDocs.Tests.Trust.TrustedLists;
using CpomDocs.Tests.Verification;

namespace CpomDocs.Tests.Cli;

public sealed class TrustedListOptionTests
{
    private static readonly AutoriteFictive Autorite = new();

    [Fact]
    public void Verify_TrustedListInTheFolderOfRoots_IsReadToo()
    {
        using var folder = new TemporaryFolder();
        string pdf = Write(folder, "acte.pdf", UnVerdict.SigneParTous);
        Write(folder, "confiance/liste.xml", new UneListe(Autorite.Certificate.RawData).Depuis("2018-01-01", "granted").Signee());

        CliRun run = CliRun.Of("verify", pdf, "--trust", Path.Combine(folder.Path, "confiance"), "--output", "json");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("NO_CERTIFICATE_CHAIN_FOUND", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_TrustedListThatWasChanged_IsRefusedBeforeAnyVerdict()
    {
        using var folder = new TemporaryFolder();
        string pdf = Write(folder, "acte.pdf", UnVerdict.SigneParTous);
        string list = Write(folder, "liste.xml", Changed());

        CliRun run = CliRun.Of("verify", pdf, "--trust", list);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a été modifiée", run.Error, StringComparison.Ordinal);
    }

    private static string Write(TemporaryFolder folder, string name, byte[] content)
    {
        string path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Changed() => System.Text.Encoding.UTF8.GetBytes(
        System.Text.Encoding.UTF8.GetString(new UneListe(Autorite.Certificate.RawData).Depuis("2018-01-01", "withdrawn").Signee())
            .Replace("Svcstatus/withdrawn", "Svcstatus/granted", StringComparison.Ordinal));
}
