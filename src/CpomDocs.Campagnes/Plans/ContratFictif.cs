using System.Collections.Immutable;
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
        Prs = new Prs { Libelle = _mots.Agence("prs"), DateArrete = DateOf(_mots.Agence("datePrs")) },
        Ars = [Agence(_mots.TextesDeLAgence), .. _mots.Voisines.Take(contexte.Silhouette.Agences - 1).Select(Voisine)],
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

    private Ars Voisine(ImmutableDictionary<string, string> textes) => Agence(textes) with
    {
        Prs = new Prs { Libelle = textes["prs"], DateArrete = DateOf(textes["datePrs"]) },
        DelegationDepartementale = null,
    };

    private Ars Agence(ImmutableDictionary<string, string> textes)
    {
        var person = PersonneFictive.Draw(_mots, contexte.Tirage);
        return new Ars
        {
            Nom = textes["nom"],
            Region = textes["region"],
            Adresse = new Adresse { Voie = textes["voie"], CodePostal = textes["codePostal"], Commune = textes["commune"] },
            DelegationDepartementale = textes["delegationDepartementale"] + " " + contexte.Silhouette.Departement["genitif"],
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
            Signataires = [.. document.Circuit.SelectMany(partie => SignatairesFictifs.IdsOf(partie, contexte))],
            Paraphe = document.Paraphe,
            DateEffet = etape == 1 ? contexte.DateEffet : contexte.DateEffet.AddMonths(MonthsToSecondSignature),
        };
    }

    private static DateOnly DateOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
