using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes the party on the establishment's side.</summary>
internal sealed class StructureFictive(ContexteContrat contexte)
{
    private readonly Vocabulaire _mots = contexte.Mots;
    private readonly Tirage _tirage = contexte.Tirage;
    private readonly Silhouette _silhouette = contexte.Silhouette;

    public Structure Make() => new()
    {
        TypeStructure = _silhouette.Type,
        RaisonSociale = contexte.Titulaires.IsEmpty ? RaisonSociale() : null,
        PersonnePhysique = contexte.Titulaires.Select(PersonneOf).FirstOrDefault(),
        Cotitulaires = [.. contexte.Titulaires.Skip(1).Select(PersonneOf)],
        FormeJuridique = FormeJuridique(),
        FinessEj = _silhouette.FinessEj,
        Siret = _silhouette.Siret(),
        Adresse = Adresse(),
        Departement = _silhouette.Departement["code"],
        Sites = Sites(),
        DesignePds = _silhouette.Pds,
        AutorisationSld = _silhouette.Usld,
        Gcs = _silhouette.Type == TypeStructure.GCS ? Groupement() : null,
        Ght = _silhouette.Ght ? Territoire() : null,
        CorrespondantPrincipal = Correspondant(),
        Consultations = Consultations(),
    };

    private static PersonnePhysique PersonneOf(PersonneFictive personne) =>
        new() { Civilite = personne.Civilite, Prenom = personne.Prenom, Nom = personne.Nom };

    private string RaisonSociale() => _silhouette.Type switch
    {
        TypeStructure.EPS => _mots.Agence("centreHospitalier") + " " + _silhouette.Commune,
        TypeStructure.ESPIC => _tirage.Un(_mots.Mots("espic")) + " de " + _silhouette.Commune,
        TypeStructure.PRIVE => _tirage.Un(_mots.Mots("prive")) + " – " + _silhouette.Commune,
        TypeStructure.TITULAIRE_AUTORISATION => _tirage.Un(_mots.Mots("titulaire")) + " de " + _silhouette.Commune,
        TypeStructure.RESEAU => _tirage.Un(_mots.Mots("reseau")) + " de " + _silhouette.Commune,
        _ => _tirage.Un(_mots.Mots("gcs")) + " – " + _silhouette.Commune,
    };

    private string? FormeJuridique() => _silhouette.Type switch
    {
        TypeStructure.EPS => _tirage.Un(_mots.Mots("formeEps")),
        TypeStructure.ESPIC => _tirage.Un(_mots.Mots("formeEspic")),
        TypeStructure.PRIVE => _tirage.Un(_mots.Mots("formePrive")),
        TypeStructure.RESEAU => _tirage.Un(_mots.Mots("formeReseau")),
        TypeStructure.TITULAIRE_AUTORISATION when contexte.Titulaires.IsEmpty => _tirage.Un(_mots.Mots("formeTitulaire")),
        _ => null,
    };

    private Adresse Adresse() => new()
    {
        Voie = _tirage.Entier(1, 98).ToString(CultureInfo.InvariantCulture) + " " + _tirage.Un(_mots.Mots("voie")),
        CodePostal = _silhouette.CodePostal,
        Commune = _silhouette.Commune,
    };

    private ImmutableArray<Site> Sites()
    {
        ImmutableArray<string> names = _tirage.Plusieurs(_mots.Mots(SiteWords), contexte.SitesDeSoins.Count);
        IEnumerable<Site> sites = names.Zip(contexte.SitesDeSoins, SiteOf);
        IEnumerable<Site> unit = contexte.SiteUsld is { } finess ? [SiteOf(_tirage.Un(_mots.Mots("usld")), finess)] : [];
        return [.. sites, .. unit];
    }

    private bool IsHolder => _silhouette.Type == TypeStructure.TITULAIRE_AUTORISATION;

    private string SiteWords => _silhouette.Type switch
    {
        TypeStructure.TITULAIRE_AUTORISATION => "siteTitulaire",
        TypeStructure.RESEAU => "siteReseau",
        _ => "site",
    };

    private Site SiteOf(string nom, string finess) => new() { Nom = nom, FinessEt = finess, Commune = _silhouette.Commune };

    private Gcs Groupement()
    {
        DateOnly date = _tirage.Avant(contexte.DateEffet, 40, 120);
        return new Gcs
        {
            Nature = _tirage.Chance(50) ? NatureGcs.ETABLISSEMENT : NatureGcs.MOYENS,
            Autorisations = _tirage.Plusieurs(_mots.Mots("autorisationGcs"), _tirage.Entier(1, 2)),
            DeliberationAg = new Deliberation
            {
                Reference = string.Create(CultureInfo.InvariantCulture, $"AG/{date:yyyy}/{_tirage.Entier(1, 24):00}"),
                Date = date,
            },
        };
    }

    private Ght Territoire() =>
        new() { Nom = _silhouette.Departement["nomGht"], EtablissementSupport = _silhouette.Departement["support"] };

    private Personne Correspondant()
    {
        var person = PersonneFictive.Draw(_mots, _tirage);
        return new Personne
        {
            Civilite = person.Civilite,
            Prenom = person.Prenom,
            Nom = person.Nom,
            Fonction = person.Accorder(_tirage.Un(_mots.Mots(IsHolder ? "fonctionTitulaire" : "fonction"))),
            Courriel = "contractualisation@" + _silhouette.FinessEj + ".example",
        };
    }

    private Consultations? Consultations() => _silhouette.Type switch
    {
        TypeStructure.EPS => new Consultations
        {
            Directoire = _tirage.Avant(contexte.DateEffet, 100, 115),
            Cme = new Avis { Date = _tirage.Avant(contexte.DateEffet, 90, 99), Sens = Sens() },
            Cte = _tirage.Avant(contexte.DateEffet, 80, 89),
            ConseilSurveillance = new Avis { Date = _tirage.Avant(contexte.DateEffet, 60, 79), Sens = SensAvis.FAVORABLE },
        },
        TypeStructure.ESPIC or TypeStructure.PRIVE => new Consultations
        {
            ConferenceMedicale =
                new Avis { Date = _tirage.Avant(contexte.DateEffet, 60, 99), Sens = Sens(), Piece = _mots.Agence("piece") },
        },
        _ => null,
    };

    private SensAvis Sens() => _tirage.Chance(90) ? SensAvis.FAVORABLE : SensAvis.RESERVE;
}
