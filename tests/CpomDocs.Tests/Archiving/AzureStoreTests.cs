using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Tests.Archiving;

public sealed class AzureStoreTests : ArchiveStoreContract, IClassFixture<Azurite>
{
    private const string Id = "urn:cpom:349900019AA";

    private readonly Azurite _azurite;
    private readonly string _container = Guid.NewGuid().ToString("n");

    public AzureStoreTests(Azurite azurite) => _azurite = azurite;

    private string Address => $"{_azurite.Address}/{_container}";

    private ArchiveOptions Options => new() { ConnexionAzure = _azurite.Connection, Emulateur = true };

    [SkippableFact]
    public void Put_ByAddress_ReadsBackFromTheFolderOfTheContainer()
    {
        _azurite.Require();
        LiasseArchiver.OpenOrCreate(Address + "/agence/archive", TimeProvider.System, Options).Put(UneEntree.Avec());

        LiasseArchiver opened = LiasseArchiver.Open(Address + "/agence/archive/", TimeProvider.System, Options);

        Assert.Equal("socle", Encoding.UTF8.GetString(opened.GetFile("349900019AA", "documents/SOCLE.pdf")));
        Assert.Equal(["349900019AA"], opened.List().Select(summary => summary.CodeContrat));
        Assert.True(opened.Check().Valide);
        Assert.Equal(StoreEntryKind.Folder, Open().Find("agence/archive")!.Value.Kind);
    }

