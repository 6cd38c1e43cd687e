using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>
/// The days by which each thing is to be done: those of the calendar of the family (J+0 to the last signature, moved by extensions), and
/// those of the stages of the campaign. Pure.
/// </summary>
public sealed class Echeancier
{
    private readonly Campagne _campagne;
    private readonly CalendrierProfil? _calendrier;

    /// <summary>Makes the calendar of a campaign.</summary>
    /// <param name="campagne">Its stages and its J+0.</param>
    /// <param name="profil">Its family.</param>
    public Echeancier(Campagne campagne, Profil profil)
    {
        ArgumentNullException.ThrowIfNull(campagne);
        ArgumentNullException.ThrowIfNull(profil);
        _campagne = campagne;
        _calendrier = profil.Bornes.Calendrier;
    }

    /// <summary>Stage at which a document is signed.</summary>
    /// <param name="document">Its code.</param>
    /// <returns>The stage, or <see langword="null"/> when none has it signed.</returns>
    public EtapeCampagne? EtapeDe(string document) =>
        _campagne.Etapes.FirstOrDefault(etape => etape.Action is ActionEtape.SIGNATURE && etape.Documents.Contains(document));

    /// <summary>Last day for a party to sign a document.</summary>
    /// <param name="entree">The contract, as the campaign lists it.</param>
    /// <param name="negociation">Its negotiation, if it has one.</param>
    /// <param name="document">Code of the document.</param>
    /// <param name="partie">The party.</param>
    /// <returns>That of the calendar of the family where J+0 is known, else that of the stage; absent when there is neither.</returns>
    public Echeance? De(ContratCampagne entree, Negociation? negociation, string document, Partie partie)
    {
        string code = partie is Partie.STRUCTURE ? "signatureStructure" : "signatureArs";
        if (Jalons(entree, negociation).FirstOrDefault(jalon => jalon.Code == code) is { } jalon)
        {
            return new Echeance(jalon.Echeance, jalon.Repere);
        }

        return EtapeDe(document) is { } etape
            ? new Echeance(partie is Partie.STRUCTURE ? etape.EcheanceStructure ?? etape.Echeance : etape.Echeance, NameOf(etape))
            : null;
    }

    /// <summary>The milestones of the negotiation of a contract.</summary>
    /// <param name="entree">The contract, as the campaign lists it.</param>
    /// <param name="negociation">Its negotiation, if it has one; its days win over those of the campaign.</param>
    /// <returns>Milestones in order; empty when the family has no calendar or J+0 is not known.</returns>
    public ImmutableArray<Jalon> Jalons(ContratCampagne entree, Negociation? negociation)
    {
        ArgumentNullException.ThrowIfNull(entree);
        if (_calendrier is not { } calendrier || TrameOf(entree, negociation) is not { } trame)
        {
            return [];
        }

        int added = calendrier.Prorogation * ExtensionsOf(entree, negociation);
        return
        [
            new Jalon("receptionTrame", "J+0", trame, trame),
            Milestone("rapport", trame, calendrier.Rapport, negociation?.Rapport),
            Milestone("diagnosticPartage", trame, calendrier.DiagnosticPartage + added, negociation?.DiagnosticPartage),
            Milestone("signatureStructure", trame, calendrier.SignatureStructure + added, negociation?.SignatureStructure),
            Milestone("signatureArs", trame, calendrier.SignatureArs + added, negociation?.SignatureArs),
        ];
    }

    private DateOnly? TrameOf(ContratCampagne entree, Negociation? negociation) =>
        negociation?.ReceptionTrame ?? entree.ReceptionTrame ?? _campagne.ReceptionTrame;

    private int ExtensionsOf(ContratCampagne entree, Negociation? negociation) =>
        Math.Max(negociation?.Prorogations ?? 0, entree.Prorogations ?? _campagne.Prorogations ?? 0);

    private static Jalon Milestone(string code, DateOnly trame, int days, DateOnly? day) =>
        new(code, string.Create(CultureInfo.InvariantCulture, $"J+{days}"), Later(trame, days), day);

    private static DateOnly Later(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Min(day.DayNumber + days, DateOnly.MaxValue.DayNumber));

    private static string NameOf(EtapeCampagne etape) => Messages.Get("StageName", etape.Numero);
}

/// <summary>A last day, and where it comes from.</summary>
/// <param name="Jour">The day, included.</param>
/// <param name="Repere">« J+180 », or the stage of the campaign.</param>
public sealed record Echeance(DateOnly Jour, string Repere);

/// <summary>A milestone of a negotiation.</summary>
/// <param name="Code">JSON key of its day in the contract.</param>
/// <param name="Repere">« J+60 », extensions included.</param>
/// <param name="Echeance">Last day, included.</param>
/// <param name="Jour">Day it was done or is planned; absent when nobody said it.</param>
public sealed record Jalon(string Code, string Repere, DateOnly Echeance, DateOnly? Jour);
