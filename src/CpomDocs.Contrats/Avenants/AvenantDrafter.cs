using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Writes the avenant that takes a contract from one version to another. Stateless.</summary>
public static class AvenantDrafter
{
    // What follows from an avenant without being one of its operations.
    private static readonly ImmutableArray<string> Suites = ["/version", "/avenants", "/documents", "/signataires", "/clausesSocle"];

    /// <summary>Computes the operations, and leaves blank what only a person can say.</summary>
    /// <param name="depart">The version in force.</param>
    /// <param name="vers">The version wanted.</param>
    /// <param name="options">What is already known.</param>
    /// <returns>
    /// The file, whose operations give exactly the annexes of <paramref name="vers"/>; or a <c>CPOM1530</c> for each difference that no
    /// operation can say, <c>CPOM1531</c> when nothing differs, <c>CPOM1532</c> when the two are not of one contract.
    /// </returns>
    public static Outcome<AvenantRedige> Rediger(ContratConsolide depart, ContratValide vers, OptionsRedaction options)
    {
        ArgumentNullException.ThrowIfNull(depart);
        ArgumentNullException.ThrowIfNull(vers);
        ArgumentNullException.ThrowIfNull(options);
        Contrat before = depart.Contrat.Contrat;
        if (before.CodeContrat != vers.Contrat.CodeContrat)
        {
            return Refus(new Constat("CPOM1532", vers.Contrat.CodeContrat, before.CodeContrat));
        }

        var brouillon = new BrouillonModifications(depart.Contrat, options.Motif);
        var ecarts = new EcartsDeVersions(NodeOf(before), NodeOf(vers.Contrat), brouillon);
        ecarts.Ecrire();
        ecarts.EcrireClauses(options.Articles);
        JsonObject avenant = Ecrire(depart.Contrat, vers, brouillon, options);
        ImmutableArray<Changements.Changement> restes = Restes(depart, vers, avenant);
        if (!restes.IsEmpty || brouillon.Modifications.Count == 0)
        {
            return restes.IsEmpty
                ? Refus(new Constat("CPOM1531"))
                : Refus([.. restes.Select(reste => new Constat("CPOM1530", reste.Phrase) { Pointeur = reste.Pointeur })]);
        }

        return Outcome.Of(new AvenantRedige(CanonicalJson.Write(avenant), [.. Blancs(avenant, "")]));
    }

    private static JsonObject Ecrire(
        ContratValide depart, ContratValide vers, BrouillonModifications brouillon, OptionsRedaction options) => new()
    {
        ["schema"] = ModelJson.Formats[typeof(Avenant)],
        ["codeContrat"] = depart.Contrat.CodeContrat,
        ["numero"] = depart.Contrat.Avenants.Select(avenant => avenant.Numero).Append(options.NumeroPrecedent).Max() + 1,
        ["versionBase"] = depart.Contrat.Version,
        ["objet"] = options.Objet,
        ["causes"] = new JsonArray([.. brouillon.Causes.Select(cause => (JsonNode)cause.ToString())]),
        ["dateEffet"] = Ecrire(options.DateEffet ?? EffetDe(depart.Contrat, vers.Contrat)),
        ["consultations"] = Consultations(depart.Contrat.Structure.TypeStructure),
        ["modifications"] = brouillon.Modifications,
        ["signataires"] = Signataires(vers.Contrat, brouillon.Pieces),
    };

