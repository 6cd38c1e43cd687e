using CpomDocs.Archiving;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Tests.Archiving;

namespace CpomDocs.Tests.Campagnes;

/// <summary>Two writers on one contract: the second reads what the first brought, and nothing is lost.</summary>
public sealed class NewestVersionTests : IDisposable
{
    private const string Code = "349900019AA";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Work_WhenAnotherWriterCameFirst_IsDoneAgainOnWhatItBrought()
    {
        LiasseArchiver archive = Archive();
        List<int> after = [];

        int version = NewestVersion.After(archive, Code, before =>
        {
            after.Add(before);
            if (after.Count == 1)
            {
                archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "signé par un autre")]));
            }

            return archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "signé par moi")]) with { ApresVersion = before }).Version;
        });

        Assert.Equal([1, 2], after);
        Assert.Equal(3, version);
    }

    [Fact]
    public void Work_WhenOthersAlwaysComeFirst_SaysThatItWasOvertaken()
    {
        LiasseArchiver archive = Archive();
        int others = 0;

        var error = Assert.Throws<ArchiveUnavailableException>(() => NewestVersion.After(archive, Code, before =>
        {
            archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", $"autre {++others}")]));
            return archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "moi")]) with { ApresVersion = before });
        }));

        Assert.True(error.IsConflict);
        Assert.Equal(1 + others, archive.Show(Code).Head);
    }

    [Fact]
    public void Work_ThatFailsForAnotherReason_IsNotDoneAgain()
    {
        int attempts = 0;

        Assert.Throws<ArchiveUnavailableException>(() => NewestVersion.After<int>(Archive(), Code, _ =>
        {
            attempts++;
            throw new ArchiveUnavailableException("abîmé");
        }));

        Assert.Equal(1, attempts);
    }

    public void Dispose() => _folder.Dispose();

    private LiasseArchiver Archive()
    {
        var archive = LiasseArchiver.OpenOrCreate(Path.Combine(_folder.Path, "archive"), TimeProvider.System);
        archive.Put(UneEntree.Avec(fichiers: [("documents/SOCLE.pdf", "émis")]));
        return archive;
    }
}
