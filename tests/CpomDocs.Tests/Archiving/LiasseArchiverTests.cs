using System.Text;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Tests.Archiving;

public sealed class LiasseArchiverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Put_NewContract_MakesVersion1ThatReadsBack()
    {
        LiasseArchiver archive = Open();

        ArchiveSummary summary = archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "socle"), ("donnees/contrat.json", "{}")]));

        Assert.Equal(("urn:cpom:349900019AA", 1, "EMIS"), (summary.Id, summary.Version, summary.Etat));
        Assert.Equal("socle", Encoding.UTF8.GetString(archive.Get("349900019AA")["documents/SOCLE.pdf"]));
        Assert.True(archive.Check().Valide);
    }

    [Fact]
    public void Put_SameFilesTwice_AddsNoVersion()
    {
        LiasseArchiver archive = Open();
        archive.Put(UneEntree.Avec());

        ArchiveSummary again = archive.Put(UneEntree.Avec() with { Evenement = "Dépôt" });

        Assert.Equal(1, again.Version);
    }

    [Fact]
    public void Put_ChangedFile_StoresOnlyTheChange()
    {
        LiasseArchiver archive = Open();
        archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "socle"), ("donnees/contrat.json", "{}")]));

        archive.Put(UneEntree.Avec(etat: "SIGNE", fichiers: [("documents/SOCLE.pdf", "socle signé"), ("donnees/contrat.json", "{}")]));

        Inventory inventory = archive.Show("349900019AA");
        Assert.Equal(2, inventory.Head);
        Assert.Equal("v1/content/donnees/contrat.json", inventory.ContentPath(inventory.HeadVersion.State["donnees/contrat.json"]));
        Assert.Equal("socle", Encoding.UTF8.GetString(archive.Get("349900019AA", 1)["documents/SOCLE.pdf"]));
        Assert.True(archive.Check().Valide);
    }

    [Fact]
    public void Put_FileRemoved_KeepsItInTheOlderVersion()
    {
        LiasseArchiver archive = Open();
        archive.Put(UneEntree.Avec(fichiers: [("a.txt", "a"), ("b.txt", "b")]));

        archive.Put(UneEntree.Avec(fichiers: [("a.txt", "a")]));

        Assert.DoesNotContain("b.txt", archive.Get("349900019AA").Keys);
        Assert.Contains("b.txt", archive.Get("349900019AA", 1).Keys);
        Assert.True(archive.Check().Valide);
    }

    [Fact]
    public void Put_ManyWritersOnOneContract_LosesNoVersion()
    {
        const int Writers = 12;
        LiasseArchiver archive = Open();

        Parallel.For(0, Writers, writer => Open().Put(UneEntree.Avec(fichiers: [("numero.txt", $"{writer}")])));

        Assert.Equal(Writers, archive.Show("349900019AA").Head);
        Assert.True(archive.Check().Valide);
    }

    [Fact]
    public void Put_ManyNewContractsAtOnce_AllArrive()
    {
        string[] codes = [.. Enumerable.Range(0, 40).Select(i => $"3499{i:00000}AA")];

        Parallel.ForEach(codes, code => Open().Put(UneEntree.Avec(code)));

        Assert.Equal(codes.Order(), Open().List().Select(summary => summary.CodeContrat).Order());
        Assert.True(Open().Check().Valide);
    }

    [Fact]
    public void Open_FolderThatIsNoArchive_IsRefused()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "lettre.txt"), "bonjour");

        Assert.Throws<ArchiveUnavailableException>(() => LiasseArchiver.OpenOrCreate(_folder.Path, TimeProvider.System));
        Assert.Equal(["lettre.txt"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Get_UnknownContract_IsRefused()
    {
        Assert.Throws<ArchiveUnavailableException>(() => Open().Get("000000000AA"));
    }

    [Fact]
    public void Put_MadeFromAnOlderVersion_IsToldAndChangesNothing()
    {
        LiasseArchiver archive = Open();
        archive.Put(UneEntree.Avec());
        archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "signé par un autre")]));

        ArchiveUnavailableException refusal = Assert.Throws<ArchiveUnavailableException>(
            () => archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "signé par moi")]) with { ApresVersion = 1 }));

        Assert.True(refusal.IsConflict);
        Assert.Equal(2, archive.Show("349900019AA").Head);
    }

    [Fact]
    public void Put_LargeFileOfTheDisk_IsReadWhileItIsPut()
    {
        LiasseArchiver archive = Open();
        using var elsewhere = new TemporaryFolder();
        string file = Path.Combine(elsewhere.Path, "grand.bin");
        File.WriteAllBytes(file, [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i % 251))]);

        archive.Put(UneEntree.Avec() with { FichiersDuDisque = UneEntree.DuDisque(("pieces/grand.bin", file)) });

        Assert.Equal(File.ReadAllBytes(file), archive.GetFile("349900019AA", "pieces/grand.bin"));
        Assert.True(archive.Check().Valide);
    }

    [Fact]
    public void Put_NamesThatDifferByCaseAlone_HaveContentPathsThatDoNot()
    {
        LiasseArchiver archive = Open();

        archive.Put(UneEntree.Avec(
            fichiers: [("documents/socle.pdf", "un"), ("documents/SOCLE.pdf", "deux"), ("Documents/socle.pdf", "trois")]));

        IEnumerable<string> paths = archive.Show("349900019AA").Manifest.Values.SelectMany(list => list);
        Assert.Equal(paths.Count(), paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal("deux", Encoding.UTF8.GetString(archive.Get("349900019AA")["documents/SOCLE.pdf"]));
    }

    [Fact]
    public void Put_VeryLongNames_AreHeldUnderTheirLogicalNames()
    {
        LiasseArchiver archive = Open();
        string name = new string('é', 250) + ".pdf";

        archive.Put(UneEntree.Avec(new string('A', 3000), fichiers: [(name, "un"), (name + "x", "deux")]));

        Assert.Equal("deux", Encoding.UTF8.GetString(archive.Get(new string('A', 3000))[name + "x"]));
        Assert.True(archive.Check().Valide);
    }

    [Theory]
    [InlineData("../dehors.txt")]
    [InlineData("/dehors.txt")]
    [InlineData("documents//a.txt")]
    [InlineData("documents\\a.txt")]
    [InlineData("a\0b.txt")]
    public void Put_PathThatLeavesTheObject_IsRefused(string path)
    {
        LiasseArchiver archive = Open();

        Assert.Throws<ArgumentException>(() => archive.Put(UneEntree.Avec(fichiers: [(path, "un")])));
        Assert.Empty(archive.List());
    }

    private LiasseArchiver Open() => LiasseArchiver.OpenOrCreate(_folder.Path, TimeProvider.System);
}
