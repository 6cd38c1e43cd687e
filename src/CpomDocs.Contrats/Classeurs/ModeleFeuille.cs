using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using NJsonSchema;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>A sheet of the workbook of contracts.</summary>
internal sealed record ModeleFeuille
{
    private const string Item = "/*";

    /// <summary>Name of its tab.</summary>
    public required string Nom { get; init; }

    /// <summary>
    /// Pointer to what a row describes: an object of the contract, or <c>*</c>, one more item of a list. Between braces, the fields
    /// by which an item of the list is found.
    /// </summary>
    public required string Chemin { get; init; }

    /// <summary>The other place of a row without rank, or <see langword="null"/>.</summary>
    public string? Seul { get; init; }

    /// <summary>What its rows are, in French.</summary>
    public required string Aide { get; init; }

    /// <summary>Whether no contract does without it.</summary>
    public bool Requise { get; init; }

    /// <summary>Whether a row without any value is an object all the same.</summary>
    public bool Presence { get; init; }

    /// <summary>Its columns, after that of the contract's code.</summary>
    public required ImmutableArray<ModeleColonne> Colonnes { get; init; }

    /// <summary>Whether a row is an item of a list.</summary>
    internal bool EstListe => Chemin.EndsWith(Item, StringComparison.Ordinal);

    /// <summary>Whether it is the sheet of the contracts themselves.</summary>
    internal bool EstRacine => Chemin.Length == 0;

    /// <summary>Keys and ranks on the way to a row.</summary>
    internal ImmutableArray<string> Etapes { get; private set; } = [];

    /// <summary>Pattern of the pointers to its rows.</summary>
    internal string Motif { get; private set; } = "";

    /// <summary>Pattern of the pointer to its list, or to its only object.</summary>
    internal string MotifListe => EstListe ? Motif[..^Item.Length] : Motif;

    /// <summary>The rank of a row, or <see langword="null"/> where rows have none.</summary>
    internal ModeleColonne? Rang => Colonnes.FirstOrDefault(colonne => colonne.Rang);

    /// <summary>Splits a path.</summary>
    /// <param name="chemin">Path.</param>
    /// <returns>Its keys and ranks.</returns>
    internal static ImmutableArray<string> Decouper(string chemin) => [.. chemin.Split('/').Skip(1)];

    /// <summary>Works out what the schema says of it.</summary>
    internal void Complete()
    {
        Etapes = Decouper(Chemin);
        Motif = string.Concat(Etapes.Select(etape => "/" + (etape.StartsWith('{') ? JsonPointer.Any : etape)));
        SchemaValidator validator = FileReader<Contrat>.Judge;
        foreach (ModeleColonne colonne in Colonnes)
        {
            colonne.Complete(validator, Motif);
        }
    }

    /// <summary>Finds the column of a place.</summary>
    /// <param name="motif">Pattern of its pointer.</param>
    /// <returns>The column that holds it, or the first one of what it holds; <see langword="null"/> where there is none.</returns>
    internal ModeleColonne? Trouver(string motif)
    {
        return Colonnes.FirstOrDefault(colonne => colonne.Motif == motif)
            ?? Colonnes.FirstOrDefault(colonne => colonne.Motif?.StartsWith(motif + "/", StringComparison.Ordinal) == true)
            ?? Colonnes.FirstOrDefault(colonne =>
                colonne.Motif is { } own && own != Motif && motif.StartsWith(own + "/", StringComparison.Ordinal));
    }
}

/// <summary>A column of a sheet.</summary>
internal sealed record ModeleColonne
{
    /// <summary>Its title; <c>{0}</c> stands for a year.</summary>
    public required string Titre { get; init; }

    /// <summary>Place of its values, from the row, or from the contract when it begins with a slash.</summary>
    public string? Chemin { get; init; }

    /// <summary>Field by which the row finds the item it belongs to.</summary>
    public string? Cle { get; init; }

    /// <summary>Width in characters.</summary>
    public int Largeur { get; init; }

    /// <summary>What comes between the items of a list: <c>;</c> or <c>ligne</c>, a line end.</summary>
    public string? Separateur { get; init; }

