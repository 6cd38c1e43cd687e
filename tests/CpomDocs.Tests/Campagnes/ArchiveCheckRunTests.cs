using CpomDocs.Archiving;
using CpomDocs.Archiving.Checks;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Tests.Archiving;

namespace CpomDocs.Tests.Campagnes;

public sealed class ArchiveCheckRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _beside = new();

    public ArchiveCheckRunTests()
    {
        LiasseArchiver archive = LiasseArchiver.OpenOrCreate(_folder.Path, TimeProvider.System);
        foreach (int i in Enumerable.Range(0, 12))
        {
            archive.Put(UneEntree.Avec($"3499{i:00000}AA"));
        }
    }

    private string JournalPath => Path.Combine(_beside.Path, "controle.jsonl");

    public void Dispose()
    {
        _folder.Dispose();
        _beside.Dispose();
    }

    [Fact]
    public void Run_InParallel_FindsTheSameAsOneByOne()
    {
        Damage();

        ArchiveCheckReport one = Run(parallelism: 1, journal: null);
        ArchiveCheckReport many = Run(parallelism: 4, journal: null);

        Assert.Equal((12, 2), (one.Objets, one.Constats.Length));
        Assert.Equal(one.Constats.AsEnumerable(), many.Constats);
        Assert.Equal((one.Fichiers, one.Octets), (many.Fichiers, many.Octets));
    }

    [Fact]
    public void Run_Stopped_GoesOnWithoutLookingAgain()
    {
        Damage();
        using (var stop = new CancellationTokenSource())
        using (CheckJournal journal = Open()!)
        {
            int seen = 0;
            Assert.ThrowsAny<OperationCanceledException>(() => Run(1, journal, _ => { if (++seen == 5) { stop.Cancel(); } }, stop.Token));
        }

        using CheckJournal again = Open()!;
        int before = again.Done.Count;
        ArchiveCheckReport report = Run(2, again);

        Assert.InRange(before, 1, 11);
        Assert.Equal((12, 2), (report.Objets, report.Constats.Length));
    }

    [Fact]
    public void TryOpen_LineCutByAKill_KeepsTheOthers()
    {
        using (CheckJournal journal = Open()!)
        {
            journal.Add(new ObjectCheck("a/b", "urn:x", [new ArchiveFinding("E092", "a/b/c", "Message")]) { Fichiers = 2, Octets = 9 });
        }

        File.AppendAllText(JournalPath, "{\"chemin\":\"a/c\",\"con");
        using CheckJournal again = Open()!;

        ObjectCheck kept = Assert.Single(again.Done).Value;
        Assert.Equal((2, 9L, "E092"), (kept.Fichiers, kept.Octets, kept.Constats.Single().Code));
    }

    [Fact]
    public void TryOpen_EndedCheck_StartsOver()
    {
        using (CheckJournal journal = Open()!)
        {
            Run(2, journal);
        }

        using CheckJournal again = Open()!;

        Assert.Empty(again.Done);
    }

    [Fact]
    public void TryOpen_FileOfSomethingElse_IsLeftAlone()
    {
        File.WriteAllText(JournalPath, "bonjour");

        Assert.Null(Open());
        Assert.Equal("bonjour", File.ReadAllText(JournalPath));
    }

    [Fact]
    public void TryOpen_OtherSampleUnderWay_IsRefused()
    {
        Open()!.Dispose();

        Assert.Null(CheckJournal.TryOpen(JournalPath, _folder.Path, new ContentSample(10, 1)));
        Assert.Null(CheckJournal.TryOpen(JournalPath, _folder.Path, null, signatures: true));
    }

    private CheckJournal? Open() => CheckJournal.TryOpen(JournalPath, _folder.Path, null);

    private void Damage()
    {
        string file = Directory.EnumerateFiles(_folder.Path, "SOCLE.pdf", SearchOption.AllDirectories).Order().First();
        File.Delete(file);
        File.WriteAllText(file, "altéré");
    }

    private ArchiveCheckReport Run(
        int parallelism,
        CheckJournal? journal,
        Action<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var checker = ArchiveChecker.Open(_folder.Path);
        var run = new ArchiveCheckRun
        {
            Checker = checker,
            Root = checker.CheckRoot(cancellationToken),
            IsOurs = true,
            Parallelism = parallelism,
            Journal = journal,
        };
        return run.Run(progress ?? (_ => { }), cancellationToken);
    }
}
