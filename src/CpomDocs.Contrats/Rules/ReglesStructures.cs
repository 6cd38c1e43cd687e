using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>PAR-07: a groupement says its kind, and holds the authorisations its family asks for.</summary>
internal sealed class Par07Groupement() : Regle("PAR-07")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Structure.TypeStructure != TypeStructure.GCS)
        {
            yield break;
        }

        if (dossier.Contrat.Structure.Gcs is not { } gcs)
        {
            yield return new Constat("CPOM1129", "/structure/gcs") { Lus = ["/structure/typeStructure"] };
        }
        else if (dossier.Profil.Bornes.AutorisationsGcs is { } attendu && !attendu.Contient(gcs.Autorisations.Length))
        {
            yield return new Constat("CPOM1130", "/structure/gcs/autorisations")
            {
                Valeurs = [gcs.Autorisations.Length, attendu.Min],
                Lus = ["/structure/typeStructure"],
            };
        }
    }
}

/// <summary>PAR-08: a groupement is represented by its administrateur.</summary>
internal sealed class Par08Administrateur() : Regle("PAR-08")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Structure.TypeStructure != TypeStructure.GCS)
        {
            yield break;
        }

        for (int i = 0; i < dossier.Contrat.Signataires.Length; i++)
        {
            Signataire signataire = dossier.Contrat.Signataires[i];
            bool isOther = signataire.Partie == Partie.STRUCTURE
                && !signataire.Qualite.Contains("administrat", StringComparison.OrdinalIgnoreCase);
            if (isOther)
            {
                string pointeur = Dossier.Rang("/signataires", i);
                yield return new Constat("CPOM1131", pointeur + "/qualite")
                {
                    Valeurs = [signataire.Qualite],
                    Lus = [pointeur + "/partie", "/structure/typeStructure"],
                };
            }
        }
    }
}

/// <summary>PAR-10: a private structure gives the opinion of its conférence médicale, with the document that carries it.</summary>
internal sealed class Par10ConferenceMedicale() : Regle("PAR-10")
{
    private const string Pointeur = "/structure/consultations/conferenceMedicale";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Structure structure = dossier.Contrat.Structure;
        if (structure.TypeStructure is not (TypeStructure.PRIVE or TypeStructure.ESPIC))
        {
            yield break;
        }

        var constat = new Constat("CPOM1133", Pointeur) { Valeurs = [structure.TypeStructure], Lus = ["/structure/typeStructure"] };
        if (structure.Consultations?.ConferenceMedicale is not { } avis)
        {
            yield return constat;
        }
        else if (avis.Piece is null)
        {
            yield return constat with { Code = "CPOM1134", Pointeur = Pointeur + "/piece" };
        }
    }
}

/// <summary>PAR-11: a public hospital dates the consultations of its bodies.</summary>
internal sealed class Par11Consultations() : Regle("PAR-11")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Structure.TypeStructure != TypeStructure.EPS)
        {
            return [];
        }

        Consultations? consultations = dossier.Contrat.Structure.Consultations;
        (string Cle, bool EstDonnee)[] attendues =
        [
            ("directoire", consultations?.Directoire is not null),
            ("cme", consultations?.Cme is not null),
            ("cte", consultations?.Cte is not null),
        ];
        return attendues
            .Where(attendue => !attendue.EstDonnee)
            .Select(attendue => new Constat("CPOM1135", "/structure/consultations/" + attendue.Cle)
            {
                Valeurs = [Messages.Get("Consultation." + attendue.Cle)],
                Lus = ["/structure/typeStructure"],
            });
    }
}

/// <summary>PAR-12: a public hospital may give the opinion of its conseil de surveillance.</summary>
internal sealed class Par12ConseilSurveillance() : Regle("PAR-12")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Structure structure = dossier.Contrat.Structure;
        if (structure.TypeStructure == TypeStructure.EPS && structure.Consultations?.ConseilSurveillance is null)
        {
            yield return new Constat("CPOM1136", "/structure/consultations/conseilSurveillance") { Lus = ["/structure/typeStructure"] };
        }
    }
}
