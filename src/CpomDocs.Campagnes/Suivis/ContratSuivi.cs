using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>Reads where one contract stands: its file, then what the archive and the folder of liasses hold of it. Thread-safe.</summary>
internal sealed class ContratSuivi(DemandeSuiviCampagne demande, Modeles modeles, Echeancier echeancier)
{
    private readonly ContratReader _reader = new(modeles.Profils, new ReadingOptions { Parametres = demande.Campagne.Parametres });
    private readonly ContratReader _archived = new(modeles.Profils);

    /// <summary>Reads a contract; one that the archive holds damaged is told alone, the others go on.</summary>
    public SuiviContrat Read(ContratCampagne entree)
    {
        try
        {
            return ReadWhole(entree);
        }
        catch (ArchiveUnavailableException error)
        {
            return new SuiviContrat
            {
                CodeContrat = CodeAnnonce.Of(demande.DossierContrats, entree),
                FinessEj = entree.FinessEj,
                Fichier = entree.Fichier,
                Groupe = entree.Groupe,
                Etat = CycleDeVie.DeLaLiasse([]).Etat,
                Complet = false,
                RetardJours = 0,
                Documents = [],
                Anomalie = error.Message,
                EstSain = false,
            };
        }
    }

    private SuiviContrat ReadWhole(ContratCampagne entree)
    {
        Outcome<ContratValide>? read = ReadFile(entree);
        string? anomalie = WhyNot(entree, read);
        ContratValide? contrat = anomalie is null ? read!.Value : null;
        string code = contrat?.Contrat.CodeContrat ?? CodeAnnonce.Of(demande.DossierContrats, entree);
        Inventory? inventory = demande.Archive?.TryShow(code);
        ContratValide? known = contrat ?? ArchivedData(code, inventory);
        var reader = new DocumentsSuivi(demande, echeancier)
        {
            Entree = entree,
            Code = code,
            Contrat = known,
            EstSain = contrat is not null,
            Inventory = inventory,
        };
        ImmutableArray<SuiviDocument> documents = [.. reader.Read()];
        EtatLiasse etat = CycleDeVie.DeLaLiasse(
            [.. documents.Where(document => document.EstSignable).Select(document => (document.Etat, document.EstCosigne))]);
        return new SuiviContrat
        {
            CodeContrat = code,
            FinessEj = entree.FinessEj,
            Fichier = entree.Fichier,
            Etablissement = known?.Contrat.Structure.Denomination(),
            TypeStructure = known?.Contrat.Structure.TypeStructure.ToString(),
            Groupe = entree.Groupe,
            Departement = known?.Contrat.Structure.Departement,
            Etat = etat.Etat,
            Cosignature = etat.Cosignature,
            Complet = documents.Any(document => document.EstSignable)
                && documents.All(document => !document.EstSignable || CycleDeVie.EstAcheve(document.Etat)),
            RetardJours = documents.Select(document => document.RetardJours).DefaultIfEmpty().Max(),
            Documents = documents,
            Avenants = [.. reader.ReadAvenants()],
            Jalons = echeancier.Jalons(entree, known?.Contrat.Negociation),
            Anomalie = anomalie,
            Correspondant = known?.Contrat.Structure.CorrespondantPrincipal is { } person ? $"{person.Prenom} {person.Nom}" : null,
            Courriel = known?.Contrat.Structure.CorrespondantPrincipal?.Courriel,
            Evenements = inventory is null ? [] : [.. inventory.Versions.Values.Select(EventOf)],
            Diagnostics = read?.Diagnostics ?? [],
            EstAJour = contrat is not null && inventory is not null
                && IssuedBefore.HasSameSources(inventory.HeadVersion.State, contrat, modeles),
            EstSain = contrat is not null,
            SocleAttend = SocleAwaits(documents),
        };
    }

    private static ImmutableArray<string> SocleAwaits(ImmutableArray<SuiviDocument> documents)
    {
        SuiviDocument? socle = documents.FirstOrDefault(document => document.Document == SocleUnique.Document);
        IEnumerable<ActeAttendu> acts = socle is not null && CycleDeVie.EstArrete(socle.Etat)
            ? documents.SelectMany(document => document.Attendus)
            : socle?.Attendus ?? [];
        return [.. acts.Select(act => act.Role).Distinct()];
    }

    private Outcome<ContratValide>? ReadFile(ContratCampagne entree)
    {
        try
        {
            return _reader.Read(entree.Fichier, File.ReadAllBytes(Path.Combine(demande.DossierContrats, entree.Fichier)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? WhyNot(ContratCampagne entree, Outcome<ContratValide>? read)
    {
        if (read is null)
        {
            return Messages.Get("ContractMissing", entree.Fichier);
        }

        return read.TryGet(out ContratValide? contrat)
            ? ContratRun.Stranger(entree, contrat, demande.Campagne.Profil)
            : Messages.Get("InvalidContract");
    }

    // What was issued goes on living when the file at hand is lost or no longer valid.
    private ContratValide? ArchivedData(string code, Inventory? inventory)
    {
        return inventory?.HeadVersion.State.ContainsKey(ArchiveContent.Data) == true
            ? _archived.Read(ArchiveContent.Data, demande.Archive!.GetFile(code, ArchiveContent.Data)).Value
            : null;
    }

    private static EvenementSuivi EventOf(InventoryVersion version) => new(version.Created, version.Message);
}
