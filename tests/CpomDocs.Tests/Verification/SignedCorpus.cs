using System.Globalization;
using System.Runtime.CompilerServices;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>The signed files made by others, with the verdict each must get; beside the repository, not in it.</summary>
internal static class SignedCorpus
{
    private static readonly DateTimeOffset Today = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    public static bool Exists => File.Exists(Path.Combine(Folder, "index.tsv"));

    private static string Folder => Path.GetFullPath(Path.Combine(Here(), "../../../../shared/pdf-corpus"));

    public static IEnumerable<SignedCorpusRow> Rows()
    {
        return File.ReadLines(Path.Combine(Folder, "index.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new SignedCorpusRow(cells[0], cells[2], int.Parse(cells[4], CultureInfo.InvariantCulture), cells[5],
                cells[6]));
    }

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static FichierVerifie Verify(SignedCorpusRow row) => Verify(row.Name, Read(row.Name), row.TrustRoot, row.At);

    public static FichierVerifie Verify(string name, byte[] file, string trustRoot, string at = "")
    {
        var policy = new VerificationPolicy
        {
            At = at.Length == 0 ? Today : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Roots = trustRoot.Length == 0 ? [] : Certificate.ReadAll(Read("trust/" + trustRoot)),
        };
        return LiasseVerifier.Verify([new FichierAVerifier(name, file)], policy).Fichiers[0];
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

internal sealed record SignedCorpusRow(string Name, string Expected, int Signatures, string TrustRoot, string At);
