using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Avenants;

/// <summary>One change of an avenant, with what its operation asks for.</summary>
/// <param name="Rang">Rank in the avenant, from 0.</param>
/// <param name="Modification">What the avenant says.</param>
/// <param name="Spec">What the operation does.</param>
internal sealed record ChangementDemande(int Rang, ModificationAvenant Modification, SpecificationOperation Spec)
{
    /// <summary>Its JSON Pointer in the avenant.</summary>
    internal string Pointeur { get; } = Dossier.Rang("/modifications", Rang);

    /// <summary>The value after, or <see langword="null"/> for none.</summary>
    internal JsonNode? Nouvelle { get; } = NodeOf(Modification.NouvelleValeur);

    /// <summary>The value before, or <see langword="null"/> for none.</summary>
    internal JsonNode? Ancienne { get; } = NodeOf(Modification.AncienneValeur);

    /// <summary>Where a value comes from.</summary>
    internal Origine Origine(Avenant avenant, string field) => new(avenant.Numero, Pointeur + field);

    /// <summary>Whether the target gives one of its fields.</summary>
    internal bool Donne(string cle) => ValeurDe(cle).Length > 0;

    /// <summary>The target as a person reads it: « volet STRATEGIQUE, numero 2 ».</summary>
    internal string EcrireCible() => string.Join(", ", Spec.Cles.Where(Donne).Select(cle => cle + " " + ValeurDe(cle)));

    private string ValeurDe(string cle)
    {
        CibleAvenant cible = Modification.Cible ?? new CibleAvenant();
        return cle switch
        {
            "volet" => cible.Volet,
            "numero" => Ecrire(cible.Numero),
            "annee" => Ecrire(cible.Annee),
            "action" => Ecrire(cible.Action),
            "article" => Ecrire(cible.Article),
            "code" => cible.Code,
            "finessEt" => cible.FinessEt,
            _ => cible.Champ,
        };
    }

    private static string Ecrire(int? nombre) => nombre?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static JsonNode? NodeOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
}
