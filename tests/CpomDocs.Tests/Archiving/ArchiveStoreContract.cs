using System.Collections.Immutable;
using System.Text;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Checks;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Tests.Archiving;

/// <summary>What every store of the archive does, whatever it is made of.</summary>
public abstract class ArchiveStoreContract
{
    private const string Id = "urn:cpom:349900019AA";

    /// <summary>The same empty store at each call, opened anew.</summary>
    private protected abstract IArchiveStore Open();

    [SkippableFact]
    public void TryCreate_TwiceOnOnePath_KeepsTheFirst()
    {
        IArchiveStore store = Open();

        bool[] created = [store.TryCreate("a/b.txt", "un"u8.ToArray()), store.TryCreate("a/b.txt", "deux"u8.ToArray())];

        Assert.Equal([true, false], created);
        Assert.Equal("un", store.TryReadText("a/b.txt"));
    }

    [SkippableFact]
    public void TryCreate_ByManyAtOnce_HasOneWinner()
    {
        bool[] created = new bool[12];
        _ = Open();

        Parallel.For(0, created.Length, i => created[i] = Open().TryCreate("gagnant.txt", Encoding.UTF8.GetBytes($"{i}")));

        Assert.Equal($"{Array.IndexOf(created, true)}", Open().TryReadText("gagnant.txt"));
        Assert.Single(created, won => won);
    }

    [SkippableFact]
    public void List_OfAFolder_GivesItsDirectEntriesInOrder()
    {
        IArchiveStore store = Open();
        foreach (string path in (string[])["b/c/d.txt", "b/a.txt", "a.txt", "B.txt"])
        {
            store.TryCreate(path, "1234"u8.ToArray());
        }

        Assert.Equal(
            [new("B.txt", StoreEntryKind.File, 4), new("a.txt", StoreEntryKind.File, 4), new("b", StoreEntryKind.Folder, 0)],
            store.List(""));
        Assert.Equal([new("b/a.txt", StoreEntryKind.File, 4), new("b/c", StoreEntryKind.Folder, 0)], store.List("b"));
        Assert.Equal(["b/a.txt", "b/c/d.txt"], store.Walk("b").Select(entry => entry.Path).Order(StringComparer.Ordinal));
        Assert.Equal(["b/c"], store.FoldersHolding("d.txt"));
    }

    [SkippableFact]
    public void Reading_WhatIsNotThere_GivesNothing()
    {
        IArchiveStore store = Open();
        store.TryCreate("b/a.txt", "1"u8.ToArray());

        Assert.Null(store.Find("absent"));
        Assert.Null(store.Find("b/a.txt/c"));
        Assert.Null(store.TryOpen("absent"));
        Assert.Null(store.TryOpen("b"));
        Assert.Empty(store.List("absent"));
        Assert.Empty(store.Walk("absent/encore"));
    }

    [SkippableFact]
    public void Commit_ThreeVersions_IsAValidObjectThatReadsBack()
    {
        OcflRepository objects = Repository();

        objects.Commit(Id, Draft(("documents/SOCLE.pdf", "un"), ("données/contrat n° 1.json", "{}")), 0);
        objects.Commit(Id, Draft(("documents/SOCLE.pdf", "deux"), ("données/contrat n° 1.json", "{}")), 1);
        objects.Commit(Id, Draft(("documents/SOCLE.pdf", "deux")), 2);

        OcflObject found = Repository().Find(Id)!;
        Assert.Equal(3, found.Inventory.Head);
        Assert.Equal("un", Encoding.UTF8.GetString(found.Read(found.Inventory.Versions[1].State["documents/SOCLE.pdf"])));
        Assert.Equal("{}", Encoding.UTF8.GetString(found.Read(found.Inventory.Versions[2].State["données/contrat n° 1.json"])));
        Assert.Equal(8, found.ContentLength());
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Commit_MadeFromAnOlderVersion_IsToldAndChangesNothing()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        objects.Commit(Id, Draft(("a.txt", "deux")), 1);

        ArchiveUnavailableException refusal =
            Assert.Throws<ArchiveUnavailableException>(() => objects.Commit(Id, Draft(("a.txt", "autre")), 1));

        Assert.True(refusal.IsConflict);
        Assert.Equal(2, objects.Find(Id)!.Inventory.Head);
    }

    [SkippableFact]
    public void Publish_OnAnObjectThatMovedOn_IsToldAndLeavesItValid()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        VersionPublication late = Publication(objects.Find(Id), Draft(("a.txt", "en retard")));
        objects.Commit(Id, Draft(("a.txt", "deux")), 1);

        ArchiveUnavailableException refusal = Assert.Throws<ArchiveUnavailableException>(() => Open().Publish(late));

