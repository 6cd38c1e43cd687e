using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Changements;

namespace CpomDocs.Contrats.Avenants;

/// <summary>The clauses of the socle of a contract that avenants change.</summary>
/// <param name="revision">The contract.</param>
/// <param name="avenant">Number of the avenant that is applied.</param>
/// <param name="articles">Text of the articles of the socle as composed, or <see langword="null"/> when it is not at hand.</param>
internal sealed class ClausesEnVigueur(ContratEnRevision revision, int avenant, ImmutableSortedDictionary<int, string>? articles)
{
    private const string Key = "clausesSocle";

    /// <summary>Whether the socle has an article, as far as is known.</summary>
    internal bool Existe(int article) => articles is null || articles.ContainsKey(article) || Replaced(article) is not null;

    /// <summary>Text in force of an article, or <see langword="null"/> when it is not known.</summary>
    internal string? TexteDe(int article) => Replaced(article)?["texte"]?.ToString() ?? articles?.GetValueOrDefault(article);

    /// <summary>Whether two texts say the same, whatever their typography.</summary>
    internal static bool Dit(string text, string other) => TexteNegocie.Plain(text) == TexteNegocie.Plain(other);

    /// <summary>Writes a clause in the contract.</summary>
    /// <returns>The clause.</returns>
    internal JsonObject Remplacer(int article, string texte)
    {
        if (revision.Racine[Key] is not JsonArray)
        {
            revision.Racine[Key] = new JsonArray();
        }

        JsonArray clauses = revision.Racine[Key]!.AsArray();
        JsonObject? same = clauses.OfType<JsonObject>().FirstOrDefault(clause =>
            Nombres.Entier(clause["article"]) == article && Nombres.Entier(clause["avenant"]) == avenant);
        clauses.Remove(same);
        var replaced = new JsonObject { ["article"] = article, ["texte"] = texte, ["avenant"] = avenant };
        clauses.Add(replaced);
        return replaced;
    }

    private JsonObject? Replaced(int article) => (revision.Racine[Key] as JsonArray)?.OfType<JsonObject>()
        .Where(clause => Nombres.Entier(clause["article"]) == article)
        .MaxBy(clause => Nombres.Entier(clause["avenant"]));
}
