using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>Gives a contract the parameters of its campaign.</summary>
internal static class Inheritance
{
    private const string Key = "parametres";

    /// <summary>Writes the parameters in a contract that gives none, so that the bytes kept say everything by themselves.</summary>
    /// <param name="json">Bytes of the contract.</param>
    /// <param name="parametres">Parameters of the campaign.</param>
    /// <returns>The bytes unchanged where the contract has parameters or cannot be read; otherwise the completed contract.</returns>
    internal static ReadOnlyMemory<byte> Complete(ReadOnlyMemory<byte> json, Parametres parametres)
    {
        if (DecodedText.Of(json) is { HasMark: true } or { Encoding: not null })
        {
            return json;
        }

        var source = new SourceText(json);
        var bag = new DiagnosticBag(source);
        PositionedNode? root = JsonTreeReader.Read("", source, bag, FormPolicy.Strict);
        if (root is not { Kind: JsonValueKind.Object } || bag.HasError || root.Child(Key) is not null)
        {
            return json;
        }

        JsonObject contrat = JsonNode.Parse(json.Span)!.AsObject();
        contrat[Key] = JsonSerializer.SerializeToNode(parametres, ModelJson.Indented);
        return CanonicalJson.Write(contrat);
    }
}
