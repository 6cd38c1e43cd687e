using CpomDocs.Archiving;
using CpomDocs.Archiving.Checks;

namespace CpomDocs.Tests.Archiving;

public sealed class ArchiveCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _object;

    public ArchiveCheckTests()
    {
        LiasseArchiver archive = LiasseArchiver.OpenOrCreate(_folder.Path, TimeProvider.System);
        archive.Put(UneEntree.Avec());
        archive.Put(UneEntree.Avec(etat: "SIGNE", fichiers: [("documents/SOCLE.pdf", "socle signé")]));
        _object = Path.GetDirectoryName(Directory.EnumerateFiles(_folder.Path, "0=ocfl_object_1.1", SearchOption.AllDirectories).Single())!;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_SoundArchive_FindsNothingAndCountsWhatItRead()
    {
        ArchiveCheckReport report = Check();

        Assert.Empty(report.Constats);
        Assert.Equal(1, report.Objets);
        Assert.Equal(6, report.Fichiers);
    }

    [Theory]
    [InlineData("v1/content/documents/SOCLE.pdf", "E092")]
    [InlineData("v2/content/documents/SOCLE.pdf", "E092")]
    [InlineData("0=ocfl_object_1.1", "E007")]
    [InlineData("inventory.json", "E033")]
    [InlineData("inventory.json.sha512", "E061")]
    [InlineData("v1/inventory.json", "E033")]
    public void Check_FileAltered_NamesTheRule(string path, string code)
    {
        Rewrite(Path.Combine(_object, path), "altéré");

        Assert.Contains(Check().Constats, finding => finding.Code == code && finding.Chemin.Contains(path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("v1/content/documents/SOCLE.pdf", "E092")]
    [InlineData("inventory.json", "E063")]
    [InlineData("inventory.json.sha512", "E058")]
    [InlineData("v1/inventory.json", "W010")]
    public void Check_FileRemoved_NamesTheRule(string path, string code)
    {
        File.Delete(Path.Combine(_object, path));

        Assert.Contains(Check().Constats, finding => finding.Code == code);
    }

    [Theory]
    [InlineData("note.txt", "E001")]
    [InlineData("v3/note.txt", "E046")]
    [InlineData("v2/content/note.txt", "E023")]
    [InlineData("../note.txt", "E072")]
    public void Check_StrangeFile_NamesTheRule(string path, string code)
    {
        string file = Path.GetFullPath(Path.Combine(_object, path));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "note");

        Assert.Contains(Check().Constats, finding => finding.Code == code);
    }

    [Fact]
    public void Check_EmptyFolderInTheTree_NamesTheRule()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "abc", "def"));

        Assert.Contains(Check().Constats, finding => finding.Code == "E073");
    }

    [Fact]
    public void Check_ObjectMoved_NamesTheRule()
    {
        Directory.Move(_object, Path.Combine(Path.GetDirectoryName(_object)!, "ailleurs"));

        Assert.Contains(Check().Constats, finding => finding.Code == "E083");
    }

    private static void Rewrite(string path, string text)
    {
        File.Delete(path);
        File.WriteAllText(path, text);
    }

    private ArchiveCheckReport Check() => LiasseArchiver.Open(_folder.Path, TimeProvider.System).Check();
}
