using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>Addresses, persons, lists and free texts as Markdown.</summary>
internal static class TextFormats
{
    /// <summary>Plain text whose blank lines part paragraphs.</summary>
    internal static Markup Paragraphs(string text)
    {
        string[] paragraphs = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return new Markup(string.Join("\n\n", paragraphs.Select(Markup.Escape).Where(paragraph => paragraph.Length > 0)));
    }

    /// <summary>A text that ends as a sentence does, with one full stop.</summary>
    internal static string Sentence(string text)
    {
        string trimmed = text.TrimEnd();
        return trimmed.EndsWith('!') || trimmed.EndsWith('?') || trimmed.EndsWith('…')
            ? trimmed
            : trimmed.TrimEnd('.', ';', ',', ' ') + ".";
    }

    /// <summary>A text that ends as an item of a list does, with a semicolon.</summary>
    internal static string ListItem(string text) => text.TrimEnd('.', ';', ',', ' ') + " ;";

    /// <summary>« A », « A et B », « A, B et C ».</summary>
    internal static string Enumeration(IEnumerable<string> items)
    {
        string[] present = [.. items];
        return present.Length <= 1
            ? present.FirstOrDefault() ?? ""
            : string.Join(", ", present[..^1]) + " " + Mots.Get("et") + " " + present[^1];
    }

    /// <summary>The texts of a list as an enumeration, each of them a field where the contract negotiates it.</summary>
    internal static Markup Enumeration(ScriptArray items)
    {
        var list = items as SlotArray;
        return new Markup(Enumeration(items
            .Select((item, rank) => item is string text ? FieldMarks.Wrap(list?.PlaceOf(rank), Markup.Escape(text)) : "")
            .Where(item => item.Length > 0)));
    }

    /// <summary>« 2 chemin des Lauzières, 34999 Montservan ».</summary>
    internal static string Address(ScriptObject adresse)
    {
        string town = adresse["codePostal"] + "\u00A0" + adresse["commune"];
        return string.Join(", ", new[] { adresse["voie"] as string, adresse["complement"] as string, town }.OfType<string>());
    }

    /// <summary>« Mme Anne-Lise PEYRUSSAC ».</summary>
    internal static string Identity(ScriptObject personne)
    {
        object?[] parts = [personne["civilite"], personne["prenom"], personne["nom"]];
        return string.Join(' ', parts.OfType<string>());
    }

    /// <summary>« M. Yanis DELOBRE, Directeur des affaires générales (courriel) ».</summary>
    internal static Markup Person(ScriptObject personne)
    {
        string function = personne["fonction"] is string fonction ? ", " + fonction : "";
        string mail = personne["courriel"] is string courriel ? " (" + Markup.NoBreak(courriel).Source + ")" : "";
        return new Markup(Markup.Escape(Identity(personne) + function) + mail);
    }

    /// <summary>A unit in the singular: « lit » for « lits »; a unit of several words is left as it is.</summary>
    internal static string Singular(string unit)
    {
        return unit.Length > 2 && unit.EndsWith('s') && !unit.Contains(' ', StringComparison.Ordinal) ? unit[..^1] : unit;
    }
}
