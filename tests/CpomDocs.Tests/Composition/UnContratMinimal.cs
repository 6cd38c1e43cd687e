using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Composition;

/// <summary>A private clinic with nothing that may be left out: no PDS, no USLD, no recognition, one site, on paper.</summary>
internal static class UnContratMinimal
{
    internal static Contrat Contrat { get; } = Depouille(UneLiasse.Contrat);

    private static Contrat Depouille(Contrat contrat) => contrat with
    {
        LieuSignature = null,
        CaissePivot = null,
        Ars = [contrat.Ars[0] with { Interlocuteur = null, DelegationDepartementale = null }],
        Parametres = contrat.Parametres with { ModeSignature = ModeSignature.PAPIER, NombreOriginaux = 2 },
        Structure = contrat.Structure with
        {
            TypeStructure = TypeStructure.PRIVE,
            RaisonSociale = "Clinique des Tilleuls",
            FormeJuridique = "Société par actions simplifiée",
            Sites = [contrat.Structure.Sites[0]],
            Ght = null,
            CorrespondantPrincipal = null,
            Consultations =
                new Consultations { ConferenceMedicale = new Avis { Date = new DateOnly(2024, 10, 1), Sens = SensAvis.RESERVE } },
        },
        Signataires = [Gerant(contrat.Signataires[0]), Directrice(contrat.Signataires[2])],
        Documents = [.. contrat.Documents.Where(document => document.Code is not ("PDS" or "USLD"))],
        Annexes = new Annexes
        {
            Orientations = new Orientations
            {
                Objectifs =
                    [.. contrat.Annexes.Orientations!.Objectifs
                        .Select(objectif => objectif with { OrientationPrs = null, Actions = [], Partenaires = [] })],
            },
            Reconnaissances = new Reconnaissances { Neant = true },
            Financement = new Financement(),
        },
    };

    private static Signataire Gerant(Signataire signataire) =>
        signataire with { Civilite = "M.", Prenom = "Jean", Nom = "D'ARGOUGES", Qualite = "Gérant" };

    private static Signataire Directrice(Signataire signataire) => signataire with
    {
        Civilite = "Mme", Prenom = "Hélène", Nom = "VASSAL-COMBES", Qualite = "Directrice générale", Delegation = null,
    };
}
