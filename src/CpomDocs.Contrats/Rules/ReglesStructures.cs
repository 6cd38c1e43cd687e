using System.Text.RegularExpressions;
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

/// <summary>PAR-08: a groupement is represented by its administrateur, and its assembly deliberates before it signs.</summary>
internal sealed class Par08Administrateur() : Regle("PAR-08")
{
    private const string Deliberation = "/structure/gcs/deliberationAg/date";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Structure.TypeStructure != TypeStructure.GCS)
        {
            yield break;
        }

        DateOnly? deliberation = dossier.Contrat.Structure.Gcs?.DeliberationAg.Date;
        if (deliberation is { } date && AvantSignature.EstApres(dossier, date))
        {
            yield return AvantSignature.Constat(dossier, "CPOM1116", Deliberation, date);
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

        DateOnly? rendu = structure.Consultations?.ConferenceMedicale?.Date;
        if (rendu is { } date && AvantSignature.EstApres(dossier, date))
        {
            yield return AvantSignature.Constat(dossier, "CPOM1117", Pointeur + "/date", date);
        }
    }
}

/// <summary>Compares a date with the signature of the structure, where the contract plans it.</summary>
internal static class AvantSignature
{
    private const string Prevue = "/negociation/signatureStructure";

    internal static bool EstApres(Dossier dossier, DateOnly date) => date > dossier.Contrat.Negociation?.SignatureStructure;

    internal static Constat Constat(Dossier dossier, string code, string pointeur, DateOnly date) => new(code, pointeur)
    {
        Valeurs = [date, dossier.Contrat.Negociation!.SignatureStructure!],
        Lus = [Prevue, "/structure/typeStructure"],
    };
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
                Valeurs = [Messages.Get("Consultation." + attendue.Cle), Messages.Get("Consultation." + attendue.Cle + ".Exemple")],
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

/// <summary>PAR-14: a public hospital whose objectives name a groupement hospitalier de territoire says which.</summary>
internal sealed partial class Par14Groupement() : Regle("PAR-14")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Structure structure = dossier.Contrat.Structure;
        if (structure.TypeStructure != TypeStructure.EPS || structure.Ght is not null)
        {
            yield break;
        }

        for (int i = 0; i < dossier.Objectifs.Length; i++)
        {
            Objectif objectif = dossier.Objectifs[i];
            string? nomme = objectif.Partenaires.Prepend(objectif.Libelle).FirstOrDefault(texte => Groupement().IsMatch(texte));
            if (nomme is not null)
            {
                yield return new Constat("CPOM1114", "/structure/ght")
                {
                    Valeurs = [objectif.Numero, objectif.Volet, Groupement().Match(nomme).Value],
                    Lus = [Dossier.PointeurObjectif(i) + "/libelle", Dossier.PointeurObjectif(i) + "/partenaires/*"],
                };
                yield break;
            }
        }
    }

    [GeneratedRegex(@"\bGHT\b|(?i:groupement hospitalier de territoire)")]
    private static partial Regex Groupement();
}

/// <summary>PAR-15: a university hospital lists its agreement with the university.</summary>
internal sealed partial class Par15Universite() : Regle("PAR-15")
{
    private const string Liste = "/annexes/listeAccords";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Structure structure = dossier.Contrat.Structure;
        bool isUniversityHospital = structure.TypeStructure == TypeStructure.EPS
            && new[] { structure.RaisonSociale, structure.FormeJuridique }.Any(nom => HopitalUniversitaire().IsMatch(nom ?? ""));
        ListeAccords accords = dossier.Contrat.Annexes.ListeAccords ?? new ListeAccords();
        bool isListed = accords.AccordsArs.Concat(accords.AccordsFinanciersTiers).Any(NommeUniversite);
        if (isUniversityHospital && !isListed)
        {
            yield return new Constat("CPOM1115", Liste)
            {
                Valeurs = [structure.RaisonSociale ?? ""],
                Lus = ["/structure/typeStructure", "/structure/raisonSociale", "/structure/formeJuridique", Liste + "/*/*/intitule"],
            };
        }
    }

    private static bool NommeUniversite(Accord accord)
    {
        return Universite().IsMatch(accord.Intitule) || Universite().IsMatch(accord.Organisme ?? "");
    }

    [GeneratedRegex(@"\bCHR?U\b|(?i:centre hospitalier (?:régional (?:et )?)?universitaire)")]
    private static partial Regex HopitalUniversitaire();

    [GeneratedRegex(@"(?i:universit)")]
    private static partial Regex Universite();
}
