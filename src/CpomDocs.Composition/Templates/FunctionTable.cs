using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>Every function that a template may call; nothing else of the template language's library is reachable.</summary>
internal static class FunctionTable
{
    /// <summary>The functions, some of which look names up in the contract.</summary>
    internal static ScriptObject For(ContratValide contrat)
    {
        var table = new ScriptObject(StringComparer.Ordinal) { ["include"] = new IncludeFunction() };
        AddFormats(table);
        AddGrammar(table);
        AddTexts(table);
        AddLookups(table, new NameBook(contrat));
        return table;
    }

    private static void AddFormats(ScriptObject table)
    {
        Add(table, "annee", value => value is DateOnly date ? date.Year : null);
        Add(table, "euros", value => AsDecimal(value) is { } amount ? FrenchFormats.Euros(amount) : null);
        Add(table, "pourcent", value => AsDecimal(value) is { } percent ? FrenchFormats.Percent(percent) : null);
        Add(table, "nombre", value => AsDecimal(value) is { } number ? FrenchFormats.Number(number) : null);
        Add(table, "lettres", value => value is int number ? FrenchNumberWords.Cardinal(number) : null);
        Add(table, "lettresEuros", value => AsDecimal(value) is { } amount ? FrenchNumberWords.Euros(amount) : null);
        Add(table, "insecable", value => value is string text ? Markup.NoBreak(text) : null);
        Add(table, "libelle", value => value is string code ? Mots.Find(code) ?? code : null);
        Add(table, "valeur", 2, (value, arguments) => FormatValeur(value, (arguments[1] as ScriptObject)?["typeValeur"] as string));
        Add(table, "compte", 3, (value, arguments) => FormatCompte(value, arguments[1], arguments[2]));
        Add(table, "capacite", value => value is ScriptObject capacite ? FormatCapacite(capacite) : null);
    }

    private static void AddGrammar(ScriptObject table)
    {
        Add(table, "accord", 3, (value, arguments) => GenderOf(value) is { } feminine ? arguments[feminine ? 2 : 1] : null);
        Add(table, "feminin", value => GenderOf(value));
        Add(table, "pluriel", 3, (value, arguments) => CountOf(value) is { } count ? arguments[count >= 2 ? 2 : 1] : null);
        Add(table, "le", value => value is string name ? FrenchGrammar.The(name) + name : null);
        Add(table, "du", value => value is string name ? FrenchGrammar.OfThe(name) + name : null);
        Add(table, "au", value => value is string name ? FrenchGrammar.ToThe(name) + name : null);
        Add(table, "de", value => value is string name ? FrenchGrammar.Of(name) : null);
        Add(table, "fonctionDelegant", value => value is string delegant ? FunctionOf(delegant) : null);
    }

    private static void AddTexts(ScriptObject table)
    {
        Add(table, "paragraphes", value => value is string text ? TextFormats.Paragraphs(text) : null);
        Add(table, "phrase", value => value is string text ? TextFormats.Sentence(text) : null);
        Add(table, "enumere", value => value is ScriptArray items ? TextFormats.Enumeration(items) : null);
        Add(table, "element", value => value is string text ? TextFormats.ListItem(text) : null);
        Add(table, "avec", 2, (value, arguments) => value is ScriptArray items && arguments[1] is string key ? Having(items, key) : null);
        table["tiret"] = new SlotFunction("tiret", 1, (value, _) => value) { WhenAbsent = Mots.Get("sans") };
        Add(table, "adresse", value => value is ScriptObject adresse ? TextFormats.Address(adresse) : null);
        Add(table, "identite", value => value is ScriptObject personne ? TextFormats.Identity(personne) : null);
        Add(table, "personne", value => value is ScriptObject personne ? TextFormats.Person(personne) : null);
        Add(table, "taille", value => value is ScriptArray items ? items.Count : null);
    }

    private static void AddLookups(ScriptObject table, NameBook names)
    {
        Add(table, "site", value => value is string finess ? names.Site(finess) : null);
        Add(table, "perimetre", value => value is ScriptArray items ? names.Perimeter(items.OfType<string>()) : null);
        Add(table, "piece", value => value is string code ? names.Document(code) : null);
    }

    private static bool? GenderOf(object value) => value switch
    {
        ScriptObject person when person["civilite"] is string civilite => FrenchGrammar.IsFeminineCivility(civilite),
        ScriptArray people when people.Count > 0 => people.All(person => person is not null && GenderOf(person) == true),
        ScriptObject structure when structure.ContainsKey("typeStructure") => IsFeminineStructure(structure),
        string text => FrenchGrammar.IsFeminineCivility(text) || FrenchGrammar.IsFeminineBody(text)
            || FrenchGrammar.IsFeminineFunction(FunctionOf(text)),
        _ => null,
    };

    // « établissement public » and « groupement » are masculine; a natural person has a civility; others follow their legal form.
    private static bool IsFeminineStructure(ScriptObject structure)
    {
        if (structure["personnePhysique"] is ScriptObject personne)
        {
            return personne["civilite"] is string civilite && FrenchGrammar.IsFeminineCivility(civilite);
        }

        return structure["typeStructure"] is not (nameof(TypeStructure.EPS) or nameof(TypeStructure.GCS))
            && structure["formeJuridique"] is string forme && FrenchGrammar.IsFeminineBody(forme);
    }

    // « Mme Hélène VASSAL, Directrice générale »: what follows the name; without it, the head of the body.
    private static string FunctionOf(string delegant)
    {
        int comma = delegant.IndexOf(", ", StringComparison.Ordinal);
        return comma >= 0 ? delegant[(comma + 2)..]
            : Mots.Get(FrenchGrammar.IsFeminineCivility(delegant) ? "directrice" : "directeur");
    }

    private static ScriptArray Having(ScriptArray items, string key)
    {
        return new ScriptArray(items.OfType<ScriptObject>().Where(item => item.TryGetValue(key, out object? value) && value is not null));
    }

    internal static object? FormatValeur(object value, string? type) => (value, type) switch
    {
        (bool yes, _) => FrenchFormats.YesNo(yes),
        (decimal percent, nameof(TypeValeur.POURCENTAGE)) => FrenchFormats.Percent(percent),
        (decimal amount, nameof(TypeValeur.EUROS)) => FrenchFormats.Euros(amount),
        (decimal number, _) => FrenchFormats.Number(number),
        _ => null,
    };

    private static Markup? FormatCompte(object value, object? one, object? many)
    {
        return AsDecimal(value) is { } count && one is string singular && many is string plural
            ? FrenchFormats.Number(count) with { After = '\u00A0' + Markup.Escape(count >= 2 ? plural : singular) }
            : null;
    }

    private static Markup? FormatCapacite(ScriptObject capacite)
    {
        return capacite["valeur"] is decimal count && capacite["unite"] is string unite
            && FormatCompte(count, TextFormats.Singular(unite), unite) is { } counted
            ? new Markup(counted.Source + counted.After)
            : null;
    }

    private static decimal? AsDecimal(object value) => value switch
    {
        decimal number => number,
        int number => number,
        _ => null,
    };

    private static decimal? CountOf(object value) => value is ScriptArray items ? items.Count : AsDecimal(value);

    private static void Add(ScriptObject table, string name, Func<object, object?> body)
    {
        table[name] = new SlotFunction(name, 1, (value, _) => body(value));
    }

    private static void Add(ScriptObject table, string name, int parameters, Func<object, ScriptArray, object?> body)
    {
        table[name] = new SlotFunction(name, parameters, body);
    }
}
