using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;
using CpomDocs.Tests.Rendering;

namespace CpomDocs.Tests.Campagnes;

/// <summary>The negotiated values of a contract, and the fields of its Word files.</summary>
internal static class ChampsDocx
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Places = "/annexes/usld/habilitationAideSociale/places";

    /// <summary>Pointers of the negotiated values that a contract holds; places that nothing entitles to are none.</summary>
    internal static IEnumerable<string> Negotiated(ContratValide contrat)
    {
        bool isEntitled = contrat.Contrat.Annexes.Usld?.HabilitationAideSociale.Habilite == true;
        return Values(JsonNode.Parse(contrat.Json.Span), "").Where(pointer => isEntitled || pointer != Places);
    }

    /// <summary>Fields of a Word file, in reading order.</summary>
    internal static IEnumerable<(string Pointer, string Text)> Of(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using Stream body = zip.GetEntry(UnDocx.Body)!.Open();
        return [.. Controls(XDocument.Load(body)).Select(control => (control.Pointer, control.Content.Value))];
    }

    /// <summary>Whether a value is free text.</summary>
    internal static bool IsText(string pointer) => ContratFormat.Trouver(pointer) is { Genre: GenreChamp.Texte };

    /// <summary>The same file, each text of its fields with something before.</summary>
    internal static byte[] Prefixed(byte[] docx, string prefix) => UnDocx.Edited(docx, UnDocx.Body, xml =>
    {
        var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        foreach ((string pointer, XElement content) in Controls(document).Where(control => IsText(control.Pointer)))
        {
            XElement text = content.Descendants(Word + "t").First();
            text.Value = prefix + text.Value;
        }

        return document.ToString(SaveOptions.DisableFormatting);
    });

    /// <summary>A text of a contract.</summary>
    internal static string ValueAt(ContratValide contrat, string pointer)
    {
        JsonNode? node = JsonNode.Parse(contrat.Json.Span);
        foreach (string step in pointer.Split('/').Skip(1))
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node![step];
        }

        return (string)node!;
    }

    private static IEnumerable<(string Pointer, XElement Content)> Controls(XDocument document)
    {
        return document.Descendants(Word + "sdt")
            .Select(control => (Tag: (string?)control.Element(Word + "sdtPr")?.Element(Word + "tag")?.Attribute(Word + "val"), control))
            .Where(pair => pair.Tag is not null && ContratFormat.Trouver(FieldControls.PointerOf(pair.Tag)) is { Negocie: true })
            .Select(pair => (FieldControls.PointerOf(pair.Tag!), pair.control.Element(Word + "sdtContent")!));
    }

    private static IEnumerable<string> Values(JsonNode? node, string pointer)
    {
        if (node is null)
        {
            return [];
        }

        if (ContratFormat.Trouver(pointer) is { Negocie: true })
        {
            return node is JsonValue value && value.ToString().Length == 0 ? [] : [pointer];
        }

        return node switch
        {
            JsonObject record => record.SelectMany(member => Values(member.Value, pointer + "/" + member.Key)),
            JsonArray list => list.SelectMany((item, rank) => Values(item, $"{pointer}/{rank}")),
            _ => [],
        };
    }
}
