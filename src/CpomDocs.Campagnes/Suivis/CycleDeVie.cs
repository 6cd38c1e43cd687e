using CpomDocs.Archiving.Manifests;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>Derives the state of a document from what is known of it, and that of a liasse from those of its documents. Pure.</summary>
public static class CycleDeVie
{
    /// <summary>State of a document on a day.</summary>
    /// <param name="faits">What is known of it.</param>
    /// <param name="jour">The day.</param>
    /// <returns>The furthest state it has reached.</returns>
    public static EtatVie De(FaitsDocument faits, DateOnly jour)
    {
        ArgumentNullException.ThrowIfNull(faits);
        if (faits.Arret is { } arret)
        {
            return arret is TypeEvenement.REFUS ? EtatVie.REFUSE : EtatVie.RAPPELE;
        }

        if (faits.Acte is not { } acte)
        {
            return faits.EstSain && faits.Validation <= jour ? EtatVie.VALIDE : EtatVie.BROUILLON;
        }

        return acte switch
        {
            EtatDocument.EMIS => EtatVie.EMIS,
            EtatDocument.SIGNE_ETABLISSEMENT => EtatVie.SIGNE_ETABLISSEMENT,
            EtatDocument.SIGNE_DEPARTEMENT => EtatVie.SIGNE_DEPARTEMENT,
            _ => AfterSignature(faits, acte, jour),
        };
    }

    /// <summary>State of a liasse: what the département cosigns never holds the others up, and has a state of its own.</summary>
    /// <param name="documents">Documents that somebody signs; the others have no say.</param>
    /// <returns>The least advanced state, or the refusal or recall of any of them.</returns>
    public static EtatLiasse DeLaLiasse(IReadOnlyCollection<(EtatVie Etat, bool EstCosigne)> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        EtatVie[] communs = [.. documents.Where(document => !document.EstCosigne).Select(document => document.Etat)];
        EtatVie[] cosignes = [.. documents.Where(document => document.EstCosigne).Select(document => document.Etat)];
        EtatVie? cosignature = cosignes.Length == 0 ? null : LeastAdvanced(cosignes);
        return new EtatLiasse(communs.Length == 0 ? cosignature ?? EtatVie.BROUILLON : LeastAdvanced(communs), cosignature);
    }

    /// <summary>Whether nothing more is expected of anybody for the document to apply.</summary>
    /// <param name="etat">State of a document.</param>
    /// <returns>True from the last signature on.</returns>
    public static bool EstAcheve(EtatVie etat) => etat is >= EtatVie.SANS_COSIGNATURE and <= EtatVie.RESILIE;

    /// <summary>Whether the circuit was stopped.</summary>
    /// <param name="etat">State of a document.</param>
    /// <returns>True for a refusal or a recall.</returns>
    public static bool EstArrete(EtatVie etat) => etat is EtatVie.REFUSE or EtatVie.RAPPELE;

    private static EtatVie AfterSignature(FaitsDocument faits, EtatDocument acte, DateOnly jour)
    {
        if (faits.Resiliation <= jour)
        {
            return EtatVie.RESILIE;
        }

        if (faits.Renouvellement <= jour)
        {
            return EtatVie.RENOUVELE;
        }

        if (faits.DateFin < jour)
        {
            return EtatVie.EXPIRE;
        }

        // Without the département a document is complete but has no effect as a convention: it never reads as one in force (SIG-06).
        if (acte is EtatDocument.SANS_COSIGNATURE)
        {
            return EtatVie.SANS_COSIGNATURE;
        }

        if (faits.DateEffet <= jour)
        {
            return EtatVie.EN_VIGUEUR;
        }

        return faits.Notification <= jour ? faits.EstArchive ? EtatVie.ARCHIVE : EtatVie.NOTIFIE : EtatVie.SIGNE;
    }

    private static EtatVie LeastAdvanced(EtatVie[] etats)
    {
        EtatVie[] arretes = [.. etats.Where(EstArrete)];
        return arretes.Length > 0 ? arretes.Max() : etats.Min();
    }
}

/// <summary>State of a liasse.</summary>
/// <param name="Etat">That of the documents which the establishment and the agency sign.</param>
/// <param name="Cosignature">That of the documents which the département cosigns; absent when there is none.</param>
public sealed record EtatLiasse(EtatVie Etat, EtatVie? Cosignature);
