using System.Diagnostics;
using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>A sitting killed in the middle of its acts: what is signed holds, the rest is as before, and a rerun finishes.</summary>
[Collection(DemonstrationGroup.Name)]
public sealed class KilledSigningTests(DemonstrationFixture demonstration)
{
    private const int Liasses = 12;

    [Fact]
    public void Sign_KilledInTheMiddle_LosesNothingAndARerunFinishes()
    {
        string folder = Issued();
        Dictionary<string, byte[]> before = Directory.GetFiles(folder, "*.pdf", SearchOption.AllDirectories)
            .ToDictionary(path => path, File.ReadAllBytes, StringComparer.Ordinal);

        KillOnceAnActIsWritten(folder, before);

        Assert.All(before, file => Assert.True(File.ReadAllBytes(file.Key).AsSpan().StartsWith(file.Value), file.Key));
        Command.Spoken again = Sign(folder).Expect(0);
        JsonElement counts = again.Json;
        int waiting = before.Keys.Count(path => !path.EndsWith("LISTE_ACCORDS.pdf", StringComparison.Ordinal));
        Assert.Equal(waiting, counts.GetProperty("signes").GetInt32() + counts.GetProperty("dejaSignes").GetInt32());
        Assert.Empty(Directory.GetFiles(folder, ".*", SearchOption.AllDirectories));
        JsonElement verdicts = Command.Cpomdocs("verify", folder, "--trust", demonstration.Racine, "--output", "json").Json;
        Assert.All(verdicts.GetProperty("fichiers").EnumerateArray().SelectMany(file => file.GetProperty("signatures").EnumerateArray()),
            signature => Assert.Equal("TOTAL-PASSED", signature.GetProperty("verdict").GetString()));
    }

    private string Issued()
    {
        string root = demonstration.Fresh();
        string first = Path.Combine(root, "0");
        Command.Cpomdocs("contrat", "render", demonstration.Contrats[0], "-o", first).Expect(0);
        string liasse = Directory.GetDirectories(first)[0];
        for (int rank = 1; rank < Liasses; rank++)
        {
            string copy = Directory.CreateDirectory(Path.Combine(root, $"{rank}", Path.GetFileName(liasse))).FullName;
            foreach (string file in Directory.GetFiles(liasse))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }

        return root;
    }

    private Command.Spoken Sign(string folder) => Command.Cpomdocs([.. Arguments(folder)]);

    private string[] Arguments(string folder) =>
        ["sign", folder, "--as", "RepresentantLegal", "--key", demonstration.Key("representant-legal"), "--in-place", "--output", "json"];

    private void KillOnceAnActIsWritten(string folder, Dictionary<string, byte[]> before)
    {
        var start = new ProcessStartInfo(Path.Combine(Command.Root, "cpomdocs"), Arguments(folder)) { RedirectStandardOutput = true };
        start.Environment["CPOMDOCS_P12_PASSWORD"] = "demo";
        using Process process = Process.Start(start)!;
        while (!process.HasExited && !before.Any(file => new FileInfo(file.Key).Length > file.Value.Length))
        {
            Thread.Yield();
        }

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }
}