    [SkippableFact]
    public void Put_LargerThanOnePiece_ReadsBack()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "grand.bin");
        File.WriteAllBytes(file, [.. Enumerable.Range(0, 10_000_000).Select(i => (byte)(i % 253))]);
        LiasseArchiver archive = Archive();

        archive.Put(UneEntree.Avec() with { FichiersDuDisque = UneEntree.DuDisque(("pieces/grand.bin", file)) });

        Assert.Equal(File.ReadAllBytes(file), archive.GetFile("349900019AA", "pieces/grand.bin"));
        Assert.True(archive.Check().Valide);
    }

    [SkippableTheory]
    [InlineData("v2/content/a.txt")]
    [InlineData("v2/content/reste.txt")]
    [InlineData("v2/inventory.json")]
    public void Commit_AfterAWriterThatDiedBeforeItsAct_TakesItsPlace(string left)
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        Open().TryCreate(StorePath.Combine(OcflRoot.ObjectFolder(Id), left), "reste"u8.ToArray());

        Assert.Equal(1, objects.Find(Id)!.Inventory.Head);
        objects.Commit(Id, Draft(("a.txt", "deux")), 1);

        Assert.Equal("deux", Text(objects.Find(Id)!, "a.txt"));
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Commit_AfterAFirstVersionThatWasNeverPublished_TakesItsPlace()
    {
        OcflRepository objects = Repository();
        string folder = OcflRoot.ObjectFolder(Id);
        foreach (string left in (string[])["0=ocfl_object_1.1", "v1/content/reste.txt", "v2/inventory.json", "inventory.json.sha512"])
        {
            Open().TryCreate(StorePath.Combine(folder, left), Encoding.UTF8.GetBytes(OcflObject.DeclarationText));
        }

        Assert.Null(objects.Find(Id));
        Assert.Empty(objects.Objects());
        objects.Commit(Id, Draft(("a.txt", "un")), 0);

        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Commit_WhileTheRightOfADeadWriterLasts_WaitsForItsEnd()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        BlobClient declaration = Blob(StorePath.Combine(OcflRoot.ObjectFolder(Id), OcflObject.Declaration));
        declaration.GetBlobLeaseClient().Acquire(TimeSpan.FromSeconds(15));

        objects.Commit(Id, Draft(("a.txt", "deux")), 1);

        Assert.Equal("deux", Text(objects.Find(Id)!, "a.txt"));
    }

    [SkippableFact]
    public void Remove_StoppedAfterTheInventory_IsFinishedByTheSameCall()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        OcflObject removed = objects.Find(Id)!;
        Blob(StorePath.Combine(removed.Folder, OcflObject.InventoryName)).Delete();

        Open().Remove(removed.Folder, removed.Sidecar);

        Assert.Empty(Open().Walk(removed.Folder));
    }

    [SkippableFact]
    public void Hold_ThatTheServiceDoesNotKeep_IsRefused()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);

        LiasseArchiver archive = LiasseArchiver.Open(Address, TimeProvider.System, Protected(null, true));

        Assert.Throws<ArchiveUnavailableException>(() => archive.Hold(Id, isHeld: true));
    }

    [SkippableFact]
    public void Find_SidecarThatDidNotFollow_ReadsThePublishedVersionAndTheSamePutRepairsIt()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        string sidecar = StorePath.Combine(OcflRoot.ObjectFolder(Id), OcflObject.SidecarName);
        Blob(sidecar).Upload(new BinaryData("ancien inventory.json\n"), overwrite: true);

        Assert.Equal(1, objects.Find(Id)!.Inventory.Head);
        objects.Commit(Id, Draft(("a.txt", "un")), 1);

        Assert.True(objects.Find(Id)!.HasItsSidecar);
        Assert.Empty(Check().Constats);
    }

    [SkippableFact]
    public void Find_InventoryAltered_IsRefused()
    {
        OcflRepository objects = Repository();
        objects.Commit(Id, Draft(("a.txt", "un")), 0);
        string path = StorePath.Combine(OcflRoot.ObjectFolder(Id), OcflObject.InventoryName);
        Blob(path).Upload(new BinaryData(Open().TryReadText(path)!.Replace("Essai", "Faux", StringComparison.Ordinal)), overwrite: true);

        Assert.Throws<ArchiveUnavailableException>(() => objects.Find(Id));
    }

    [SkippableTheory]
    [InlineData(3650, false)]
    [InlineData(null, true)]
    public void Put_ProtectionThatTheServiceDoesNotKeep_IsRefusedBeforeAnythingOfTheContract(int? days, bool hold)
    {
        LiasseArchiver archive = LiasseArchiver.OpenOrCreate(Address, TimeProvider.System, Protected(days, hold));

        Assert.Throws<ArchiveUnavailableException>(() => archive.Put(UneEntree.Avec()));
        Assert.Empty(Open().Walk(OcflRoot.ObjectFolder(Id)));
    }

    [SkippableFact]
    public void Put_ProtectionAskedOfADeclaredEmulator_IsDoneWithout()
    {
        _azurite.Require();
        ArchiveOptions options = Protected(3650, true) with { Emulateur = true };

        ArchiveSummary summary = LiasseArchiver.OpenOrCreate(Address, TimeProvider.System, options).Put(UneEntree.Avec());

        Assert.Equal(1, summary.Version);
    }

    [SkippableTheory]
    [InlineData("?sv=2024&sig=SESAME", "")]
    [InlineData("", "AccountName=autre;AccountKey=U0VTQU1F;BlobEndpoint=http://127.0.0.1:9/autre")]
    [InlineData("", "AccountKey=SESAME;n'importe quoi")]
    public void Open_WrongCredentials_AreRefusedWithoutBeingRepeated(string query, string connection)
    {
        _azurite.Require();
        ArchiveOptions options = connection.Length == 0 ? Options : Options with { ConnexionAzure = connection };

        ArchiveUnavailableException refusal =
            Assert.Throws<ArchiveUnavailableException>(() => LiasseArchiver.Open(Address + query, TimeProvider.System, options));

        Assert.DoesNotContain("SESAME", refusal.ToString() + options, StringComparison.Ordinal);
        Assert.DoesNotContain("U0VTQU1F", refusal.ToString() + options, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Open_ContainerThatDoesNotExist_IsNoArchive()
    {
        _azurite.Require();

        Assert.Throws<ArchiveUnavailableException>(() => LiasseArchiver.Open(Address, TimeProvider.System, Options));
    }

    private protected override IArchiveStore Open()
    {
        _azurite.Require();
        return ArchivePlace.StoreOf(Address, Options, TimeProvider.System);
    }

    // An emulator that is not declared as one, asked in a version of the protocol that it knows.
    private ArchiveOptions Protected(int? days, bool hold)
    {
        _azurite.Require();
        return Options with { Emulateur = false, ImmutabiliteJours = days, GelJuridique = hold };
    }

    private LiasseArchiver Archive()
    {
        _azurite.Require();
        return LiasseArchiver.OpenOrCreate(Address, TimeProvider.System, Options);
    }

    private BlobClient Blob(string path) => AzureContainer.Connect(new Uri(Address), Options).Blob(path);
}
