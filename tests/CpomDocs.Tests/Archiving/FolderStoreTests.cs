using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Tests.Archiving;

public sealed class FolderStoreTests : ArchiveStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Root => Path.Combine(_folder.Path, "archive");

    private string Beside => Path.Combine(_folder.Path, ".archive.chantiers");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commit_Done_LeavesNothingBesideTheRootAndNoExtensionOfItsOwn()
    {
        Repository().Commit("urn:cpom:1", Draft(("a.txt", "un")), 0);

        Assert.Equal(["archive"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
        Assert.Equal([StorageLayout.Extension], Directory.EnumerateDirectories(Path.Combine(Root, "extensions")).Select(Path.GetFileName));
    }

    [Fact]
    public void OpenOrCreate_WorkOfADeadProcess_IsRemovedAndThatOfALivingOneIsNot()
    {
        Repository().Commit("urn:cpom:1", Draft(("a.txt", "un")), 0);
        Directory.CreateDirectory(Path.Combine(Beside, "mort", "abc"));
        File.WriteAllText(Path.Combine(Beside, "mort.verrou"), "");
        using WorkArea living = WorkArea.Begin(Root, isMountPoint: false);

        LiasseArchiver.OpenOrCreate(Root, TimeProvider.System);

        Assert.Equal([living.Folder], Directory.EnumerateDirectories(Beside));
        Assert.Equal([living.Folder + ".verrou"], Directory.EnumerateFiles(Beside));
    }

    [Fact]
    public void Begin_WhereAFileSystemBegins_WorksInsideTheRoot()
    {
        _ = Repository();

        using WorkArea work = WorkArea.Begin(Root, isMountPoint: true);

        Assert.StartsWith(Path.Combine(Root, "extensions") + "/", work.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_RootBehindALink_Works()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "ailleurs", "vraie"));
        Directory.CreateSymbolicLink(Root, Path.Combine(_folder.Path, "ailleurs", "vraie"));

        Repository().Commit("urn:cpom:1", Draft(("a.txt", "un")), 0);

        Assert.Equal(["vraie"], Directory.EnumerateFileSystemEntries(Path.Combine(_folder.Path, "ailleurs")).Select(Path.GetFileName));
        Assert.Empty(Check().Constats);
    }

    [Fact]
    public void Find_ObjectFolderThatIsALink_IsNotFollowedAndIsNamedByTheCheck()
    {
        Repository().Commit("urn:cpom:1", Draft(("a.txt", "un")), 0);
        string folder = Path.Combine(Root, OcflRoot.ObjectFolder("urn:cpom:1"));
        string outside = Path.Combine(_folder.Path, "dehors");
        Directory.Move(folder, outside);
        Directory.CreateSymbolicLink(folder, outside);

        Assert.Throws<ArchiveUnavailableException>(() => Repository().Find("urn:cpom:1"));
        Assert.Throws<ArchiveUnavailableException>(() => Repository().Commit("urn:cpom:1", Draft(("a.txt", "deux")), null));
        Assert.Contains(Check().Constats, finding => finding.Code == "E090");
        Assert.Single(Directory.EnumerateDirectories(outside, "v*"));
    }

    [Fact]
    public void Commit_MoreThanTheDiskHolds_IsRefusedBeforeAnythingIsWritten()
    {
        OcflRepository objects = Repository();
        VersionPublication huge = Publication(null, Draft(("a.txt", "un"))) with { Content = Huge() };

        Assert.Throws<ArchiveUnavailableException>(() => objects.Store.Publish(huge));
        Assert.False(Directory.Exists(Beside));
        Assert.Empty(Check().Constats);
    }

    [Fact]
    public void Commit_Done_LeavesFilesThatNobodyMayWrite()
    {
        Repository().Commit("urn:cpom:1", Draft(("a.txt", "un")), 0);

        Assert.All(Directory.EnumerateFiles(Path.Combine(Root, OcflRoot.ObjectFolder("urn:cpom:1")), "*", SearchOption.AllDirectories),
            file => Assert.True(File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly), file));
    }

    private protected override IArchiveStore Open() => new FolderStore(Root);

    private ImmutableSortedDictionary<string, ContentSource> Huge()
    {
        string file = Path.Combine(_folder.Path, "immense.bin");
        using (FileStream sparse = File.Create(file))
        {
            sparse.SetLength(new DriveInfo(_folder.Path).AvailableFreeSpace + 1);
        }

        return ImmutableSortedDictionary.Create<string, ContentSource>(StringComparer.Ordinal)
            .Add("v1/content/a.txt", ContentSource.OfFile(file));
    }
}
