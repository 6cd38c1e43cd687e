using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CpomDocs.Tests.Cli;

public sealed class ArchiveRemettreTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Deliver_ToTheHolder_GivesEveryOriginalWithItsDigest()
    {
        string liasse = fixture.NewSignedLiasse();

        using ZipArchive zip = Delivered(Archived(liasse), "etablissement");

        JsonNode receipt = ReceiptOf(zip);
        JsonArray pieces = receipt["remise"]!["pieces"]!.AsArray();
        Assert.Equal(Directory.GetFiles(liasse, "*.pdf").Length, pieces.Count);
        Assert.All(pieces, piece =>
        {
            byte[] bytes = Bytes(zip, (string)piece!["fichier"]!);
            Assert.Equal((string?)piece["sha512"], Convert.ToHexStringLower(SHA512.HashData(bytes)));
        });
        Assert.NotNull(zip.GetEntry("BORDEREAU.txt"));
    }

    [Fact]
    public void Deliver_ToTheDepartement_GivesOnlyWhatItsPresidentSigns()
    {
        using ZipArchive zip = Delivered(Archived(fixture.NewSignedLiasse()), "departement");

        Assert.Equal(["documents/USLD.pdf"], PdfsOf(zip));
    }

    [Fact]
    public void Deliver_ToTheFund_IsALetterThatNamesItAndTheContract()
    {
        using ZipArchive zip = Delivered(Archived(fixture.NewSignedLiasse()), "caisse");

        string letter = System.Text.Encoding.UTF8.GetString(Bytes(zip, "LETTRE.txt"));
        Assert.Contains(CliFixture.Code, letter, StringComparison.Ordinal);
        Assert.Contains((string)ReceiptOf(zip)["remise"]!["destinataire"]!, letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Deliver_WhatLacksASignature_IsRefusedAndWritesNothing()
    {
        string store = Archived(fixture.NewLiasse());
        string into = NewZip();

        CliRun run = CliRun.Of(Arguments(store, "etablissement", into));

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("SOCLE", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(into));
        Assert.Equal(1, Versions(store));
    }

    [Fact]
    public void Acknowledge_ReceiptThatThePartyCompleted_IsKeptInTheArchive()
    {
        string store = Archived(fixture.NewSignedLiasse());
        using ZipArchive zip = Delivered(store, "etablissement");
        JsonNode receipt = ReceiptOf(zip);
        receipt["remise"]!["recuLe"] = "2026-04-02";
        receipt["remise"]!["recuPar"] = "Anne PEYRUSSAC";

        CliRun run = CliRun.Of("archive", "recepisse", Saved(receipt), "--store", store);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, Versions(store));
    }

    [Theory]
    [InlineData("recuPar", "")]
    [InlineData("expediteur", "Quelqu’un d’autre")]
    public void Acknowledge_ReceiptLeftBlankOrChangedElsewhere_IsRefused(string field, string value)
    {
        string store = Archived(fixture.NewSignedLiasse());
        using ZipArchive zip = Delivered(store, "etablissement");
        JsonNode receipt = ReceiptOf(zip);
        receipt["remise"]!["recuLe"] = "2026-04-02";
        receipt["remise"]!["recuPar"] = "Anne PEYRUSSAC";
        receipt["remise"]![field] = value;

        CliRun run = CliRun.Of("archive", "recepisse", Saved(receipt), "--store", store);

        Assert.Equal(7, run.ExitCode);
        Assert.Equal(2, Versions(store));
    }

    private string Archived(string liasse)
    {
        string store = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);
        return store;
    }

    private ZipArchive Delivered(string store, string party)
    {
        string into = NewZip();
        CliRun run = CliRun.Of(Arguments(store, party, into));
        Assert.True(run.ExitCode == 0, run.Error);
        return ZipFile.OpenRead(into);
    }

    private static string[] Arguments(string store, string party, string into) =>
    [
        "archive", "remettre", CliFixture.Code, "--a", party, "--par", "Claire DUMAS", "--moyen", "remise en main propre",
        "-o", into, "--store", store,
    ];

    private string NewZip() => Path.Combine(fixture.NewFolder(), "remise.zip");

    private string Saved(JsonNode receipt)
    {
        string path = Path.Combine(Directory.CreateDirectory(fixture.NewFolder()).FullName, "recepisse.json");
        File.WriteAllText(path, receipt.ToJsonString());
        return path;
    }

    private static int Versions(string store) => JsonDocument
        .Parse(CliRun.Of("archive", "show", CliFixture.Code, "--store", store, "--output", "json").Out)
        .RootElement.GetProperty("versions").GetArrayLength();

    private static string[] PdfsOf(ZipArchive zip) =>
        [.. zip.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".pdf", StringComparison.Ordinal))];

    private static JsonNode ReceiptOf(ZipArchive zip) => JsonNode.Parse(Bytes(zip, "recepisse.json"))!;

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using Stream stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
