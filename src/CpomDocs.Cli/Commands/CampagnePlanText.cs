using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>campagne plan</c> for a person.</summary>
internal static class CampagnePlanText
{
    private const int MostNamed = 3;
    private const string Establishment = "RepresentantLegal";

    public static void Write(TextWriter text, PlanCampagne plan, ImmutableArray<string> written)
    {
        TotauxPlan totals = plan.Totaux;
        text.WriteLine(Messages.Get("PlanLine", plan.Libelle, totals.Contrats, totals.Prets, totals.EnErreur, totals.AProduire,
            totals.Documents, totals.Signatures));
        text.WriteLine(Messages.Get(plan.SocleFige ? "PlanSocleFrozenLine" : "PlanSocleLine", plan.EmpreinteSocle));
        foreach (EtapePlan etape in plan.Etapes)
        {
            WriteStage(text, etape);
        }

        WriteCharges(text, plan);
        foreach (ManquePlan manque in plan.Manques)
        {
            text.WriteLine(Sentence(manque));
        }

        foreach (string path in written)
        {
            text.WriteLine(Messages.Get("PlanWritten", path));
        }
    }

    private static void WriteStage(TextWriter text, EtapePlan etape)
    {
        text.WriteLine(Messages.Get("PlanStageLine", etape.Numero, Messages.Get("StageKind." + etape.Action), Day(etape.Echeance)));
        foreach (DocumentPlan document in etape.Documents)
        {
            text.WriteLine(Messages.Get("PlanDocumentLine", document.Document, document.Contrats, document.AProduire,
                document.EnSignature, document.Acheves, document.Arretes));
        }
    }

    private static void WriteCharges(TextWriter text, PlanCampagne plan)
    {
        text.WriteLine(Messages.Get("PlanChargeTitle"));
        foreach (ChargeSignature charge in plan.Charges.Where(charge => charge.Role != Establishment))
        {
            text.WriteLine(Messages.Get("PlanChargeLine", charge.Etape?.ToString(Messages.French) ?? "–", charge.Personne, charge.Role,
                charge.Documents, charge.Contrats, Day(charge.Echeance)));
        }

        ChargeSignature[] own = [.. plan.Charges.Where(charge => charge.Role == Establishment)];
        text.WriteLine(Messages.Get("PlanChargeOwn", own.Select(charge => charge.Personne).Distinct().Count(),
            own.Sum(charge => charge.Documents)));
    }

    private static string Sentence(ManquePlan manque)
    {
        string what = manque.Regle ?? manque.Code ?? "";
        string named = string.Join(", ", manque.Contrats.Take(MostNamed)) + (manque.Contrats.Length > MostNamed ? ", …" : "");
        return manque.Contrats.IsEmpty
            ? Messages.Get("PlanMissingAlone", manque.Gravite, what, manque.Message)
            : Messages.Get("PlanMissingLine", manque.Gravite, what, manque.Message, manque.Contrats.Length, named);
    }

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", Messages.French) ?? "–";
}
