using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Campagnes.Transfers;

namespace CpomDocs.Campagnes.Remises;

/// <summary>Delivers the originals of a contract, and records in the archive who received what, from whom, when and how.</summary>
public sealed class RemiseRegister
{
    /// <summary>Folder of the deliveries in an object of the archive.</summary>
    internal const string Folder = "remises/";

    private readonly LiasseArchiver _archive;
    private readonly DossierReader _reader;

    /// <summary>Makes a register.</summary>
    /// <param name="archive">The archive; its clock dates the deliveries.</param>
    /// <param name="modeles">Families of contracts.</param>
    public RemiseRegister(LiasseArchiver archive, Modeles modeles)
    {
        ArgumentNullException.ThrowIfNull(modeles);
        _archive = archive;
        _reader = new DossierReader(archive, modeles.Profils);
    }

    /// <summary>Prepares a delivery from the newest version; nothing is recorded yet.</summary>
    /// <param name="id">Identifier or code of the contract.</param>
    /// <param name="demande">To whom, by whom, how.</param>
    /// <returns>The delivery, or why it cannot be made, in French.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold the contract, or a file is altered.</exception>
    public RemisePrete Prepare(string id, DemandeRemise demande)
    {
        ArgumentNullException.ThrowIfNull(demande);
        Inventory inventory = _archive.Show(id);
        DossierArchive dossier = _reader.Read(inventory);
        var content = new RemiseContent(dossier);
        if ((content.RefusalFor(demande.Partie) ?? content.UnfinishedFor(demande.Partie)) is { } refusal)
        {
            return new RemisePrete(null, refusal, dossier);
        }

        var remise = new Remise
        {
            Numero = PathsOf(inventory).Length + 1,
            CodeContrat = dossier.CodeContrat,
            VersionArchive = inventory.Head,
            Partie = demande.Partie,
            Destinataire = content.NameOf(demande.Partie)!,
            Expediteur = demande.Expediteur.Trim(),
            Moyen = demande.Moyen.Trim(),
            Instant = _archive.Now,
            Pieces = [.. content.PiecesFor(demande.Partie)],
        };
        return new RemisePrete(remise, null, dossier);
    }

    /// <summary>Records a delivery, or completes one with its receipt.</summary>
    /// <param name="remise">The delivery.</param>
    /// <exception cref="ArchiveUnavailableException">Somebody wrote in the meantime, or the archive is damaged.</exception>
    public void Record(Remise remise)
    {
        ArgumentNullException.ThrowIfNull(remise);
        ArchiveSummary found = _archive.Find(remise.CodeContrat)!;

        // What is recorded as delivered, and its number, are those of the version it was prepared from.
        int before = remise.RecuLe is null ? remise.VersionArchive : found.Version;
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files = _archive.Get(found.Id, before)
            .ToImmutableSortedDictionary(file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal)
            .SetItem(PathOf(remise), RemiseJson.Write(remise));
        string sentence = Messages.Get(remise.RecuLe is null ? "RemiseFaite" : "RemiseRecue", remise.Destinataire, remise.Moyen);
        _archive.Put(ArchiveProofs.EntryOf(found.CodeContrat, sentence, files) with { ApresVersion = before });
    }

    /// <summary>Completes the delivery that a receipt answers.</summary>
    /// <param name="recepisse">The receipt, as sent back.</param>
    /// <returns>Why it cannot be taken, in French; <see langword="null"/> when it is recorded.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold the contract, or is damaged.</exception>
    public string? Acknowledge(Remise recepisse)
    {
        ArgumentNullException.ThrowIfNull(recepisse);
        Remise? made = Of(_archive, _archive.Show(recepisse.CodeContrat)).FirstOrDefault(remise => remise.Numero == recepisse.Numero);
        if (made is null || !IsAnswerTo(recepisse, made))
        {
            return Messages.Get("RecepisseAutre");
        }

        if (recepisse is not { RecuLe: { } day, RecuPar: { } person } || string.IsNullOrWhiteSpace(person))
        {
            return Messages.Get("RecepisseBlanc");
        }

        Record(made with { RecuLe = day, RecuPar = person.Trim() });
        return null;
    }

    /// <summary>Deliveries of a contract, oldest first.</summary>
    internal static ImmutableArray<Remise> Of(LiasseArchiver archive, Inventory inventory) =>
        [.. PathsOf(inventory).Select(path => RemiseJson.TryRead(archive.GetFile(inventory.Id, path))).OfType<Remise>()];

    /// <summary>Day from which a contract is notified: its holder has the originals, and the fund, where it names one, knows.</summary>
    internal static DateOnly? Notification(ImmutableArray<Remise> remises, bool nommeUneCaisse)
    {
        Remise? holder = remises.FirstOrDefault(remise => remise.Partie == PartieRemise.ETABLISSEMENT);
        Remise? fund = remises.FirstOrDefault(remise => remise.Partie == PartieRemise.CAISSE);
        return holder is null || (nommeUneCaisse && fund is null)
            ? null
            : new[] { holder, fund }.OfType<Remise>().Max(remise => DateOnly.FromDateTime(remise.Instant.UtcDateTime));
    }

    private static ImmutableArray<string> PathsOf(Inventory inventory) =>
        [.. inventory.HeadVersion.State.Keys.Where(path => path.StartsWith(Folder, StringComparison.Ordinal))];

    private static string PathOf(Remise remise) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}{remise.Numero:0000}-{remise.Partie}.json");

    private static bool IsAnswerTo(Remise recepisse, Remise made) =>
        RemiseJson.Write(recepisse with { RecuLe = null, RecuPar = null }).AsSpan()
            .SequenceEqual(RemiseJson.Write(made with { RecuLe = null, RecuPar = null }));
}

/// <summary>To whom originals are delivered, by whom, how.</summary>
/// <param name="Partie">To whom.</param>
/// <param name="Expediteur">By whom.</param>
/// <param name="Moyen">How.</param>
public sealed record DemandeRemise(PartieRemise Partie, string Expediteur, string Moyen);

/// <summary>A delivery ready to be written.</summary>
public sealed class RemisePrete
{
    private readonly DossierArchive _dossier;

    internal RemisePrete(Remise? remise, string? refus, DossierArchive dossier)
    {
        Remise = remise;
        Refus = refus;
        _dossier = dossier;
    }

    /// <summary>The delivery; <see langword="null"/> when it cannot be made.</summary>
    public Remise? Remise { get; }

    /// <summary>Why it cannot be made, in French.</summary>
    public string? Refus { get; }

    /// <summary>Writes the zip that is delivered: the originals, the slip, the receipt to send back.</summary>
    /// <param name="destination">Where to write; not closed.</param>
    /// <exception cref="ArchiveUnavailableException">A file is altered.</exception>
    public void Write(Stream destination) => RemiseZip.Write(Remise!, _dossier, destination);
}
