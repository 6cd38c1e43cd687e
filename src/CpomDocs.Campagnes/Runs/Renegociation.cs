using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Takes a negotiated Word file back into its contract: compares it with the one the contract gives, reads its fields, judges the result.
/// Safe to use from several threads.
/// </summary>
/// <param name="modeles">Profiles and templates.</param>
public sealed class Renegociation(Modeles modeles)
{
    private readonly LiasseProducer _producer = new(modeles);

    /// <summary>Takes a file back.</summary>
    /// <param name="contrat">Contract that the file was made from.</param>
    /// <param name="demande">The file, and how to read it.</param>
    /// <returns>
    /// What it holds; <see cref="ResultatNegociation.Contrat"/> only when nothing stands against it. Codes CPOM4201, CPOM9001 to CPOM9005,
    /// CPOM1401 to CPOM1403, and those of a contract.
    /// </returns>
    public ResultatNegociation Reprendre(ContratValide contrat, DemandeNegociation demande)
    {
        ArgumentNullException.ThrowIfNull(contrat);
        ArgumentNullException.ThrowIfNull(demande);
        Outcome<DocxLu> read = DocxReader.Read(demande.Docx, demande.Revisions ?? LectureRevisions.Acceptees);
        if (!read.TryGet(out DocxLu? returned))
        {
            return new ResultatNegociation { Diagnostics = read.Diagnostics };
        }

        var found = new ResultatNegociation
        {
            Document = demande.Document ?? returned.Document,
            Commentaires = returned.Commentaires,
            Revisions = returned.Revisions,
        };
        ImmutableArray<Diagnostic> refusals = [.. Refusals(contrat, demande, found.Document, returned)];
        return refusals.IsEmpty ? Compare(contrat, returned, found) : found with { Diagnostics = refusals };
    }

    private static IEnumerable<Diagnostic> Refusals(
        ContratValide contrat, DemandeNegociation demande, string? document, DocxLu returned)
    {
        string code = contrat.Contrat.CodeContrat;
        if (returned.CodeContrat is { } other && other != code)
        {
            yield return Refusal("CPOM9001", other, code);
        }

        if (document is null || contrat.Contrat.Documents.All(prevu => prevu.Code != document))
        {
            yield return Refusal("CPOM9002", document ?? "", string.Join(", ", contrat.Contrat.Documents.Select(prevu => prevu.Code)));
        }

        if (demande.Revisions is null && !returned.Revisions.IsEmpty)
        {
            yield return Refusal("CPOM9003", returned.Revisions.Length);
        }
    }

    private ResultatNegociation Compare(ContratValide contrat, DocxLu returned, ResultatNegociation found)
    {
        Outcome<DocxLu> issued = Render(contrat, found.Document!, returned.Demonstration);
        if (!issued.TryGet(out DocxLu? reference))
        {
            return found with { Diagnostics = issued.Diagnostics };
        }

        var comparison = new DocxComparison(reference, returned);
        ImmutableArray<EcartHorsChamp> outside = comparison.HorsChamps;
        Outcome<ContratReecrit> rewritten = ContratNegocie.Appliquer(contrat, comparison.Champs.Select(EditionOf));
        ImmutableArray<Diagnostic> refusals = [.. outside.Select(OutsideField), .. rewritten.Diagnostics];
        found = found with { HorsChamps = outside };
        return rewritten.TryGet(out ContratReecrit? json) && outside.IsEmpty
            ? Judge(contrat, json, found, comparison.Champs)
            : found with { Diagnostics = refusals };
    }

    private ResultatNegociation Judge(
        ContratValide contrat, ContratReecrit json, ResultatNegociation found, ImmutableArray<ChampCompare> fields)
    {
        Outcome<ContratValide> judged = _producer.Read(contrat.Contrat.CodeContrat + ".json", json.Json);
        if (!judged.TryGet(out ContratValide? negotiated))
        {
            return found with { Diagnostics = judged.Diagnostics };
        }

        Outcome<DocxLu> again = Render(negotiated, found.Document!, demonstration: false);
        ImmutableArray<Diagnostic> otherwise =
            again.TryGet(out DocxLu? reprinted) ? [.. PrintedOtherwise(reprinted, fields)] : again.Diagnostics;
        return otherwise.IsEmpty
            ? found with
            {
                Contrat = negotiated,
                Changements = ContratDiff.Comparer(contrat.Contrat, negotiated.Contrat),
                Diagnostics = judged.Diagnostics,
            }
            : found with { Diagnostics = otherwise };
    }

    // What was read back must print as the document had it: nothing is lost in between.
    private static IEnumerable<Diagnostic> PrintedOtherwise(DocxLu reprinted, ImmutableArray<ChampCompare> fields)
    {
        ImmutableArray<ChampCompare> printed = new DocxComparison(reprinted, reprinted).Champs;
        foreach (ChampCompare field in fields.Where(field => TexteDeChamp.Differ(field.Avant, field.Apres)))
        {
            string? now = printed.FirstOrDefault(item => item.Pointeur == field.Pointeur)?.Avant;
            if (now is null || TexteDeChamp.Differ(now, field.Apres))
            {
                yield return Refusal("CPOM9005", field.Lieu, field.Apres, now ?? "");
            }
        }
    }

    private Outcome<DocxLu> Render(ContratValide contrat, string document, bool demonstration)
    {
        var options = new ProductionOptions { Programme = "", Pdf = false, Demonstration = demonstration, Documents = [document] };
        Outcome<LiasseProduite> produced = _producer.Produce(contrat, options);
        return produced.TryGet(out LiasseProduite? liasse)
            ? DocxReader.Read(liasse.Fichiers[document + ".docx"])
            : Outcome.Failure<DocxLu>(produced.Diagnostics);
    }

    private static ValeurEditee EditionOf(ChampCompare field) => new(field.Pointeur, field.Avant, field.Apres, field.Lieu);

    private static Diagnostic OutsideField(EcartHorsChamp ecart) => (ecart.Avant, ecart.Apres) switch
    {
        (null, { } added) => Refusal("CPOM9004", ecart.Lieu, Messages.Get("OutsideAdded", added)),
        ({ } removed, null) => Refusal("CPOM9004", ecart.Lieu, Messages.Get("OutsideRemoved", removed)),
        _ => Refusal("CPOM9004", ecart.Lieu, Messages.Get("OutsideChanged", ecart.Avant!, ecart.Apres!)),
    };

    private static Diagnostic Refusal(string code, params object[] values) => new()
    {
        Code = code,
        Gravite = Gravite.Erreur,
        Message = Messages.Get(code, values),
        Remede = Messages.Get(code + ".Remede", values),
    };
}
