using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Conservations;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>Reads from the archive how long its contracts are kept.</summary>
public sealed class EcheancesReader
{
    private readonly LiasseArchiver _archive;
    private readonly ContratReader _reader;

    /// <summary>Makes a reader.</summary>
    /// <param name="archive">The archive; its clock says what day it is (UTC).</param>
    /// <param name="modeles">Families of contracts.</param>
    public EcheancesReader(LiasseArchiver archive, Modeles modeles)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(modeles);
        _archive = archive;
        _reader = new ContratReader(modeles.Profils);
    }

    /// <summary>Reads a contract in its newest version.</summary>
    /// <param name="id">Identifier or code.</param>
    /// <returns>How long it is kept.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold it, or it is damaged.</exception>
    public EcheanceArchive Read(string id)
    {
        Inventory inventory = _archive.Show(id);
        EtatConservation etat = ConservationOf(inventory);
        Contrat? contrat = ContratOf(inventory);
        DateOnly? echeance = etat.Regle?.Echeance(contrat?.DateFin);
        EtatEcheance where = etat.Regle is null ? EtatEcheance.SANS_REGLE
            : echeance is not { } last ? EtatEcheance.SANS_DEPART
            : last >= Today ? EtatEcheance.EN_COURS
            : EtatEcheance.ECHUE;
        return new EcheanceArchive(inventory.Id[(inventory.Id.LastIndexOf(':') + 1)..], where, etat)
        {
            Version = inventory.Head,
            Titulaire = contrat?.Structure.Denomination(),
            Debut = contrat?.DateEffet,
            Fin = contrat?.DateFin,
            Depart = etat.Regle?.DepartLe(contrat?.DateFin),
            Echeance = echeance,
            Empechements = [.. EmpechementsOf(where, etat, echeance)],
        };
    }

    private DateOnly Today => DateOnly.FromDateTime(_archive.Now.UtcDateTime);

    private static IEnumerable<string> EmpechementsOf(EtatEcheance where, EtatConservation etat, DateOnly? echeance)
    {
        if (where != EtatEcheance.ECHUE)
        {
            yield return Messages.Get("Empechement" + where, Day(echeance));
        }

        if (etat.Regle is { SortFinal: not SortFinal.DETRUIRE and var sort })
        {
            yield return Messages.Get("Empechement" + sort);
        }

        foreach (GelJuridique hold in etat.Gels)
        {
            yield return Messages.Get("EmpechementGel", hold.Numero, hold.Acte.Par, hold.Acte.Motif);
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    private EtatConservation ConservationOf(Inventory inventory) =>
        EtatConservation.Of(inventory.HeadVersion.State.Keys, path => _archive.GetFile(inventory.Id, path, inventory.Head));

    private Contrat? ContratOf(Inventory inventory)
    {
        string? path = AvenantsArchives.De(_archive, inventory.Id)?.DonneesEnVigueur;
        return path is not null && inventory.HeadVersion.State.ContainsKey(path)
            ? _reader.Read(path, _archive.GetFile(inventory.Id, path, inventory.Head)).Value?.Contrat
            : null;
    }
}
