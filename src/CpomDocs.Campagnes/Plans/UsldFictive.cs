using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes the annexe of a long-stay unit, with the département of the establishment.</summary>
internal sealed class UsldFictive(ContexteContrat contexte)
{
    private readonly Vocabulaire _mots = contexte.Mots;
    private readonly Tirage _tirage = contexte.Tirage;

    public Usld Make(string site)
    {
        int beds = _tirage.Entier(30, 90);
        LigneVocabulaire row = contexte.Silhouette.Departement;
        return new Usld
        {
            FinessEt = site,
            Autorisation = Autorisation(beds),
            HabilitationAideSociale = Habilitation(beds),
            Departement = new Departement
            {
                Code = row["code"],
                Nom = row["nom"],
                Denomination = _mots.Agence("departement") + " " + row["genitif"],
            },
            IndicateursCharge = _tirage.Chance(85) ? Charge() : null,
            Tarifs = Tarifs(),
            Engagements = _tirage.Plusieurs(_mots.Mots("engagementUsld"), _tirage.Entier(2, 4)),
        };
    }

    private AutorisationUsld Autorisation(int beds)
    {
        DateOnly date = _tirage.Avant(contexte.DateEffet, 700, 3200);
        string number = string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}-{_tirage.Entier(1, 400):000}");
        return new AutorisationUsld
        {
            Reference = _mots.Agence("autorisationUsld") + " " + number,
            Date = date,
            CapaciteAutorisee = beds,
            CapaciteInstallee = beds - _tirage.Entier(0, 4),
        };
    }

    private HabilitationAideSociale Habilitation(int beds)
    {
        bool isGranted = _tirage.Chance(85);
        return new HabilitationAideSociale { Habilite = isGranted, Places = isGranted ? beds - (2 * _tirage.Entier(0, 3)) : 0 };
    }

    private IndicateursCharge Charge() => new()
    {
        Gmp = _tirage.Entier(790, 920),
        Pmp = _tirage.Entier(850, 1120),
        DateValidation = _tirage.Avant(contexte.DateEffet, 300, 800),
    };

    private ImmutableArray<TarifUsld> Tarifs()
    {
        (NatureTarif Nature, decimal Min, decimal Max)[] natures =
        [
            (NatureTarif.HEBERGEMENT, 57, 74),
            (NatureTarif.DEPENDANCE_GIR_1_2, 22, 27),
            (NatureTarif.DEPENDANCE_GIR_3_4, 14, 17),
            (NatureTarif.DEPENDANCE_GIR_5_6, 6, 7),
        ];
        return [.. natures.Select(item => new TarifUsld
        {
            Exercice = contexte.DateEffet.Year,
            Nature = item.Nature,
            MontantJour = _tirage.Nombre(item.Min, item.Max, 2),
        })];
    }
}
