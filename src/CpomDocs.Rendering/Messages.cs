using System.Globalization;
using System.Resources;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering;

/// <summary>French sentences and labels of the room, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    private static readonly CultureInfo French = CultureInfo.InvariantCulture;

    private static readonly ResourceManager Resources = new("CpomDocs.Rendering.Messages", typeof(Messages).Assembly);

    /// <summary>A sentence or label.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The text.</returns>
    public static string Get(string key)
    {
        return Resources.GetString(key, French) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "Unknown message.");
    }

    /// <summary>A sentence with values.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">Values, already formatted.</param>
    /// <returns>The text.</returns>
    public static string Format(string key, params ReadOnlySpan<object?> values) => string.Format(French, Get(key), values);

    /// <summary>Short name of a party, printed above its paraphe box (« Établissement », « ARS Occitanie », « Agence 2 »).</summary>
    /// <param name="circuit">Who signs the document.</param>
    /// <param name="role">Role of the signatory.</param>
    /// <returns>The name; no two signatories of the circuit have the same.</returns>
    public static string NomCourt(Circuit circuit, Role role)
    {
        Etape? etape = circuit.Etapes.FirstOrDefault(candidate => candidate.Role == role);
        string partie = etape?.Pour ?? Get("Partie." + role.Partie);
        bool isNumbered = etape is null ? role.Rang > 1 : circuit.DoitNumeroter(etape);
        return isNumbered ? partie + " " + role.Rang.ToString(CultureInfo.InvariantCulture) : partie;
    }

    /// <summary>Who signs, for the description of a field (« du directeur général (ARS Occitanie) »).</summary>
    /// <param name="circuit">Who signs the document.</param>
    /// <param name="role">Role of the signatory.</param>
    /// <returns>The words: the function and, where one function signs several times, for whom.</returns>
    public static string Qualite(Circuit circuit, Role role)
    {
        string qualite = Get("Champ." + role.Partie);
        bool isAlone = circuit.Etapes.Count(etape => etape.Role.Partie == role.Partie) < 2;
        if (isAlone && role.Rang == 1)
        {
            return qualite;
        }

        Etape? etape = circuit.Etapes.FirstOrDefault(candidate => candidate.Role == role);
        bool isNamed = etape is { Pour: not null } && !circuit.Etapes.Any(autre => autre != etape && autre.Pour == etape.Pour);
        string rang = Format("Champ.Partie", role.Rang.ToString(CultureInfo.InvariantCulture));
        return isNamed ? Format("Champ.Rang", qualite, etape!.Pour) : role.Rang == 1 ? qualite : Format("Champ.Rang", qualite, rang);
    }
}
