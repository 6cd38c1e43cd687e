using System.Text.Json;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>Code of a contract that a campaign lists, told without judging its file.</summary>
internal static partial class CodeAnnonce
{
    private const string Key = "codeContrat";
    private const string FirstOfEntity = "AA";

    /// <summary>Reads the code in the file, else in its name, else makes that of the first contract of the entity.</summary>
    public static string Of(string folder, ContratCampagne entree) =>
        InFile(Path.Combine(folder, entree.Fichier))
        ?? Pattern().Match(Path.GetFileNameWithoutExtension(entree.Fichier)) switch
        {
            { Success: true } match => match.Value,
            _ => entree.FinessEj + FirstOfEntity,
        };

    private static string? InFile(string path)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty(Key, out JsonElement code)
                && code.ValueKind is JsonValueKind.String
                && Pattern().IsMatch(code.GetString()!)
                ? code.GetString()
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?:[0-9]{2}|2[AB])[0-9]{7}[A-Z]{2}(?![A-Z0-9])")]
    private static partial Regex Pattern();
}
