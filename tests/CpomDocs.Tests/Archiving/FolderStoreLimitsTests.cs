using System.Diagnostics;
using System.Text;
using CpomDocs.Archiving;
using CpomDocs.Tests.Cli;

namespace CpomDocs.Tests.Archiving;

/// <summary>An archive on a file system of its own that is nearly full, has no place for one more file, or is read-only.</summary>
public sealed class FolderStoreLimitsTests
{
    [SkippableTheory]
    [InlineData("")]
    [InlineData("archive")]
    public void Put_LargerThanWhatIsLeft_IsRefusedBeforeAnythingIsWritten(string place)
    {
        using var disk = new SmallDisk("size=24m");
        string root = Path.Combine(disk.Path, place);
        LiasseArchiver archive = LiasseArchiver.OpenOrCreate(root, TimeProvider.System);
        archive.Put(UneEntree.Avec());
        string[] before = disk.Files();

        ArchiveUnavailableException refusal =
            Assert.Throws<ArchiveUnavailableException>(() => archive.Put(UneEntree.Avec("autre", fichiers: ("a.bin", Megabytes(20)))));

        Assert.Contains("place", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, disk.Files());
        Assert.True(archive.Check().Valide);
    }

    [SkippableFact]
    public void Put_OnADiskThatTakesNoMoreFiles_LeavesTheArchiveAsItWasAndSaysWhy()
    {
        using var disk = new SmallDisk("size=24m,nr_inodes=40");
        LiasseArchiver archive = LiasseArchiver.OpenOrCreate(Path.Combine(disk.Path, "archive"), TimeProvider.System);
        archive.Put(UneEntree.Avec());
        string[] before = disk.Files();
        (string, string)[] many = [.. Enumerable.Range(0, 60).Select(rank => ($"documents/{rank}.txt", $"{rank}"))];

        ArchiveUnavailableException refusal =
            Assert.Throws<ArchiveUnavailableException>(() => archive.Put(UneEntree.Avec(fichiers: many)));

        Assert.Contains("plus de place", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, disk.Files());
        Assert.Equal(1, archive.Show("349900019AA").Head);
        Assert.True(archive.Check().Valide);
    }

    [SkippableFact]
    public void Put_OnAReadOnlyDisk_IsRefusedInFrenchAndReadingGoesOn()
    {
        using var disk = new SmallDisk("size=24m");
        string root = Path.Combine(disk.Path, "archive");
        LiasseArchiver.OpenOrCreate(root, TimeProvider.System).Put(UneEntree.Avec());
        disk.MakeReadOnly();

        LiasseArchiver archive = LiasseArchiver.OpenOrCreate(root, TimeProvider.System);
        ArchiveUnavailableException refusal =
            Assert.Throws<ArchiveUnavailableException>(() => archive.Put(UneEntree.Avec(etat: "SIGNE", fichiers: ("a.txt", "a"))));

        Assert.Contains("lecture seule", refusal.Message, StringComparison.Ordinal);
        Assert.True(archive.Check().Valide);
        Assert.Equal("socle", Encoding.UTF8.GetString(archive.GetFile("349900019AA", "documents/SOCLE.pdf")));
    }

    [SkippableFact]
    public void OpenOrCreate_WorkOfADeadProcessOnAReadOnlyDisk_IsLeftThere()
    {
        using var disk = new SmallDisk("size=24m");
        string root = Path.Combine(disk.Path, "archive");
        LiasseArchiver.OpenOrCreate(root, TimeProvider.System).Put(UneEntree.Avec());
        Directory.CreateDirectory(Path.Combine(disk.Path, ".archive.chantiers", "mort"));
        File.WriteAllText(Path.Combine(disk.Path, ".archive.chantiers", "mort.verrou"), "");
        disk.MakeReadOnly();

        Assert.True(LiasseArchiver.OpenOrCreate(root, TimeProvider.System).Check().Valide);
    }

    [SkippableFact]
    public void Commands_OnAReadOnlyArchive_ReadAndRefuseToWriteWithCode5()
    {
        using var disk = new SmallDisk("size=64m");
        using var fixture = new CliFixture();
        string root = Path.Combine(disk.Path, "archive");
        string liasse = fixture.NewLiasse();
        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", root).ExitCode);
        disk.MakeReadOnly();
        File.AppendAllText(Directory.GetFiles(liasse, "*.docx")[0], "x");
        string into = fixture.NewFolder();

        int[] codes =
        [
            CliRun.Of("archive", "check", "--store", root).ExitCode,
            CliRun.Of("archive", "history", CliFixture.Code, "--store", root).ExitCode,
            CliRun.Of("archive", "get", CliFixture.Code, "-o", into, "--store", root).ExitCode,
            CliRun.Of("archive", "renew", "--dry-run", "--store", root).ExitCode,
            CliRun.Of("archive", "put", liasse, "--store", root).ExitCode,
            CliRun.Of("archive", "geler", CliFixture.Code, "--par", "x", "--motif", "y", "--store", root).ExitCode,
        ];

        Assert.Equal([0, 0, 0, 0, 5, 5], codes);
        Assert.Contains("lecture seule", CliRun.Of("archive", "put", liasse, "--store", root).Error, StringComparison.Ordinal);
    }

    private static string Megabytes(int count) => new('x', count << 20);

    /// <summary>A small file system in memory; the test is skipped where this account may not mount one.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly bool _isMounted;

        public SmallDisk(string options)
        {
            Path = Directory.CreateDirectory(System.IO.Path.Combine(_folder.Path, "disque")).FullName;
            _isMounted = Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", Path);
            if (!_isMounted)
            {
                _folder.Dispose();
                Skip.If(true, "this account may not mount a file system");
            }
        }

        public string Path { get; }

        public string[] Files() =>
            [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

        public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

        public void Dispose()
        {
            if (_isMounted)
            {
                Run("umount", "--lazy", Path);
                _folder.Dispose();
            }
        }

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using var process =
                    Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
                process!.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
