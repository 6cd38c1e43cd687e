using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>The steps of the negotiation that have a delay, with the day they were done or are planned.</summary>
/// <param name="Cle">JSON key of the step.</param>
/// <param name="Jour">Its day.</param>
/// <param name="Delai">Most days after the trame was received, extensions included.</param>
/// <param name="EstProroge">Whether an extension moved it.</param>
internal sealed record EtapeNegociation(string Cle, DateOnly Jour, int Delai, bool EstProroge)
{
    private const string Section = "/negociation/";

    internal static IEnumerable<EtapeNegociation> De(Dossier dossier)
    {
        Negociation negociation = dossier.Contrat.Negociation ?? new Negociation();
        if (dossier.Profil.Bornes.Calendrier is not { } calendrier)
        {
            return [];
        }

        int ajout = calendrier.Prorogation * negociation.Prorogations;
        bool isExtended = negociation.Prorogations > 0;
        (string Cle, DateOnly? Jour, int Delai, bool EstProroge)[] etapes =
        [
            ("rapport", negociation.Rapport, calendrier.Rapport, false),
            ("diagnosticPartage", negociation.DiagnosticPartage, calendrier.DiagnosticPartage + ajout, isExtended),
            ("signatureStructure", negociation.SignatureStructure, calendrier.SignatureStructure + ajout, isExtended),
            ("signatureArs", negociation.SignatureArs, calendrier.SignatureArs + ajout, isExtended),
        ];
        return etapes.SelectMany(etape => etape.Jour is { } jour
            ? new[] { new EtapeNegociation(etape.Cle, jour, etape.Delai, etape.EstProroge) }
            : []);
    }

    internal static IEnumerable<Constat> Juger(Dossier dossier, string code, bool estProroge)
    {
        if (dossier.Contrat.Negociation is not { ReceptionTrame: { } trame } negociation)
        {
            return [];
        }

        return De(dossier)
            .Where(etape => etape.EstProroge == estProroge && etape.Jour.DayNumber - trame.DayNumber > etape.Delai)
            .Select(etape => new Constat(code, Section + etape.Cle)
            {
                Valeurs = [Messages.Get("Negociation." + etape.Cle), etape.Jour, trame, etape.Jour.DayNumber - trame.DayNumber, etape.Delai,
                    DernierJour(trame, etape.Delai), negociation.Prorogations],
                Lus = [Section + "receptionTrame", Section + "prorogations"],
            });
    }

    private static DateOnly DernierJour(DateOnly trame, int delai) =>
        DateOnly.FromDayNumber(Math.Min(trame.DayNumber + delai, DateOnly.MaxValue.DayNumber));
}

/// <summary>CAL-01: each step of the negotiation is done within its delay, counted in calendar days.</summary>
internal sealed class Cal01Delais() : Regle("CAL-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) => EtapeNegociation.Juger(dossier, "CPOM1270", estProroge: false);
}

/// <summary>CAL-02: each extension moves the steps from the shared diagnosis on, and by no more than its days.</summary>
internal sealed class Cal02Prorogations() : Regle("CAL-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) => EtapeNegociation.Juger(dossier, "CPOM1271", estProroge: true);
}

/// <summary>CAL-03: the letter that opens the negotiation is sent in January of its year at the latest.</summary>
internal sealed class Cal03Lancement() : Regle("CAL-03")
{
    private const int Janvier = 1;

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Negociation is not { LettreLancement: { } lettre } negociation)
        {
            yield break;
        }

        int annee = (negociation.ReceptionTrame ?? lettre).Year;
        if (lettre > new DateOnly(annee, Janvier, 31))
        {
            yield return new Constat("CPOM1272", "/negociation/lettreLancement")
            {
                Valeurs = [lettre, Messages.Entier(annee)],
                Lus = ["/negociation/receptionTrame"],
            };
        }
    }
}

/// <summary>CAL-04: both sides meet at least once; holders that are not hospitals may do without.</summary>
internal sealed class Cal04Reunions() : Regle("CAL-04")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        bool isOptional = dossier.Contrat.Structure.TypeStructure == TypeStructure.TITULAIRE_AUTORISATION;
        if (dossier.Contrat.Negociation is { Reunions.IsEmpty: true } && !isOptional)
        {
            yield return new Constat("CPOM1273", "/negociation/reunions") { Lus = ["/structure/typeStructure"] };
        }
    }
}

/// <summary>ARC-01: the délégation départementale that keeps the original of the agency is named.</summary>
internal sealed class Arc01Original() : Regle("ARC-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        for (int i = 0; i < dossier.Contrat.Ars.Length; i++)
        {
            if (dossier.Contrat.Ars[i].DelegationDepartementale is null)
            {
                yield return new Constat("CPOM1274", Dossier.Rang("/ars", i) + "/delegationDepartementale")
                {
                    Valeurs = [dossier.Contrat.Ars[i].Nom],
                };
            }
        }
    }
}
