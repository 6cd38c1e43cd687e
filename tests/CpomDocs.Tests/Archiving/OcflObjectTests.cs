using System.Text.Json.Nodes;
using CpomDocs.Archiving.Checks;

namespace CpomDocs.Tests.Archiving;

public sealed class OcflObjectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> CodesBefore => [.. DefautsOcfl.Before.Keys];

    public static TheoryData<string> CodesAfter => [.. DefautsOcfl.After.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public void Check_ValidObject_FindsNothing(string specification)
    {
        new UnObjetOcfl(_folder.Path, specification: specification).Seal();

        ArchiveCheckReport report = Check();

        Assert.Empty(report.Constats);
        Assert.Empty(report.Avertissements);
        Assert.Equal(2, report.Fichiers);
    }

    [Theory]
    [MemberData(nameof(CodesBefore))]
    public void Check_OneThingBroken_NamesTheCode(string code)
    {
        var ocfl = new UnObjetOcfl(_folder.Path);
        DefautsOcfl.Before[code](ocfl);
        ocfl.Seal();

        AssertNamed(code);
    }

    [Theory]
    [MemberData(nameof(CodesAfter))]
    public void Check_OneThingBrokenOnceSealed_NamesTheCode(string code)
    {
        UnObjetOcfl ocfl = new UnObjetOcfl(_folder.Path).Seal();
        DefautsOcfl.After[code](ocfl);

        AssertNamed(code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"versions\":{\"v1\":{\"state\":{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}}}}")]
    [InlineData("{\"id\":3,\"type\":4,\"digestAlgorithm\":[],\"head\":{},\"manifest\":[],\"versions\":[],\"fixity\":3}")]
    [InlineData("{\"versions\":{\"v1\":3,\"v99999999999999999999\":{},\"v2\":{\"created\":3,\"state\":3,\"user\":3,\"message\":3}}}")]
    [InlineData("{\"contentDirectory\":3,\"manifest\":{\"\":[\"\",3,\"/\",\"//\",\"..\"]},\"fixity\":{\"md5\":{\"\":[3]}}}")]
    public void Check_HostileInventory_TellsAndNeverThrows(string json)
    {
        UnObjetOcfl ocfl = new UnObjetOcfl(_folder.Path).Seal();
        ocfl.WriteInventory("", json);

        Assert.NotEmpty(Check().Constats);
    }

    [Fact]
    public void Check_PathThatLeavesTheObject_IsNeverOpened()
    {
        string outside = Path.Combine(_folder.Path, "dehors.txt");
        File.WriteAllText(outside, "a");
        var ocfl = new UnObjetOcfl(Path.Combine(_folder.Path, "objet"));
        ocfl.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("v1/content/../../../dehors.txt");
        ocfl.Root.Remove("fixity");
        ocfl.First.Remove("fixity");
        ocfl.Seal();

        ArchiveCheckReport report = Check("objet");

        Assert.Equal(2, report.Fichiers);
        Assert.Contains(report.Constats, finding => finding.Code == "E099");
    }

    [Fact]
    public void Check_ControlCharactersInAName_NeverReachTheTerminal()
    {
        UnObjetOcfl ocfl = new UnObjetOcfl(_folder.Path).Seal();
        ocfl.Write("note\u001B[31m.txt", "note");

        ArchiveFinding finding = Check().Constats.Single(item => item.Code == "E001");

        Assert.DoesNotContain(finding.Chemin, char.IsControl);
    }

    [Fact]
    public void Check_ThousandsOfFaults_AreBounded()
    {
        var ocfl = new UnObjetOcfl(_folder.Path);
        foreach (int i in Enumerable.Range(0, 5000))
        {
            ocfl.Root["cle" + i] = i;
        }

        ocfl.Seal();

        Assert.Equal("LIMITE", Check().Constats[^1].Code);
        Assert.Equal(1000, Check().Constats.Length);
    }

    [Fact]
    public void Check_FolderTooDeep_IsToldAndLeft()
    {
        UnObjetOcfl ocfl = new UnObjetOcfl(_folder.Path).Seal();
        ocfl.Write("v1/content/" + string.Concat(Enumerable.Repeat("d/", 200)) + "f.txt", "f");

        Assert.Contains(Check().Constats, finding => finding.Code == "LIMITE");
    }

    [Fact]
    public void Check_DigestsOfMixedCase_AreTheSame()
    {
        var ocfl = new UnObjetOcfl(_folder.Path);
        string digest = UnObjetOcfl.Digest("b").ToUpperInvariant();
        ocfl.Manifest.Remove(UnObjetOcfl.Digest("b"));
        ocfl.Manifest[digest] = UnObjetOcfl.Paths("v2/content/dossier/b.txt");
        JsonObject state = ocfl.Version("v2")["state"]!.AsObject();
        state.Remove(UnObjetOcfl.Digest("b"));
        state[digest] = UnObjetOcfl.Paths("dossier/b.txt");
        ocfl.Seal();

        Assert.Empty(Check().Constats);
    }

    [Fact]
    public void Check_NamesThatDifferByCase_AreTwoFiles()
    {
        var ocfl = new UnObjetOcfl(_folder.Path);
        ocfl.Write("v2/content/A.txt", "A");
        ocfl.Manifest[UnObjetOcfl.Digest("A")] = UnObjetOcfl.Paths("v2/content/A.txt");
        ocfl.Version("v2")["state"]!.AsObject()[UnObjetOcfl.Digest("A")] = UnObjetOcfl.Paths("A.txt");
        ocfl.Seal();

        Assert.Empty(Check().Constats);
        Assert.Equal(3, Check().Fichiers);
    }

    private void AssertNamed(string code)
    {
        ArchiveCheckReport report = Check();

        Assert.Contains(code, report.Constats.Concat(report.Avertissements).Select(finding => finding.Code));
        Assert.Equal(code[0] == 'W' && code is not ("W003" or "W005"), report.Valide);
    }

    private ArchiveCheckReport Check(string folder = "")
    {
        var checker = ArchiveChecker.Open(Path.Combine(_folder.Path, folder));
        RootCheck root = checker.CheckRoot(CancellationToken.None);
        IEnumerable<ObjectCheck> objects = root.Objets.Select(path => checker.CheckObject(path, null, CancellationToken.None));
        return ArchiveCheckReport.Of(root, objects, isOurs: false);
    }
}
