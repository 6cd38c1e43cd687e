using CpomDocs.Archiving.Checks;

namespace CpomDocs.Tests.Archiving;

public sealed class OcflRootTests : IDisposable
{
    private const string Tuples = "abc/def/ghi";

    private static readonly Dictionary<string, Action<string>> Faults = new()
    {
        ["E069"] = root => File.Delete(Path.Combine(root, "0=ocfl_1.1")),
        ["E070"] = root => Write(root, "ocfl_layout.json", """{"extension":"0002-flat-direct-storage-layout"}"""),
        ["E071"] = root => Write(root, "ocfl_layout.json", """{"extension":"maison","description":"à nous"}"""),
        ["E072"] = root => Write(root, "abc/note.txt", "note"),
        ["E073"] = root => Directory.CreateDirectory(Path.Combine(root, "abc/vide")),
        ["E076"] = root => Write(root, "0=ocfl_1.0", "ocfl_1.0\n"),
        ["E077"] = root => Write(root, "ocfl_1.1", "ocfl_1.1\n"),
        ["E078"] = root => Write(root, "1=ocfl_1.1", "ocfl_1.1\n"),
        ["E079"] = root => Write(root, "0=ocfl_9.9", "ocfl_9.9\n"),
        ["E080"] = root => Write(root, "0=ocfl_1.1", "ocfl"),
        ["E083"] = root => Write(root, "ocfl_layout.json", """{"extension":"0002-flat-direct-storage-layout","description":"plate"}"""),
        ["E085"] = root => Write(root, "abc/seul/note.txt", "note"),
        ["E090"] = root => Directory.CreateSymbolicLink(Path.Combine(root, "abc/lien"), "/etc"),
        ["E112"] = root => Write(root, "extensions/note.txt", "note"),
        ["E037"] = root => new UnObjetOcfl(Path.Combine(root, "abc/copie")).Seal(),
        ["W015"] = root => new UnObjetOcfl(Path.Combine(root, "enhaut"), "urn:essai:2").Seal(),
        ["W016"] = root => Write(root, "extensions/essai/note.txt", "note"),
    };

    private readonly TemporaryFolder _folder = new();

    public OcflRootTests()
    {
        Write(_folder.Path, "0=ocfl_1.1", "ocfl_1.1\n");
        new UnObjetOcfl(Path.Combine(_folder.Path, Tuples)).Seal();
    }

    public static TheoryData<string> Codes => [.. Faults.Keys];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_ValidRoot_FindsItsObject()
    {
        ArchiveCheckReport report = Check();

        Assert.Empty(report.Constats);
        Assert.Equal((1, 2), (report.Objets, report.Fichiers));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Check_OneThingBroken_NamesTheCode(string code)
    {
        Faults[code](_folder.Path);

        ArchiveCheckReport report = Check();

        Assert.Contains(code, report.Constats.Concat(report.Avertissements).Select(finding => finding.Code));
        Assert.Equal(code[0] == 'W', report.Valide);
    }

    [Fact]
    public void Check_FirstVersionOfTheSpecification_HasItsOwnCodes()
    {
        File.Delete(Path.Combine(_folder.Path, "0=ocfl_1.1"));
        Write(_folder.Path, "0=ocfl_1.0", "ocfl_1.0\n");
        Write(_folder.Path, "extensions/note.txt", "note");

        string[] codes = [.. Check().Constats.Select(finding => finding.Code)];

        Assert.Equal(["E086", "E081"], codes);
    }

    [Theory]
    [InlineData("0003-hash-and-id-n-tuple-storage-layout", "3c0/ff4/240/object-01")]
    [InlineData("0004-hashed-n-tuple-storage-layout", "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4")]
    public void Check_ObjectWhereItsLayoutSays_IsAccepted(string layout, string place)
    {
        Directory.Delete(Path.Combine(_folder.Path, "abc"), recursive: true);
        Write(_folder.Path, "ocfl_layout.json", $$"""{"extension":"{{layout}}","description":"essai"}""");
        new UnObjetOcfl(Path.Combine(_folder.Path, place), "object-01").Seal();

        Assert.Empty(Check().Constats);
    }

    [Fact]
    public void Takes_SameSeed_ChoosesTheSameShare()
    {
        string[] paths = [.. Enumerable.Range(0, 4000).Select(i => $"v1/content/{i}")];

        string[] taken = [.. paths.Where(new ContentSample(25, 7).Takes)];

        Assert.InRange(taken.Length, 850, 1150);
        Assert.Equal(taken, paths.Where(new ContentSample(25, 7).Takes));
        Assert.NotEqual(taken, paths.Where(new ContentSample(25, 8).Takes));
    }

    // RFC 7693, appendix A, and the empty message of the reference implementation.
    [Theory]
    [InlineData("abc", "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923")]
    [InlineData("", "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce")]
    public void Blake2b_PublishedExample_GivesThePublishedDigest(string text, string digest)
    {
        var hash = new Blake2b(64);
        hash.Append(System.Text.Encoding.ASCII.GetBytes(text));

        Assert.Equal(digest, Convert.ToHexStringLower(hash.Finish()));
    }

    private static void Write(string root, string path, string text)
    {
        string full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private ArchiveCheckReport Check()
    {
        var checker = ArchiveChecker.Open(_folder.Path);
        RootCheck root = checker.CheckRoot(CancellationToken.None);
        IEnumerable<ObjectCheck> objects = root.Objets.Select(path => checker.CheckObject(path, null, CancellationToken.None));
        return ArchiveCheckReport.Of(root, objects, isOurs: false);
    }
}
