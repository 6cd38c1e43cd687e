using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>Puts the values that a negotiation edited back into the contract. Stateless.</summary>
public static class ContratNegocie
{
    /// <summary>Rewrites a contract.</summary>
    /// <param name="contrat">Contract that the document was made from.</param>
    /// <param name="editions">Values edited; those whose text did not change are left as they are.</param>
    /// <returns>
    /// The contract, to be read and judged like any other; or <c>CPOM1401</c> (text that is no such value), <c>CPOM1402</c> (no such
    /// negotiated field) and <c>CPOM1403</c> (one value edited in two ways), each with its place in the document.
    /// </returns>
    public static Outcome<ContratReecrit> Appliquer(ContratValide contrat, IEnumerable<ValeurEditee> editions)
    {
        ArgumentNullException.ThrowIfNull(contrat);
        ArgumentNullException.ThrowIfNull(editions);
        JsonNode root = JsonNode.Parse(contrat.Json.Span)!;
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (IGrouping<string, ValeurEditee> field in editions.Where(IsEdited).GroupBy(edition => edition.Pointeur))
        {
            if (Judge(root, field) is { } fault)
            {
                diagnostics.Add(fault);
            }
        }

        return diagnostics.Count == 0
            ? Outcome.Of(new ContratReecrit(CanonicalJson.Write(root)))
            : Outcome.Failure<ContratReecrit>(diagnostics.ToImmutable());
    }

    private static bool IsEdited(ValeurEditee edition) => TexteNegocie.Plain(edition.Avant) != TexteNegocie.Plain(edition.Apres);

    private static Diagnostic? Judge(JsonNode root, IGrouping<string, ValeurEditee> field)
    {
        ValeurEditee first = field.First();
        ValeurEditee? other = field.FirstOrDefault(edition => TexteNegocie.Plain(edition.Apres) != TexteNegocie.Plain(first.Apres));
        if (other is not null)
        {
            return Fault("CPOM1403", first, first.Lieu, first.Apres, other.Lieu, other.Apres);
        }

        var place = NodePlace.Find(root, first.Pointeur);
        if (place is null || ContratFormat.Trouver(first.Pointeur) is not { Negocie: true } champ)
        {
            return Fault("CPOM1402", first, first.Lieu, first.Pointeur);
        }

        var text = new TexteNegocie(champ, place, first);
        if (!text.TryRead(out JsonNode? value))
        {
            return Fault("CPOM1401", first, first.Lieu, first.Apres, Messages.Get("Attendu." + text.Attendu));
        }

        place.Set(value);
        return null;
    }

    private static Diagnostic Fault(string code, ValeurEditee edition, params object[] values) => new()
    {
        Code = code,
        Gravite = Gravite.Erreur,
        Message = Messages.Format(code, values),
        Pointeur = edition.Pointeur,
        Remede = Messages.Format(code + ".Remede", values),
    };
}
