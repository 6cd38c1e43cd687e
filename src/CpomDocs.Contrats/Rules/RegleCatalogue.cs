using System.Collections.Immutable;
using System.Text.Json;

namespace CpomDocs.Contrats.Rules;

/// <summary>A rule of the domain, wherever it is enforced.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Enonce">What it asks, in French.</param>
/// <param name="Lieux">
/// Where it is enforced: <c>contrat</c>, <c>champ</c> and <c>campagne</c> in this room, <c>texte</c> in the templates, then the acts that
/// come later; <c>hors</c> for what no file shows.
/// </param>
internal sealed record RegleDuDomaine(string Id, string Enonce, ImmutableArray<string> Lieux);

/// <summary>Every rule of the domain, from <c>regles.json</c>.</summary>
internal static class RegleCatalogue
{
    private const string Resource = "CpomDocs.Contrats.Rules.regles.json";

    /// <summary>The rules, in the order of the domain.</summary>
    internal static readonly ImmutableArray<RegleDuDomaine> Toutes = Load();

    private static readonly ImmutableHashSet<string> Ids = [.. Toutes.Select(regle => regle.Id)];

    /// <summary>Whether a rule exists.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns><see langword="true"/> when the domain has it.</returns>
    internal static bool Contient(string id) => Ids.Contains(id);

    private static ImmutableArray<RegleDuDomaine> Load()
    {
        using Stream stream = typeof(RegleCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException(Resource);
        return JsonSerializer.Deserialize<ImmutableArray<RegleDuDomaine>>(stream, JsonSerializerOptions.Web);
    }
}
