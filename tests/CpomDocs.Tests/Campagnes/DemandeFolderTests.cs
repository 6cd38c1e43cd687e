using System.Text.Json.Nodes;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Deferred;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Campagnes;

public sealed class DemandeFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-demande-").FullName;
    private readonly PemSigningKey _key = Cles.De("Anne-Lise PEYRUSSAC");

    private string Pdf => Path.Combine(_folder, "FINANCEMENT.pdf");

    private string Request => Path.Combine(_folder, "demande.json");

    private string Signed => Path.Combine(_folder, "signe.pdf");

    [Fact]
    public void Complete_RightSignature_GivesTheSignedDocument()
    {
        DemandeSignature demande = Prepare();

        Outcome<SignedDocument> completed = Complete(_key.Sign(demande.ASigner));

        Assert.Empty(completed.Diagnostics);
        Assert.Equal("SIGNE_ETABLISSEMENT", SignatureStatusReader.Read(File.ReadAllBytes(Signed)).Value!.Etat.Etat.ToString());
        Assert.False(File.Exists(Request + ".prepare"));
    }

    [Fact]
    public void Complete_InPlace_ReplacesTheDocument()
    {
        DemandeSignature demande = Prepare();

        Outcome<SignedDocument> completed = new DemandeFolder(TimeProvider.System, null).Complete(Request, _key.Sign(demande.ASigner), Pdf);

        Assert.NotNull(completed.Value);
        Assert.Equal(completed.Value.File.ToArray(), File.ReadAllBytes(Pdf));
    }

    [Fact]
    public void Complete_RequestUsedBefore_IsRefused()
    {
        DemandeSignature demande = Prepare();
        byte[] signature = _key.Sign(demande.ASigner);
        Complete(signature);

        Assert.Equal("CPOM6122", CodeOf(Complete(signature)));
    }

    [Fact]
    public void Complete_AfterTheExpiry_IsRefused()
    {
        DemandeSignature demande = Prepare();
        var later = new HorlogeFixe(demande.Expire.AddSeconds(1));

        Outcome<SignedDocument> completed = new DemandeFolder(later, null).Complete(Request, _key.Sign(demande.ASigner), Signed);

        Assert.Equal("CPOM6121", CodeOf(completed));
        Assert.False(File.Exists(Signed));
    }

    [Theory]
    [InlineData("expire", "2099-01-01T00:00:00+00:00")]
    [InlineData("role", "DirecteurGeneral")]
    [InlineData("champ", "Signature_DirecteurGeneral")]
    [InlineData("aSigner", "AAAA")]
    [InlineData("empreinte", "AAAA")]
    [InlineData("algorithme", "SHA256withRSA")]
    [InlineData("niveau", "B-T")]
    [InlineData("instant", "2020-01-01T00:00:00+00:00")]
    [InlineData("fichier", "autre.pdf")]
    [InlineData("inconnu", "x")]
    [InlineData("autreTitulaire", "parce que")]
    [InlineData("certificats", null)]
    public void Complete_RequestAltered_IsRefused(string field, string? value)
    {
        DemandeSignature demande = Prepare();
        JsonObject json = JsonNode.Parse(File.ReadAllText(Request))!.AsObject();
        json[field] = value;
        File.WriteAllText(Request, json.ToJsonString());

        Outcome<SignedDocument> completed = Complete(_key.Sign(demande.ASigner));

        Assert.Equal("CPOM6120", CodeOf(completed));
        Assert.False(File.Exists(Signed));
    }

    [Fact]
    public void Complete_RequestLaidOutOtherwise_IsTheSame()
    {
        DemandeSignature demande = Prepare();
        File.WriteAllText(Request, JsonNode.Parse(File.ReadAllText(Request))!.ToJsonString());

        Assert.NotNull(Complete(_key.Sign(demande.ASigner)).Value);
    }

    [Fact]
    public void Complete_PathInsteadOfAName_IsRefused()
    {
        DemandeSignature demande = Prepare();
        JsonObject json = JsonNode.Parse(File.ReadAllText(Request))!.AsObject();
        json["prepare"]!["fichier"] = "../demande.json.prepare";
        File.WriteAllText(Request, json.ToJsonString());

        Assert.Equal("CPOM6120", CodeOf(Complete(_key.Sign(demande.ASigner))));
    }

    [Fact]
    public void Complete_DocumentSignedMeanwhile_IsRefused()
    {
        DemandeSignature demande = Prepare();
        var request = new SigningRequest { Role = Gens.RoleRl };
        File.WriteAllBytes(Pdf, new PadesSigner(TimeProvider.System).Sign(File.ReadAllBytes(Pdf), request, _key).Value!.File.Span);

        Assert.Equal("CPOM6124", CodeOf(Complete(_key.Sign(demande.ASigner))));
    }

    [Fact]
    public void Complete_PreparedFileAltered_IsRefused()
    {
        DemandeSignature demande = Prepare();
        byte[] kept = File.ReadAllBytes(Request + ".prepare");
        kept[^40] ^= 1;
        File.WriteAllBytes(Request + ".prepare", kept);

        Assert.Equal("CPOM6123", CodeOf(Complete(_key.Sign(demande.ASigner))));
    }

    [Fact]
    public void Complete_PreparedFileMissing_IsRefused()
    {
        DemandeSignature demande = Prepare();
        File.Delete(Request + ".prepare");

        Assert.Equal("CPOM6123", CodeOf(Complete(_key.Sign(demande.ASigner))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(71)]
    public void Complete_RandomBytes_AreRefusedAndTheRequestStillServes(int length)
    {
        DemandeSignature demande = Prepare();
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        Outcome<SignedDocument> refused = Complete(bytes);
        Outcome<SignedDocument> completed = Complete(_key.Sign(demande.ASigner));

        Assert.Equal("CPOM6113", CodeOf(refused));
        Assert.NotNull(completed.Value);
    }

    [Fact]
    public void Complete_SignatureOfAnotherKeyOrRequest_IsRefused()
    {
        using PemSigningKey other = Cles.De("Anne-Lise PEYRUSSAC");
        DemandeSignature demande = Prepare();
        File.Move(Pdf, Path.Combine(_folder, "premier.pdf"));
        DemandeSignature second = Prepare("seconde.json", pages: 4);

        Outcome<SignedDocument> otherKey = Complete(other.Sign(second.ASigner), "seconde.json");
        Outcome<SignedDocument> otherRequest = Complete(_key.Sign(demande.ASigner), "seconde.json");

        Assert.Equal("CPOM6113", CodeOf(otherKey));
        Assert.Equal("CPOM6113", CodeOf(otherRequest));
    }

    [Fact]
    public void Complete_TargetOfSomethingElse_LeavesItAndTheRequest()
    {
        DemandeSignature demande = Prepare();
        File.WriteAllText(Signed, "autre chose");

        Assert.Throws<IOException>(() => Complete(_key.Sign(demande.ASigner)));

        Assert.Equal("autre chose", File.ReadAllText(Signed));
        Assert.True(File.Exists(Request + ".prepare"));
    }

    [Fact]
    public void Prepare_OutOfTurn_WritesNothing()
    {
        File.WriteAllBytes(Pdf, new UnDocument().Pdf());
        var request = new SigningRequest { Role = Gens.RoleDg };

        Outcome<DemandeSignature> prepared = Make(request, Request);

        Assert.Contains(prepared.Diagnostics, diagnostic => diagnostic.Code == "CPOM6104");
        Assert.Equal([Pdf], Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void Prepare_Delegate_IsKeptForTheAct()
    {
        File.WriteAllBytes(Pdf, new UnDocument { Etapes = [Gens.DirecteurGeneral] }.Pdf());
        using Pkcs12SigningKey key = Cles.Demonstration("directeur-general");
        var request = new SigningRequest { Role = Gens.RoleDg, Delegataire = Gens.DirecteurGeneral.Signataire with { Nom = "AUTRE" } };
        SigningIdentity identity = key.Identity;
        DemandeSignature demande = new DemandeFolder(TimeProvider.System, null)
            .Prepare(Pdf, request, identity, new DemandePlace(Request, TimeSpan.FromMinutes(5))).Value!;

        Outcome<SignedDocument> completed = Complete(key.Sign(demande.ASigner));

        Assert.Equal("AUTRE", completed.Value!.Acte.Signataire.Nom);
        Assert.True(identity.IsDemonstration);
        Assert.Equal(DemonstrationCertificate.IsDemonstration(key.Identity.Certificate), completed.Value.Acte.EstDemonstration);
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string CodeOf(Outcome<SignedDocument> outcome) => Assert.Single(outcome.Diagnostics).Code;

    private DemandeSignature Prepare(string name = "demande.json", int pages = 3)
    {
        File.WriteAllBytes(Pdf, new UnDocument { Pages = pages }.Pdf());
        return Make(new SigningRequest { Role = Gens.RoleRl }, Path.Combine(_folder, name)).Value!;
    }

    private Outcome<DemandeSignature> Make(SigningRequest request, string path) =>
        new DemandeFolder(TimeProvider.System, null).Prepare(Pdf, request, _key.Identity, new DemandePlace(path, TimeSpan.FromMinutes(5)));

    private Outcome<SignedDocument> Complete(byte[] signature, string name = "demande.json") =>
        new DemandeFolder(TimeProvider.System, null).Complete(Path.Combine(_folder, name), signature, Signed);
}
