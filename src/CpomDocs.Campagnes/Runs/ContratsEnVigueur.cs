using System.Collections.Frozen;
using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// The contracts of a campaign as they are in force: those of the archive, with the avenants that everybody has signed; without archive,
/// the files of the campaign. Thread-safe.
/// </summary>
public sealed class ContratsEnVigueur
{
    private readonly string _folder;
    private readonly LiasseArchiver? _archive;
    private readonly AvenantProducer _producer;
    private readonly LiasseProducer _files;
    private readonly FrozenDictionary<string, ContratCampagne> _entries;

    /// <summary>Makes a reader.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="folder">Folder that the files of the contracts are relative to.</param>
    /// <param name="modeles">Profiles and templates.</param>
    /// <param name="archive">The archive, or <see langword="null"/>.</param>
    public ContratsEnVigueur(Campagne campagne, string folder, Modeles modeles, LiasseArchiver? archive)
    {
        ArgumentNullException.ThrowIfNull(campagne);
        _folder = folder;
        _archive = archive;
        _producer = new AvenantProducer(modeles);
        _files = new LiasseProducer(modeles, new ReadingOptions { Parametres = campagne.Parametres });
        (string Code, ContratCampagne Entree)[] entries =
            [.. campagne.Contrats.Select(entree => (CodeAnnonce.Of(folder, entree), entree)).DistinctBy(item => item.Item1)];
        _entries = entries.ToFrozenDictionary(item => item.Code, item => item.Entree, StringComparer.Ordinal);
        Codes = entries.Select(item => KeyValuePair.Create(item.Code, item.Code))
            .Concat(entries.GroupBy(item => item.Entree.FinessEj, StringComparer.Ordinal)
                .Where(entity => entity.Count() == 1)
                .Select(entity => KeyValuePair.Create(entity.Key, entity.First().Code)))
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
        Tous = [.. entries.Select(item => item.Code)];
    }

    /// <summary>
    /// Codes of the contracts of the campaign, by code and by FINESS of their entity; an entity that has several is named by none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Codes { get; }

    /// <summary>Every contract, in the order of the campaign.</summary>
    public ImmutableArray<string> Tous { get; }

    /// <summary>Reads a contract.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The contract in force; or why it cannot be read.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive holds it damaged.</exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public Outcome<ContratConsolide> Read(string code) => Read(code, AvenantsDe(code));

    /// <summary>Whether the campaign lists a contract.</summary>
    internal bool Connait(string code) => _entries.ContainsKey(code);

    /// <summary>What the archive holds of the avenants of a contract; <see langword="null"/> without archive.</summary>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold the contract, or damaged.</exception>
    internal AvenantsArchives? AvenantsDe(string code)
    {
        return _archive is null
            ? null
            : AvenantsArchives.De(_archive, code) is { AUnContrat: true } found
                ? found
                : throw new ArchiveUnavailableException(Messages.Get("ContratNonArchive", code));
    }

    /// <summary>Reads a contract whose avenants are at hand.</summary>
    internal Outcome<ContratConsolide> Read(string code, AvenantsArchives? archived)
    {
        if (archived is not null)
        {
            return archived.EnVigueur(_producer, null);
        }

        ContratCampagne entree = _entries[code];
        Outcome<ContratValide> read = _files.Read(entree.Fichier, File.ReadAllBytes(Path.Combine(_folder, entree.Fichier)));
        return read.TryGet(out ContratValide? contrat)
            ? Outcome.Of(ContratConsolide.De(contrat), read.Diagnostics)
            : Outcome.Failure<ContratConsolide>(read.Diagnostics);
    }
}
