using System.Text.Encodings.Web;
using System.Text.Json;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>The published schemas are the ones the reader judges by.</summary>
public class SchemasTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData(typeof(Contrat), "contrat")]
    [InlineData(typeof(Profil), "profil")]
    [InlineData(typeof(Campagne), "campagne")]
    [InlineData(typeof(LiasseManifeste), "liasse")]
    [InlineData(typeof(Descripteur), "descripteur")]
    [InlineData(typeof(Delegataire), "delegataire")]
    [InlineData(typeof(Avenant), "avenant")]
    public void Schema_OfEachFormat_IsPublished(Type type, string name)
    {
        string schema = SchemaBuilder.Build(type).ToJsonString(Readable) + "\n";

        ContratsFixtures.AssertGenerated($"docs/formats/{name}.schema.json", schema);
    }
}
