using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Campagnes;

public sealed class DemoDataTests : IDisposable
{
    private static readonly Modeles Templates = Modeles.Load(Tree.PathOf("templates")).Value!;

    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_SameSeedAgain_FindsItsData()
    {
        Data(seed: 1).Write(Templates);

        Assert.Single(Data(seed: 1).Write(Templates).Contrats);
    }

    [Fact]
    public void Write_OtherSeedInTheSameFolder_IsRefusedAndChangesNothing()
    {
        Data(seed: 1).Write(Templates);
        string contrat = Directory.GetFiles(Path.Combine(_folder, "data", "contrats")).Single();
        byte[] before = File.ReadAllBytes(contrat);

        void Write() => Data(seed: 2).Write(Templates);

        Assert.Throws<DemoFolderTakenException>(Write);
        Assert.Equal(before, File.ReadAllBytes(contrat));
    }

    [Fact]
    public void Write_AfterAKilledRun_GoesOn()
    {
        Data(seed: 1).Write(Templates);
        File.Delete(Directory.GetFiles(Path.Combine(_folder, "data", "contrats")).Single());

        Data(seed: 1).Write(Templates);

        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "data", "contrats")));
    }

    [Fact]
    public void Write_FolderOfSomebodyElse_IsRefused()
    {
        File.WriteAllText(Path.Combine(_folder, "these.docx"), "");

        void Write() => Data(seed: 1).Write(Templates);

        Assert.Throws<DemoFolderTakenException>(Write);
    }

    private DemoData Data(int seed) => new(new DemoFolder(_folder), new DemoRequest
    {
        Dossier = _folder,
        Profil = "occ25",
        Contrats = 1,
        Graine = seed,
        Parallelisme = 1,
        Programme = "essai",
    });
}