        Assert.True(refusal.IsConflict);
        Assert.Equal("deux", Text(objects.Find(Id)!, "a.txt"));
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Publish_OfOneNextVersionByMany_HasOneWinnerAndTellsTheOthers()
    {
        Repository().Commit(Id, Draft(("a.txt", "un")), 0);
        string?[] outcomes = new string?[8];
        OcflObject present = Repository().Find(Id)!;

        Parallel.For(0, outcomes.Length, i => outcomes[i] = TryPublish(Publication(present, Draft(("a.txt", $"{i}")))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal($"{Array.IndexOf(outcomes, null)}", Text(Repository().Find(Id)!, "a.txt"));
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Publish_OfOneNewObjectByMany_HasOneWinnerAndTellsTheOthers()
    {
        _ = Repository();
        string?[] outcomes = new string?[8];

        Parallel.For(0, outcomes.Length, i => outcomes[i] = TryPublish(Publication(null, Draft(("a.txt", $"{i}")))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal($"{Array.IndexOf(outcomes, null)}", Text(Repository().Find(Id)!, "a.txt"));
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Commit_ByManyWhoTryAgain_LosesNoVersion()
    {
        const int Writers = 8;
        _ = Open();

        Parallel.For(0, Writers, i => Repository().Commit(Id, Draft(("a.txt", $"{i}")), null));

        Assert.Equal(Writers, Repository().Find(Id)!.Inventory.Head);
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Remove_OneObjectOfTwo_LeavesTheOtherAndNothingElse()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        objects.Commit("urn:cpom:autre", Draft(("a.txt", "un")), 0);
        OcflObject removed = objects.Find(Id)!;

        objects.Store.Remove(removed.Folder, removed.Sidecar);

        Assert.Null(objects.Find(Id));
        Assert.Equal(["urn:cpom:autre"], Repository().Objects().Select(found => found.Inventory.Id));
        Assert.Empty(Open().Walk(removed.Folder));
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Remove_WhatIsGoneAlready_ChangesNothing()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        OcflObject removed = objects.Find(Id)!;
        Open().Remove(removed.Folder, removed.Sidecar);

        Open().Remove(removed.Folder, removed.Sidecar);

        Assert.Empty(Open().Walk(removed.Folder));
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Remove_ObjectThatMovedOn_IsRefused()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        OcflObject before = objects.Find(Id)!;
        objects.Commit(Id, Draft(("a.txt", "deux")), 1);

        Assert.True(Assert.Throws<ArchiveUnavailableException>(() => Open().Remove(before.Folder, before.Sidecar)).IsConflict);
        Assert.Equal(2, objects.Find(Id)!.Inventory.Head);
    }

    [SkippableFact]
    public void OpenOrCreate_OnSomethingElse_IsRefused()
    {
        Open().TryCreate("lettre.txt", "bonjour"u8.ToArray());

        Assert.Throws<ArchiveUnavailableException>(() => OcflRoot.OpenOrCreate(Open()));
        Assert.Equal(["lettre.txt"], Open().List("").Select(entry => entry.Path));
    }

    [SkippableFact]
    public void Find_InALargeStore_ListsNothing()
    {
        Repository().Commit(Id, Draft(("a.txt", "un")), 0);
        var counted = new CountingStore(Open());

        OcflObject? found = new OcflRepository(OcflRoot.OpenOrCreate(counted)).Find(Id);

        Assert.NotNull(found);
        Assert.Equal(0, counted.Listings);
        Assert.True(counted.Readings <= 4, $"{counted.Readings} readings");
    }

    private protected OcflRepository Repository() => new(OcflRoot.OpenOrCreate(Open()));

    private protected static VersionDraft Draft(params (string Path, string Text)[] files)
    {
        return new VersionDraft(
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            "Essai",
            new ArchiveUser("CpomDocs", "urn:cpomdocs"),
            files.ToImmutableSortedDictionary(f => f.Path, f => ContentSource.Of(Encoding.UTF8.GetBytes(f.Text)), StringComparer.Ordinal));
    }

    private protected static VersionPublication Publication(OcflObject? previous, VersionDraft draft)
    {
        InventoryStep step = InventoryStep.After(previous?.Inventory, Id, draft);
        return new VersionPublication
        {
            Folder = OcflRoot.ObjectFolder(Id),
            Previous = previous,
            Version = step.Next.Head,
            InventoryJson = InventoryJson.Write(step.Next),
            Content = step.Added,
        };
    }

    private protected ArchiveCheckReport Check()
    {
        var checker = new ArchiveChecker(new StoreTree(Open()));
        RootCheck root = checker.CheckRoot(CancellationToken.None);
        IEnumerable<ObjectCheck> objects = root.Objets.Select(path => checker.CheckObject(path, null, CancellationToken.None));
        return ArchiveCheckReport.Of(root, objects, isOurs: true);
    }

    private protected static string Text(OcflObject found, string path) =>
        Encoding.UTF8.GetString(found.Read(found.Inventory.HeadVersion.State[path]));

    private string? TryPublish(VersionPublication version)
    {
        try
        {
            Open().Publish(version);
            return null;
        }
        catch (ArchiveUnavailableException error) when (error.IsConflict)
        {
            return error.Message;
        }
    }
}
