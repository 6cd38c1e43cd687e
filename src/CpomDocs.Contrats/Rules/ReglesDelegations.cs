using System.Text.RegularExpressions;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>
/// SIG-02: who does not sign for the agency as its director signs by delegation; on the file alone, a delegation covers contracts, is
/// given by somebody else, ends after it begins and is still in force when the contract takes effect.
/// </summary>
internal sealed partial class Sig02Delegation() : Regle("SIG-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) =>
        [.. Dates(dossier), .. Actes(dossier), .. SansDelegation(dossier)];

    private static IEnumerable<Constat> Dates(Dossier dossier)
    {
        for (int i = 0; i < dossier.Contrat.Signataires.Length; i++)
        {
            string pointeur = Dossier.Rang("/signataires", i) + "/delegation";
            if (dossier.Contrat.Signataires[i].Delegation is not { DateFin: { } fin } delegation)
            {
                continue;
            }

            if (fin < delegation.Date)
            {
                yield return new Constat("CPOM1284", pointeur + "/dateFin")
                {
                    Valeurs = [delegation.Reference, fin, delegation.Date],
                    Lus = [pointeur + "/date"],
                };
            }
            else if (fin < dossier.Contrat.DateEffet)
            {
                yield return new Constat("CPOM1285", pointeur + "/dateFin")
                {
                    Valeurs = [delegation.Reference, fin],
                    Lus = [Periode.Effet],
                    GraviteMax = Gravite.Avertissement,
                };
            }
        }
    }

    private static IEnumerable<Constat> Actes(Dossier dossier)
    {
        for (int i = 0; i < dossier.Contrat.Signataires.Length; i++)
        {
            string pointeur = Dossier.Rang("/signataires", i);
            Signataire signataire = dossier.Contrat.Signataires[i];
            if (signataire.Delegation is not { } delegation)
            {
                continue;
            }

            if (NommeLeDelegataire(delegation, signataire))
            {
                yield return new Constat("CPOM1292", pointeur + "/delegation/delegant")
                {
                    Valeurs = [delegation.Reference, delegation.Delegant],
                    Lus = [pointeur + "/nom", pointeur + "/prenom"],
                };
            }

            if (delegation.Objet.Length > 0 && !Contrats().IsMatch(delegation.Objet))
            {
                yield return new Constat("CPOM1293", pointeur + "/delegation/objet")
                {
                    Valeurs = [delegation.Reference, delegation.Objet],
                    GraviteMax = Gravite.Avertissement,
                };
            }
        }
    }

    private static IEnumerable<Constat> SansDelegation(Dossier dossier)
    {
        for (int i = 0; i < dossier.Contrat.Signataires.Length; i++)
        {
            Signataire signataire = dossier.Contrat.Signataires[i];
            bool isHead = DirecteurGeneral().IsMatch(signataire.Qualite) && !Second().IsMatch(signataire.Qualite);
            bool isDelegate = signataire.Partie == Partie.ARS ? !isHead : Second().IsMatch(signataire.Qualite);
            bool hasBasis = signataire.Delegation is not null || signataire.FondementPouvoir is not null;
            if (isDelegate && !hasBasis && signataire.Qualite.Length > 0)
            {
                string pointeur = Dossier.Rang("/signataires", i);
                yield return new Constat("CPOM1291", pointeur + "/delegation")
                {
                    Valeurs = [signataire.Prenom + " " + signataire.Nom, signataire.Qualite],
                    Lus = [pointeur + "/partie", pointeur + "/qualite", pointeur + "/fondementPouvoir"],
                    GraviteMax = signataire.Partie == Partie.ARS ? Gravite.Erreur : Gravite.Avertissement,
                };
            }
        }
    }

    // The delegant is written as « Mme Hélène VASSAL, Directrice générale »: the name comes before the comma.
    private static bool NommeLeDelegataire(Delegation delegation, Signataire signataire)
    {
        return signataire.Nom.Length > 0 && NomDePersonne.Designe(delegation.Delegant.Split(',')[0], signataire);
    }

    [GeneratedRegex(@"\bdirect(?:eur|rice) général|\bDGARS\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DirecteurGeneral();

    [GeneratedRegex(@"\badjointe?\b|\bdéléguée?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Second();

    [GeneratedRegex(@"\bcontrats?\b|\bCPOM\b|\bactes\b|\bconventions?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contrats();
}

/// <summary>SIG-03: the quality of a signatory fits the kind of structure, or rests on a basis that the contract cites.</summary>
internal sealed class Sig03Qualite() : Regle("SIG-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        for (int i = 0; i < dossier.Contrat.Signataires.Length; i++)
        {
            Signataire signataire = dossier.Contrat.Signataires[i];
            string type = signataire.Partie == Partie.STRUCTURE
                ? dossier.Contrat.Structure.TypeStructure.ToString()
                : signataire.Partie.ToString();
            bool hasBasis = signataire.Delegation is not null || signataire.FondementPouvoir is not null;
            bool isJudged = dossier.Profil.Bornes.Qualites.TryGetValue(type, out var mots) && !hasBasis;
            if (isJudged && !mots.Any(mot => signataire.Qualite.Contains(mot, StringComparison.OrdinalIgnoreCase)))
            {
                string pointeur = Dossier.Rang("/signataires", i);
                yield return new Constat("CPOM1295", pointeur + "/qualite")
                {
                    Valeurs = [signataire.Prenom + " " + signataire.Nom, signataire.Qualite, Messages.Get("Qualite." + type)],
                    Lus = [pointeur + "/partie", "/structure/typeStructure"],
                    GraviteMax = type == nameof(TypeStructure.GCS) ? Gravite.Erreur : Gravite.Avertissement,
                };
            }
        }
    }
}
