using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Contrats;

/// <summary>Changes that several tests make to a contract or to a profile.</summary>
internal static class Changements
{
    internal static Profil Avec(this Profil profil, string regle, Gravite? gravite, string? motif = null) =>
        profil with { Regles = profil.Regles.SetItem(regle, new ReglageRegle(gravite, motif)) };

    internal static Contrat AvecObjectifs(this Contrat contrat, Func<Objectif, Objectif> change) => contrat with
    {
        Annexes = contrat.Annexes with
        {
            Orientations = new Orientations { Objectifs = [.. contrat.Annexes.Orientations!.Objectifs.Select(change)] },
        },
    };

    internal static Contrat AvecIndicateurs(this Contrat contrat, Func<Indicateur, Indicateur> change) =>
        contrat.AvecObjectifs(objectif => objectif with { Indicateur = change(objectif.Indicateur!) });

    internal static Contrat AvecSignataire(this Contrat contrat, string id, Func<Signataire, Signataire> change) => contrat with
    {
        Signataires = [.. contrat.Signataires.Select(signataire => signataire.Id == id ? change(signataire) : signataire)],
    };

    internal static Contrat AvecDocument(this Contrat contrat, string code, Func<DocumentPrevu, DocumentPrevu> change) => contrat with
    {
        Documents = [.. contrat.Documents.Select(document => document.Code == code ? change(document) : document)],
    };
}