    private static string Ecrire(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    // The day from which the documents of the version wanted apply, where it moved.
    private static DateOnly? EffetDe(Contrat before, Contrat after)
    {
        DateOnly[] moved = [.. after.Documents
            .Where(document => before.Documents.Any(other => other.Code == document.Code && other.DateEffet != document.DateEffet))
            .Select(document => document.DateEffet)
            .Distinct()];
        return moved.Length == 1 ? moved[0] : null;
    }

    private static JsonObject Consultations(TypeStructure type) => type switch
    {
        TypeStructure.EPS => new JsonObject { ["cme"] = new JsonObject { ["date"] = "", ["avis"] = "" } },
        TypeStructure.PRIVE or TypeStructure.ESPIC => new JsonObject
        {
            ["conferenceMedicale"] = new JsonObject { ["date"] = "", ["avis"] = "", ["piece"] = "" },
        },
        _ => [],
    };

    /// <summary>The people of the contract who sign some of its documents, in order.</summary>
    internal static JsonArray Signataires(Contrat contrat, IEnumerable<string> pieces)
    {
        HashSet<string> ids = [.. contrat.Documents
            .Where(document => pieces.Contains(document.Code))
            .SelectMany(document => document.Signataires)];
        IEnumerable<Signataire> people = contrat.Signataires.Where(person => ids.Contains(person.Id)).OrderBy(person => person.Ordre);
        return new JsonArray([.. people.Select((person, rank) =>
            JsonSerializer.SerializeToNode(person with { Ordre = rank + 1 }, ModelJson.Indented))]);
    }

    // Applies the operations and compares: nothing but what an avenant brings along may be left.
    private static ImmutableArray<Changements.Changement> Restes(ContratConsolide depart, ContratValide vers, JsonObject avenant)
    {
        var modifications = avenant["modifications"].Deserialize<ImmutableArray<ModificationAvenant>>(ModelJson.Indented);
        var draft = new Avenant { Numero = avenant["numero"]!.GetValue<int>(), Modifications = modifications };
        var revision = new ContratEnRevision(depart);
        _ = new ApplicationAvenant(revision, depart, new AvenantLu(draft));
        Contrat reached = revision.Racine.Deserialize<Contrat>(ModelJson.Indented)!;
        return [.. ContratDiff.Comparer(reached, vers.Contrat)
            .Where(change => !Suites.Any(suite => (change.Pointeur + "/").StartsWith(suite + "/", StringComparison.Ordinal)))];
    }

    private static IEnumerable<string> Blancs(JsonNode? node, string pointer) => node switch
    {
        JsonObject record => record.SelectMany(member => Blancs(member.Value, JsonPointer.Append(pointer, member.Key))),
        JsonArray list => list.SelectMany((item, rank) => Blancs(item, pointer + "/" + rank.ToString(CultureInfo.InvariantCulture))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.ToString().Length == 0 => [pointer],
        _ => [],
    };

    private static Outcome<AvenantRedige> Refus(params Constat[] constats) =>
        Outcome.Failure<AvenantRedige>([.. constats.Select(constat => new Diagnostic
        {
            Code = constat.Code,
            Gravite = Gravite.Erreur,
            Message = Messages.Format(constat.Code, constat.Valeurs),
            Remede = Messages.Format(constat.Code + ".Remede", constat.Valeurs),
            Pointeur = constat.Pointeur,
        })]);

    /// <summary>The tree of a contract.</summary>
    internal static JsonNode NodeOf(Contrat contrat) => JsonNode.Parse(ContratWriter.Write(contrat).Span)!;

    private sealed record Constat(string Code, params object[] Valeurs)
    {
        public string Pointeur { get; init; } = "";
    }
}

/// <summary>What is already known of an avenant to write.</summary>
public sealed record OptionsRedaction
{
    /// <summary>What it is about; empty for a blank to fill.</summary>
    public string Objet { get; init; } = "";

    /// <summary>Why each change is made; empty for blanks to fill.</summary>
    public string Motif { get; init; } = "";

    /// <summary>First day of effect; drawn from the version wanted where <see langword="null"/>, or else a blank to fill.</summary>
    public DateOnly? DateEffet { get; init; }

    /// <summary>Greatest number of the avenants issued and not signed by everybody; 0 for none.</summary>
    public int NumeroPrecedent { get; init; }

    /// <summary>Text in force of each article of the socle, as composed, where it is at hand.</summary>
    public ImmutableSortedDictionary<int, string>? Articles { get; init; }
}

/// <summary>A draft of an avenant.</summary>
/// <param name="Json">Its file, in canonical form.</param>
/// <param name="Blancs">JSON Pointers to what a person has still to write: the file is refused until then.</param>
public sealed record AvenantRedige(ReadOnlyMemory<byte> Json, ImmutableArray<string> Blancs);
