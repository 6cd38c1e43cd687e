using System.Globalization;
using System.Text;
using CpomDocs.Campagnes.Runs;

namespace CpomDocs.Tests.Campagnes;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-ecriture-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TryReplace_FileAsItWasRead_ReplacesIt()
    {
        string path = Written([1, 2, 3]);

        bool done = AtomicFile.TryReplace(path, [1, 2, 3], [1, 2, 3, 4]);

        Assert.True(done);
        Assert.Equal([1, 2, 3, 4], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void TryReplace_FileChangedSinceItWasRead_LeavesIt()
    {
        string path = Written([1, 2, 9]);

        bool done = AtomicFile.TryReplace(path, [1, 2, 3], [1, 2, 3, 4]);

        Assert.False(done);
        Assert.Equal([1, 2, 9], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void TryReplace_ByManyAtOnce_LetsOneWin()
    {
        byte[] read = new byte[50_000];
        string path = Written(read);

        int winners = Enumerable.Range(1, 32).AsParallel().WithDegreeOfParallelism(16)
            .Count(rank => AtomicFile.TryReplace(path, read, [.. read, (byte)rank]));

        Assert.Equal(1, winners);
        Assert.Equal(50_001, new FileInfo(path).Length);
    }

    [Fact]
    public void TryReplace_ByManyOnContentsOfOneLength_LosesNoChange()
    {
        string path = Path.Combine(_folder, "compte");
        File.WriteAllText(path, "0000");

        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            byte[] read;
            do
            {
                read = AtomicFile.Read(path);
            }
            while (!AtomicFile.TryReplace(path, read, OneMore(read)));
        });

        Assert.Equal("0200", File.ReadAllText(path));
    }

    [Fact]
    public void Write_UnderAFile_SaysSoInFrench()
    {
        string file = Written([1]);

        void Write() => AtomicFile.Write(Path.Combine(file, "SOCLE.pdf"), [2]);

        Assert.Contains("un fichier tient la place d’un dossier", Assert.Throws<IOException>(Write).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OverAFolder_SaysSoInFrenchAndLeavesNothing()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "SOCLE.pdf")).FullName;

        void Write() => AtomicFile.Write(folder, [2]);

        Assert.Contains("un dossier porte ce nom", Assert.Throws<IOException>(Write).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Sweep_WhatAKilledProcessLeft_IsDeletedAndNothingElse()
    {
        string pdf = Written([1]);
        string left = Path.Combine(_folder, ".SOCLE.pdf.abcdefgh.ijk.cpomdocs");
        string ofAnother = Path.Combine(_folder, ".SOCLE.pdf.abcdefgh.ijk");
        File.WriteAllBytes(left, [2]);
        File.WriteAllBytes(ofAnother, [3]);

        AtomicFile.Sweep([pdf, Path.Combine(_folder, "absent", "SOCLE.pdf")]);

        Assert.Equal([ofAnother, pdf], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sweep_WhileAnotherWrites_LeavesItsFileAlone()
    {
        string path = Path.Combine(_folder, "SOCLE.pdf");

        AtomicFile.Write(path, stream =>
        {
            stream.Write([1, 2]);
            AtomicFile.Sweep([path]);
            stream.Write([3]);
        });

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    private string Written(byte[] bytes)
    {
        string path = Path.Combine(_folder, "SOCLE.pdf");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] OneMore(byte[] count) =>
        Encoding.ASCII.GetBytes((int.Parse(count, CultureInfo.InvariantCulture) + 1).ToString("0000", CultureInfo.InvariantCulture));
}