    /// <summary>Word for an object that is expressly absent.</summary>
    public string? MotNul { get; init; }

    /// <summary>Value where every row leaves it empty, in JSON.</summary>
    public string? Defaut { get; init; }

    /// <summary>Whether its values are amounts in euros.</summary>
    public bool Montant { get; init; }

    /// <summary>Whether it says that the list is empty.</summary>
    public bool Vide { get; init; }

    /// <summary>Whether it is the rank of the row.</summary>
    public bool Rang { get; init; }

    /// <summary>Whether there is one column a year.</summary>
    public bool Annees { get; init; }

    /// <summary>Values offered, where the schema lists none.</summary>
    public ImmutableArray<string> Valeurs { get; init; } = [];

    /// <summary>Whether other values are accepted.</summary>
    public bool Libre { get; init; }

    /// <summary>Place of its values in the avenant that the row makes, where they are not of the contract.</summary>
    public string? Avenant { get; init; }

    /// <summary>Place whose kind of values it has, where it holds none of the contract's.</summary>
    public string? Comme { get; init; }

    /// <summary>What it is for, where it holds no value of the contract.</summary>
    public string? Role { get; init; }

    /// <summary>What it holds, where the data model does not say it well enough for a cell.</summary>
    public string? Aide { get; init; }

    /// <summary>Whether a row cannot do without it, where the data model is not to say so.</summary>
    public bool? Obligatoire { get; init; }

    /// <summary>Pattern of the pointers to its values.</summary>
    internal string? Motif { get; private set; }

    /// <summary>What the data model says of its values.</summary>
    internal FieldFacts? Faits { get; private set; }

    /// <summary>Schema of a value; that of a target where there is one a year.</summary>
    internal JsonSchema? Schema { get; private set; }

    /// <summary>Whether a row cannot do without it.</summary>
    internal bool Requise { get; private set; }

    /// <summary>Whether its value is one of the whole section.</summary>
    internal bool EstDeLaSection => Chemin?.StartsWith('/') == true;

    /// <summary>Whether its values are lists.</summary>
    internal bool EstListe => Separateur is not null;

    /// <summary>Whether it is the code of the contract itself.</summary>
    internal bool EstCode => Motif == "/codeContrat";

    /// <summary>Whether its values are days.</summary>
    internal bool EstDate => Schema?.Format == "date";

    /// <summary>Whether its values are days of any year.</summary>
    internal bool EstJourMois => Schema?.Pattern?.StartsWith("^--", StringComparison.Ordinal) == true;

    /// <summary>Whether <c>null</c> is a value.</summary>
    internal bool EstNullable => Schema?.Type.HasFlag(JsonObjectType.Null) == true;

    /// <summary>Works out what the schema says of it.</summary>
    /// <param name="validator">The schema.</param>
    /// <param name="motif">Pattern of the pointers to the rows.</param>
    internal void Complete(SchemaValidator validator, string motif)
    {
        if (Chemin is not { } chemin)
        {
            Faits = Avenant is { } avenant ? FileReader<Avenant>.Judge.FactsOf(avenant)
                : Comme is { } comme ? validator.FactsOf(comme.StartsWith('/') ? comme : motif + "/" + comme)
                : null;
            Schema = Faits?.Schema;
            Requise = Obligatoire ?? false;
            return;
        }

        Motif = EstDeLaSection ? chemin : chemin.Length == 0 ? motif : motif + "/" + chemin;
        Faits = validator.FactsOf(Annees ? Motif + "/*/valeur" : Motif);
        Schema = Faits.Schema ?? throw new InvalidOperationException($"{Titre}: {Motif} is not in the data model.");
        Requise = Obligatoire ?? (!EstDeLaSection && EstRequise(validator.FactsOf(motif).Schema, chemin));
    }

    private static bool EstRequise(JsonSchema? schema, string chemin)
    {
        foreach (string etape in chemin.Split('/').Where(etape => etape.Length > 0))
        {
            if (schema?.RequiredProperties.Contains(etape) != true)
            {
                return false;
            }

            schema = SchemaValidator.Step(schema, etape);
        }

        return true;
    }
}
