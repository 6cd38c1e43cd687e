using System.Text;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Contrats;

public class CircuitJsonTests
{
    [Fact]
    public void Descripteur_WrittenThenRead_IsTheSame()
    {
        Descripteur descripteur = UnDescripteur();

        string texte = DescripteurJson.Write(descripteur);
        Descripteur read = DescripteurJson.Read(texte).Value!;

        Assert.DoesNotContain('\n', texte);
        Assert.StartsWith("{\"schema\":\"cpomdocs/descripteur/1\",\"codeContrat\":\"349900019AA\"", texte, StringComparison.Ordinal);
        Assert.Equal(texte, DescripteurJson.Write(read));
        Assert.Equal(descripteur.Circuit.Etapes.AsEnumerable(), read.Circuit.Etapes.AsEnumerable());
    }

    [Theory]
    [InlineData("\"DirecteurGeneral\"", "\"Directeur\"")]
    [InlineData("\"version\":1", "\"version\":0")]
    [InlineData("\"version\":1", "\"version\":1,\"version\":2")]
    [InlineData("\"version\":1", "\"version\":1,\"etat\":\"SIGNE\"")]
    [InlineData("\"dateFin\":\"2029-12-31\",", "")]
    [InlineData("cpomdocs/descripteur/1", "cpomdocs/descripteur/2")]
    public void Descripteur_Malformed_IsRefused(string before, string after)
    {
        string texte = DescripteurJson.Write(UnDescripteur()).Replace(before, after, StringComparison.Ordinal);

        Outcome<Descripteur> outcome = DescripteurJson.Read(texte);

        Assert.Null(outcome.Value);
        Assert.NotEmpty(outcome.Diagnostics);
    }

    [Property(MaxTest = 100)]
    public void Descripteur_OfAnyText_IsReadOrRefused(string? texte)
    {
        Outcome<Descripteur> outcome = DescripteurJson.Read(texte ?? "");

        Assert.Null(outcome.Value);
    }

    [Fact]
    public void Liasse_WrittenThenRead_IsTheSame()
    {
        ReadOnlyMemory<byte> json = LiasseJson.Write(UneLiasse());

        LiasseManifeste read = LiasseJson.Read("liasse.json", json).Value!;

        Assert.Equal(Encoding.UTF8.GetString(json.Span), Encoding.UTF8.GetString(LiasseJson.Write(read).Span));
        Assert.Equal(UneLiasse().Documents[0].Fichiers, read.Documents[0].Fichiers);
        Assert.Equal(UneLiasse().Documents[0].Circuit.AsEnumerable(), read.Documents[0].Circuit.AsEnumerable());
    }

    [Fact]
    public void Liasse_WithABadDigest_IsRefused()
    {
        string json = Encoding.UTF8.GetString(LiasseJson.Write(UneLiasse()).Span)
            .Replace(new string('a', 64), "AA", StringComparison.Ordinal);

        Outcome<LiasseManifeste> outcome = LiasseJson.Read("liasse.json", Encoding.UTF8.GetBytes(json));

        Assert.Equal("/documents/0/fichiers/pdf/sha256", Assert.Single(outcome.Diagnostics).Pointeur);
    }

    private static Descripteur UnDescripteur()
    {
        ContratValide valide = UnContrat.Valide.ContratValide;
        return new Descripteur
        {
            CodeContrat = valide.Contrat.CodeContrat,
            Document = "USLD",
            Intitule = "Unité de soins de longue durée",
            Version = 1,
            Profil = "OCC25",
            Etablissement = valide.Contrat.Structure.RaisonSociale!,
            DateEffet = valide.Contrat.DateEffet,
            DateFin = valide.Contrat.DateFin,
            Circuit = valide.Circuits["USLD"],
            LieuSignature = "Montpellier",
        };
    }

    private static LiasseManifeste UneLiasse() => new()
    {
        CodeContrat = "349900019AA",
        Version = 1,
        Profil = "OCC25",
        ProfilVersion = "1.0.0",
        Programme = "0.1.0",
        Documents =
        [
            new DocumentLiasse
            {
                Code = "SOCLE",
                Intitule = "Socle contractuel",
                Etape = 1,
                Fichiers = new FichiersLiasse { Pdf = new FichierLiasse("SOCLE.pdf", 81920, new string('a', 64)) },
                Circuit = [new EtapeLiasse("RepresentantLegal", "etab", "Mme Anne-Lise PEYRUSSAC", "Directrice")],
                Paraphe = false,
                DateEffet = new DateOnly(2025, 1, 1),
            },
        ],
    };
}
