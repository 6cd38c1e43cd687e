using System.Security.Cryptography;
using System.Text;

namespace CpomDocs.Tests.Cli;

/// <summary>Somebody changes a file of the archive, and whatever would tell of it: what still does.</summary>
public sealed class ArchiveAttackTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Check_FileAndRootInventoryRewritten_FindsTheCopyInTheVersion()
    {
        (string store, string folder) = Archived(fixture.NewSignedLiasse());
        Replace(folder, "SOCLE.pdf", [Path.Combine(folder, "inventory.json")]);

        CliRun run = CliRun.Of("archive", "check", "--store", store);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("E064", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SignedFileAndEveryInventoryRewritten_IsFoundByItsSignatures()
    {
        (string store, string folder) = Archived(fixture.NewSignedLiasse());
        Replace(folder, "SOCLE.pdf", Directory.GetFiles(folder, "inventory.json", SearchOption.AllDirectories));

        CliRun blind = CliRun.Of("archive", "check", "--store", store);
        CliRun run = CliRun.Of("archive", "check", "--store", store, "--signatures");

        Assert.Equal((0, 3), (blind.ExitCode, run.ExitCode));
        Assert.Contains("SIGNATURE", run.Out, StringComparison.Ordinal);
        Assert.Contains("SOCLE.pdf", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SignedFileMadeUnreadableAndEveryInventoryRewritten_IsFound()
    {
        (string store, string folder) = Archived(fixture.NewSignedLiasse());
        Replace(folder, "SOCLE.pdf", Directory.GetFiles(folder, "inventory.json", SearchOption.AllDirectories), WithoutCatalog);

        CliRun run = CliRun.Of("archive", "check", "--store", store, "--signatures");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("SIGNATURE", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OneFileDamagedAndAnotherRewritten_FindsBothEvenWhereNoDigestIsDrawn()
    {
        (string store, string folder) = Archived(fixture.NewSignedLiasse());
        Replace(folder, "USLD.pdf", Directory.GetFiles(folder, "inventory.json", SearchOption.AllDirectories));
        Replace(folder, "SOCLE.pdf", []);

        CliRun run = CliRun.Of("archive", "check", "--store", store, "--signatures", "--sample", "0.0001%");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("USLD.pdf", run.Out, StringComparison.Ordinal);
        Assert.Contains("SOCLE.pdf", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_FileThatNobodySignsAndEveryInventoryRewritten_IsFoundByTheListOfTheLiasse()
    {
        (string store, string folder) = Archived(fixture.NewLiasse());
        Replace(folder, "SOCLE.pdf", Directory.GetFiles(folder, "inventory.json", SearchOption.AllDirectories));

        CliRun run = CliRun.Of("archive", "check", "--store", store, "--signatures");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("LISTE", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SoundArchive_WithSignatures_FindsNothing()
    {
        (string store, _) = Archived(fixture.NewSignedLiasse());

        CliRun run = CliRun.Of("archive", "check", "--store", store, "--signatures");

        Assert.True(run.ExitCode == 0, run.Out);
    }

    private (string Store, string Folder) Archived(string liasse)
    {
        string store = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);
        string declaration = Directory.GetFiles(store, "0=ocfl_object_1.1", SearchOption.AllDirectories).Single();
        return (store, Path.GetDirectoryName(declaration)!);
    }

    private static void Replace(string folder, string name, string[] inventories) =>
        Replace(folder, name, inventories, WithAnotherDigit);

    private static byte[] WithoutCatalog(byte[] before) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(before).Replace("/Root", "/Toor", StringComparison.Ordinal));

    // One digit of the first page's numbers: the file stays a PDF of the same length.
    private static byte[] WithAnotherDigit(byte[] before)
    {
        byte[] after = [.. before];
        int at = after.AsSpan().IndexOf("/MediaBox"u8) is >= 0 and var box ? box : after.AsSpan().IndexOf("stream"u8) + 20;
        int digit = Enumerable.Range(at, 200).First(index => char.IsAsciiDigit((char)after[index]));
        after[digit] = (byte)(after[digit] == '9' ? '8' : after[digit] + 1);
        return after;
    }

    private static void Replace(string folder, string name, string[] inventories, Func<byte[], byte[]> change)
    {
        string path = Directory.GetFiles(folder, name, SearchOption.AllDirectories).Single();
        byte[] before = File.ReadAllBytes(path);
        byte[] after = change(before);
        File.Delete(path);
        File.WriteAllBytes(path, after);
        foreach (string inventory in inventories)
        {
            string text = Encoding.UTF8.GetString(File.ReadAllBytes(inventory))
                .Replace(Sha512(before), Sha512(after), StringComparison.Ordinal)
                .Replace(Sha256(before), Sha256(after), StringComparison.Ordinal);
            Rewrite(inventory, text);
            Rewrite(inventory + ".sha512", $"{Sha512(Encoding.UTF8.GetBytes(text))} inventory.json\n");
        }
    }

    private static string Sha512(byte[] bytes) => Convert.ToHexStringLower(SHA512.HashData(bytes));

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Rewrite(string path, string text)
    {
        File.Delete(path);
        File.WriteAllText(path, text);
    }
}
