using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CpomDocs.Contrats.Avenants;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>contrat consolide</c>.</summary>
internal sealed record ConsolidationDocument(
    string Schema,
    string CodeContrat,
    string? Au,
    int Version,
    ImmutableArray<AvenantItem> Avenants,
    ImmutableArray<OrigineItem> Origines,
    string? Ecrit,
    JsonElement Contrat)
{
    /// <summary>Makes the document.</summary>
    public static ConsolidationDocument Of(ContratConsolide consolide, string? date, string? written)
    {
        using JsonDocument json = JsonDocument.Parse(consolide.Contrat.Json);
        return new ConsolidationDocument(
            "cpomdocs/consolidation/1",
            consolide.Contrat.Contrat.CodeContrat,
            date,
            consolide.Contrat.Contrat.Version,
            [.. consolide.Contrat.Contrat.Avenants.Select(avenant => new AvenantItem(
                avenant.Numero, avenant.Objet, avenant.DateEffet.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))],
            [.. consolide.ValeursDesAvenants().Select(value => new OrigineItem(value.Pointeur, value.Objet, value.Valeur, value.Avenant))],
            written,
            json.RootElement.Clone());
    }
}

/// <summary>An avenant in force.</summary>
internal sealed record AvenantItem(int Numero, string Objet, string DateEffet);

/// <summary>A value that an avenant gave.</summary>
internal sealed record OrigineItem(string Pointeur, string Objet, string? Valeur, int Avenant);
