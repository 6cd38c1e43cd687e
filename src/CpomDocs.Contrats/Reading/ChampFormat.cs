using System.Collections.Immutable;

namespace CpomDocs.Contrats.Reading;

/// <summary>A field of the contract's format, as the data model describes it.</summary>
public sealed record ChampFormat
{
    /// <summary>JSON key; empty for the root and for the items of a list.</summary>
    public string Nom { get; init; } = "";

    /// <summary>JSON Pointer, <c>*</c> standing for any rank (<c>/structure/sites/*/nom</c>); empty for what no file holds.</summary>
    public string Pointeur { get; init; } = "";

    /// <summary>What its values are.</summary>
    public required GenreChamp Genre { get; init; }

    /// <summary>Whether every valid contract holds a value there, as soon as it holds the object around it.</summary>
    public bool Requis { get; init; }

    /// <summary>Whether the parties negotiate its value: a Word file lets it be edited. Of a list of texts, each text is.</summary>
    public bool Negocie { get; init; }

    /// <summary>Whether it is what a list holds, which has no name of its own.</summary>
    internal bool EstElement => Pointeur.EndsWith("/" + JsonPointer.Any, StringComparison.Ordinal);

    /// <summary>What to write in it, in French; empty when the data model says nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>The only values of a code; empty for anything else.</summary>
    public ImmutableArray<string> Valeurs { get; init; } = [];

    /// <summary>Members of an object, by key; empty for anything else.</summary>
    public ImmutableDictionary<string, ChampFormat> Champs { get; init; } = ImmutableDictionary<string, ChampFormat>.Empty;

    /// <summary>What a list holds; <see langword="null"/> for anything else.</summary>
    public ChampFormat? Element { get; init; }

    /// <summary>The field and all those under it, lists through their items, in no order.</summary>
    /// <returns>The fields.</returns>
    public IEnumerable<ChampFormat> Tous() =>
        Champs.Values.Concat(Element is null ? [] : [Element]).SelectMany(champ => champ.Tous()).Prepend(this);
}

/// <summary>What the values of a field are.</summary>
public enum GenreChamp
{
    /// <summary>Free text.</summary>
    Texte,

    /// <summary>One word of a closed list.</summary>
    Code,

    /// <summary>A whole number.</summary>
    Entier,

    /// <summary>A number.</summary>
    Nombre,

    /// <summary>Yes or no.</summary>
    OuiNon,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A day of any year.</summary>
    Jour,

    /// <summary>Value of an indicator: a number or yes/no.</summary>
    Valeur,

    /// <summary>An object.</summary>
    Objet,

    /// <summary>A list.</summary>
    Liste,
}
