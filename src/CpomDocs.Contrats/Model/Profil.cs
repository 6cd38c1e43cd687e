using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Model;

/// <summary>A contract family, as its <c>profil.json</c> says it: what its liasse holds, who signs, and within which bounds.</summary>
public sealed record Profil
{
    /// <summary>Code, upper case.</summary>
    public required string Code { get; init; }

    /// <summary>Title of the family, as printed in reports.</summary>
    public required string Intitule { get; init; }

    /// <summary>Version of the profile and its templates.</summary>
    public required string Version { get; init; }

    /// <summary>Kinds of structure that may be a party (PAR-06).</summary>
    public required ImmutableArray<TypeStructure> TypesStructure { get; init; }

    /// <summary>
    /// Word, without article, by which the documents call the party on the establishment's side; « Établissement » where there is none.
    /// </summary>
    public string? DenominationStructure { get; init; }

    /// <summary>Documents of the family, in the order of the liasse.</summary>
    public required ImmutableArray<DocumentProfil> Documents { get; init; }

    /// <summary>Most frequent first day, where none is imposed; what a demonstration takes.</summary>
    public DateOnly? DateEffetUsuelle { get; init; }

    /// <summary>Bounds of the rules.</summary>
    public required BornesProfil Bornes { get; init; }

    /// <summary>Which years carry a target (IND-07).</summary>
    public required AnneesCibles AnneesCibles { get; init; }

    /// <summary>What each rule weighs in the family, by rule id; a rule not listed does not apply.</summary>
    public required ImmutableSortedDictionary<string, ReglageRegle> Regles { get; init; }

    /// <summary>What the documents must say (FIN-03): the words that their text must hold, and the rule that asks for them.</summary>
    public ImmutableArray<MentionProfil> Mentions { get; init; } = [];

    /// <summary>Weight of a rule.</summary>
    /// <param name="regle">Its identifier.</param>
    /// <returns>Its weight, or <see langword="null"/> where the rule does not apply or is switched off.</returns>
    public Gravite? GraviteDe(string regle)
    {
        ArgumentNullException.ThrowIfNull(regle);
        return Regles.TryGetValue(regle, out ReglageRegle? reglage) ? reglage.Gravite : null;
    }
}

/// <summary>What a family does with a rule.</summary>
/// <param name="Gravite">Its weight, or <see langword="null"/> when the family switches it off.</param>
/// <param name="Motif">Why: required of a rule switched off, and printed in the reports.</param>
public sealed record ReglageRegle(Gravite? Gravite, string? Motif);

/// <summary>Words that a document must say.</summary>
public sealed record MentionProfil
{
    /// <summary>Rule that asks for them; its weight is that of the mention.</summary>
    public required string Regle { get; init; }

    /// <summary>Code of the document.</summary>
    public required string Document { get; init; }

    /// <summary>Words that its text must all hold, without regard to case or kind of spaces.</summary>
    public required ImmutableArray<string> Textes { get; init; }

    /// <summary>
    /// JSON Pointer to a value of the contract: the words are asked for only where it is there and not <c>false</c>.
    /// </summary>
    public string? Si { get; init; }

    /// <summary>Text of the value of <see cref="Si"/> that asks for the words, or <see langword="null"/> for any value.</summary>
    public string? Valeur { get; init; }
}

/// <summary>A document of a family.</summary>
public sealed record DocumentProfil
{
    /// <summary>Code (<c>ORIENTATIONS</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Intitule { get; init; }

    /// <summary>Fixed number of the annexe, or <see langword="null"/> for a document that has none.</summary>
    public int? Rang { get; init; }

    /// <summary>File name of its template in the profile's folder, or under <c>commun/</c> where families share the whole text.</summary>
    public required string Modele { get; init; }

    /// <summary>Keys of the sections of <c>annexes</c> it prints whole or in part, beside those of its volets.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>Its volets, in order; empty where the document has none.</summary>
    public ImmutableArray<VoletProfil> Volets { get; init; } = [];

    /// <summary>Whether the liasse always holds it.</summary>
    public bool Obligatoire { get; init; }

    /// <summary>Rule that asks for the document where it is always there, or <see langword="null"/> for ANX-01.</summary>
    public string? Regle { get; init; }

    /// <summary>JSON Pointer to the yes/no of the contract that asks for it, when it is not always there.</summary>
    public string? PresentSi { get; init; }

    /// <summary>Stage at which it is signed (SIG-08), or <see langword="null"/> where the family leaves it open.</summary>
    public int? Etape { get; init; }

    /// <summary>Sides that sign it, in order; empty when nobody does.</summary>
    public required ImmutableArray<Partie> Circuit { get; init; }

    /// <summary>Whether each of its pages is initialled.</summary>
    public bool Paraphe { get; init; }

    /// <summary>Every section of <c>annexes</c> it prints, those of its volets included.</summary>
    /// <returns>The keys, each once.</returns>
    public IEnumerable<string> SectionsImprimees() => Sections.Concat(Volets.Select(volet => volet.Section).OfType<string>()).Distinct();
}

/// <summary>Years that carry a target.</summary>
public enum AnneesCibles
{
    /// <summary>The calendar years of the contract (Occitanie).</summary>
    ANNEES_DU_CONTRAT,

    /// <summary>The five years after that of the effect date (Île-de-France).</summary>
    N_PLUS_1_A_N_PLUS_5,
}
