using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes one contract of a demonstration.</summary>
internal sealed class ContratFictif(ContexteContrat contexte)
{
    private const string FirstContractOfTheEntity = "AA";
    private const int MonthsToSecondSignature = 6;

    private readonly Vocabulaire _mots = contexte.Mots;

    public Contrat Make(string campagne) => new()
    {
        Profil = contexte.Profil.Code,
        CodeContrat = contexte.Silhouette.FinessEj + FirstContractOfTheEntity,
        NatureContrat = contexte.EstSocleCommun ? NatureContrat.SOCLE_COMMUN : NatureContrat.COMPLET,
        Version = 1,
        Campagne = campagne,
        DateEffet = contexte.DateEffet,
        DateFin = contexte.DateFin,
        LieuSignature = _mots.Agence("commune"),
        Prs = new Prs { Libelle = _mots.Agence("prs"), DateArrete = DateOf("datePrs") },
        Ars = [Agence()],
        Structure = new StructureFictive(contexte).Make(),
        CaissePivot = Caisse(),
        Parametres = new Parametres
        {
            ModeSignature = ModeSignature.ELECTRONIQUE,
            PlafondPenalite = 5,
            DateLimiteSuivi = new JourMois(3, 31),
        },
        Signataires = new SignatairesFictifs(contexte).Make(),
        Documents = [.. contexte.Profil.Documents.Where(IsPresent).Select(DocumentOf)],
        Annexes = new AnnexesFictives(contexte).Make(),
    };

    private Ars Agence()
    {
        var person = PersonneFictive.Draw(_mots, contexte.Tirage);
        return new Ars
        {
            Nom = _mots.Agence("nom"),
            Region = _mots.Agence("region"),
            Adresse =
                new Adresse { Voie = _mots.Agence("voie"), CodePostal = _mots.Agence("codePostal"), Commune = _mots.Agence("commune") },
            DelegationDepartementale = _mots.Agence("delegationDepartementale") + " " + contexte.Silhouette.Departement["genitif"],
            Interlocuteur = new Personne
            {
                Civilite = person.Civilite,
                Prenom = person.Prenom,
                Nom = person.Nom,
                Fonction = person.Accorder(contexte.Tirage.Un(_mots.Mots("fonctionAgence"))),
            },
        };
    }

    private CaissePivot Caisse()
    {
        TypeCaisse type = contexte.Tirage.Chance(85) ? TypeCaisse.CPAM : TypeCaisse.MSA;
        string nom = _mots.Agence(type == TypeCaisse.CPAM ? "caisseCpam" : "caisseMsa");
        return new CaissePivot { Type = type, Nom = nom + " " + contexte.Silhouette.Departement["genitif"] };
    }

    private bool IsPresent(DocumentProfil document)
    {
        return document.Obligatoire
            || (document.Sections.Contains("pds") && contexte.Silhouette.Pds)
            || (document.Sections.Contains("usld") && contexte.Silhouette.Usld);
    }

    private DocumentPrevu DocumentOf(DocumentProfil document)
    {
        int etape = document.Etape ?? 1;
        return new DocumentPrevu
        {
            Code = document.Code,
            Etape = etape,
            Signataires = [.. document.Circuit.SelectMany(partie => SignatairesFictifs.IdsOf(partie, contexte.Titulaires.Length))],
            Paraphe = document.Paraphe,
            DateEffet = etape == 1 ? contexte.DateEffet : contexte.DateEffet.AddMonths(MonthsToSecondSignature),
        };
    }

    private DateOnly DateOf(string cle) => DateOnly.ParseExact(_mots.Agence(cle), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
