using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Suivis;

namespace CpomDocs.Cli.Json;

/// <summary>How results are written as JSON: French ASCII keys in camel case, accents as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ArchiveListDocument))]
[JsonSerializable(typeof(ArchiveShowDocument))]
[JsonSerializable(typeof(ArchiveHistoryDocument))]
[JsonSerializable(typeof(ArchiveDiffDocument))]
[JsonSerializable(typeof(ArchiveCheckDocument))]
[JsonSerializable(typeof(ArchivePutDocument))]
[JsonSerializable(typeof(RenouvellementDocument))]
[JsonSerializable(typeof(ConservationDocument))]
[JsonSerializable(typeof(EliminationDocument))]
[JsonSerializable(typeof(FichiersEcritsDocument))]
[JsonSerializable(typeof(TransfertDocument))]
[JsonSerializable(typeof(ServicesDocument))]
[JsonSerializable(typeof(VersionDocument))]
[JsonSerializable(typeof(CampagneRunDocument))]
[JsonSerializable(typeof(PlanCampagne))]
[JsonSerializable(typeof(SuiviCampagne))]
[JsonSerializable(typeof(RunEventItem))]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(SigningDocument))]
[JsonSerializable(typeof(DiagnosticsDocument))]
[JsonSerializable(typeof(ReimportDocument))]
[JsonSerializable(typeof(DiffDocument))]
[JsonSerializable(typeof(ConsolidationDocument))]
[JsonSerializable(typeof(ConfigDocument))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>The context to use: the default one would escape every accent.</summary>
    public static OutputJson Indented { get; } = new(OptionsFor(indented: true));

    private static OutputJson OneLine { get; } = new(OptionsFor(indented: false));

    /// <summary>The same type written on one line.</summary>
    /// <typeparam name="T">Type of the document.</typeparam>
    /// <param name="type">How it is written, indented.</param>
    /// <returns>How it is written, on one line.</returns>
    public static JsonTypeInfo<T> Compact<T>(JsonTypeInfo<T> type) => (JsonTypeInfo<T>)OneLine.GetTypeInfo(type.Type)!;

    private static JsonSerializerOptions OptionsFor(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = indented,
        NewLine = "\n",
    };
}
