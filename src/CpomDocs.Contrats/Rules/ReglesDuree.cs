using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>DUR-01: the contract ends after it begins, and at most five years later, day before the anniversary included.</summary>
internal sealed class Dur01DureeLaPlusLongue() : Regle("DUR-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        int annees = dossier.Profil.Bornes.DureeMaxAnnees;
        if (contrat.DateFin < contrat.DateEffet)
        {
            yield return new Constat("CPOM1105", Periode.Fin) { Valeurs = [contrat.DateFin, contrat.DateEffet], Lus = [Periode.Effet] };
        }
        else if (contrat.DateFin > Periode.DernierJour(contrat.DateEffet, annees) && contrat.BaseLegaleProlongation is null)
        {
            DateOnly dernierJour = Periode.DernierJour(contrat.DateEffet, annees);
            yield return new Constat("CPOM1104", Periode.Fin)
            {
                Valeurs = [contrat.DateFin, annees, contrat.DateEffet, dernierJour],
                Lus = [Periode.Effet],
            };
        }
    }
}

/// <summary>DUR-02: the contract begins and ends on the days the campaign imposes.</summary>
internal sealed class Dur02DatesDeLaCampagne() : Regle("DUR-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        BornesProfil bornes = dossier.Profil.Bornes;
        if (bornes.DateEffet is { } effet && contrat.DateEffet != effet)
        {
            yield return new Constat("CPOM1106", Periode.Effet) { Valeurs = ["dateEffet", contrat.DateEffet, effet] };
        }

        if (bornes.DateFin is { } fin && contrat.DateFin != fin)
        {
            yield return new Constat("CPOM1106", Periode.Fin) { Valeurs = ["dateFin", contrat.DateFin, fin] };
        }
    }
}

/// <summary>DUR-03: a contract shorter than five years is worth a second look.</summary>
internal sealed class Dur03DureeCourte() : Regle("DUR-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        int annees = dossier.Profil.Bornes.DureeMaxAnnees;
        DateOnly dernierJour = Periode.DernierJour(contrat.DateEffet, annees);
        if (contrat.DateEffet <= contrat.DateFin && contrat.DateFin < dernierJour)
        {
            yield return new Constat("CPOM1107", Periode.Fin) { Valeurs = [contrat.DateFin, annees, dernierJour], Lus = [Periode.Effet] };
        }
    }
}

/// <summary>DUR-04: the five years run from the day of effect, whatever it is, and not to the end of a calendar year.</summary>
internal sealed class Dur04CinqAnsApresEffet() : Regle("DUR-04")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        int annees = dossier.Profil.Bornes.DureeMaxAnnees;
        DateOnly dernierJour = Periode.DernierJour(contrat.DateEffet, annees);
        if (contrat.DateEffet <= contrat.DateFin && contrat.DateFin != dernierJour)
        {
            yield return new Constat("CPOM1113", Periode.Fin)
            {
                Valeurs = [contrat.DateFin, annees, contrat.DateEffet, dernierJour],
                Lus = [Periode.Effet],
            };
        }
    }
}

/// <summary>DUR-05: each document takes effect within the contract, and an annexe before the last day the family leaves it.</summary>
internal sealed class Dur05EffetDesDocuments() : Regle("DUR-05")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) => HorsDuContrat(dossier).Concat(AnnexesTardives(dossier));

    private static IEnumerable<Constat> HorsDuContrat(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        ImmutableArray<DocumentPrevu> documents = contrat.Documents;
        for (int i = 0; i < documents.Length; i++)
        {
            bool isOutside = documents[i].DateEffet < contrat.DateEffet || documents[i].DateEffet > contrat.DateFin;
            if (isOutside && contrat.DateEffet <= contrat.DateFin)
            {
                yield return new Constat("CPOM1108", Dossier.Rang("/documents", i) + "/dateEffet")
                {
                    Valeurs = [documents[i].Code, documents[i].DateEffet, contrat.DateEffet, contrat.DateFin],
                    Lus = [Periode.Effet, Periode.Fin],
                };
            }
        }
    }

    private static IEnumerable<Constat> AnnexesTardives(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        HashSet<string> annexes =
            [.. dossier.Profil.Documents.Where(document => document.Rang is not null).Select(document => document.Code)];
        for (int i = 0; i < contrat.Documents.Length; i++)
        {
            DocumentPrevu document = contrat.Documents[i];
            bool isInitial = annexes.Contains(document.Code) && !contrat.Avenants.Any(avenant => avenant.DateEffet == document.DateEffet);
            bool isWithinContract = document.DateEffet <= contrat.DateFin;
            if (dossier.Profil.Bornes.EffetAnnexesAuPlusTard is { } limite && isInitial && isWithinContract && document.DateEffet > limite)
            {
                yield return new Constat("CPOM1112", Dossier.Rang("/documents", i) + "/dateEffet")
                {
                    Valeurs = [document.Code, document.DateEffet, limite],
                    Lus = ["/avenants/*/dateEffet"],
                    GraviteMax = Gravite.Avertissement,
                };
            }
        }
    }
}

/// <summary>DUR-06: a contract over five years rests on a text that allows it.</summary>
internal sealed class Dur06Prolongation() : Regle("DUR-06")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        int annees = dossier.Profil.Bornes.DureeMaxAnnees;
        bool isLonger = contrat.DateFin > Periode.DernierJour(contrat.DateEffet, annees);
        if (isLonger && contrat.BaseLegaleProlongation is { } baseLegale)
        {
            yield return new Constat("CPOM1109", "/baseLegaleProlongation")
            {
                Valeurs = [annees, baseLegale],
                Lus = [Periode.Effet, Periode.Fin],
            };
        }
    }
}

/// <summary>Where the dates of the contract are, and how years are counted from them.</summary>
internal static class Periode
{
    internal const string Effet = "/dateEffet";
    internal const string Fin = "/dateFin";

    // From 29 February 2024, the day before is 28 February, and five years later the contract ends on 28 February 2029.
    internal static DateOnly DernierJour(DateOnly effet, int annees)
    {
        bool isInCalendar = effet > DateOnly.MinValue && effet.Year + annees <= DateOnly.MaxValue.Year;
        return isInCalendar ? effet.AddDays(-1).AddYears(annees) : DateOnly.MaxValue;
    }
}
