using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Avenants;

/// <summary>What an operation of an avenant does to the contract, from <c>operations.json</c>.</summary>
internal sealed record SpecificationOperation
{
    /// <summary>The operation.</summary>
    public required OperationAvenant Operation { get; init; }

    /// <summary>Key of the section of <c>annexes</c> it changes; empty for the socle.</summary>
    public required string Section { get; init; }

    /// <summary>How it changes it.</summary>
    public required VerbeOperation Verbe { get; init; }

    /// <summary>Fields of the target it asks for, by their JSON keys.</summary>
    public required ImmutableArray<string> Cles { get; init; }

    /// <summary>Field that a removal quotes as the old value.</summary>
    public string Titre { get; init; } = "";

    /// <summary>Causes that cover it (AVN-02).</summary>
    public required ImmutableArray<CauseAvenant> Causes { get; init; }
}

/// <summary>The ways an operation changes a contract.</summary>
internal enum VerbeOperation
{
    /// <summary>A record joins a list.</summary>
    AJOUTER,

    /// <summary>A value gives way to another.</summary>
    MODIFIER,

    /// <summary>A record leaves its list.</summary>
    RETIRER,

    /// <summary>A line of financing is added, changed or removed; its total follows.</summary>
    FINANCER,

    /// <summary>A clause of the socle gives way to another.</summary>
    REMPLACER,
}

/// <summary>The operations of an avenant.</summary>
internal static class OperationCatalogue
{
    private const string Resource = "CpomDocs.Contrats.Avenants.operations.json";

    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly FrozenDictionary<OperationAvenant, SpecificationOperation> Entries = Load();

    /// <summary>What an operation does.</summary>
    internal static SpecificationOperation De(OperationAvenant operation) => Entries[operation];

    private static FrozenDictionary<OperationAvenant, SpecificationOperation> Load()
    {
        using Stream stream = typeof(OperationCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException(Resource);
        ImmutableArray<SpecificationOperation> read = JsonSerializer.Deserialize<ImmutableArray<SpecificationOperation>>(stream, Options);
        return read.ToFrozenDictionary(entry => entry.Operation);
    }
}
