using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Records in the archive that a document goes no further: a signatory refuses it, or the agency recalls it. The document stays where it
/// is, byte for byte.
/// </summary>
public sealed class CircuitRegister
{
    private readonly LiasseArchiver _archive;
    private readonly TimeProvider _clock;

    /// <summary>Makes a register.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="clock">Dates the events.</param>
    public CircuitRegister(LiasseArchiver archive, TimeProvider clock)
    {
        _archive = archive;
        _clock = clock;
    }

    /// <summary>A signatory refuses to sign.</summary>
    /// <param name="code">Code of the contract, or its identifier in the archive.</param>
    /// <param name="document">Code of the document.</param>
    /// <param name="role">Role of the person who refuses.</param>
    /// <param name="motif">Why.</param>
    /// <returns>Why it cannot be recorded, in French; <see langword="null"/> when it is.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold the contract, or is damaged.</exception>
    public string? Refuse(string code, string document, Role role, string motif)
    {
        return Record(code, document, motif, etat =>
        {
            if (etat.EtapeDe(role) is not { } etape)
            {
                return (Messages.Get("RefusalNotOfCircuit", document, role.Nom), null);
            }

            return etat.Signes.Contains(role)
                ? (Messages.Get("RefusalAlreadySigned", document, role.Nom), null)
                : (null, etape);
        });
    }

    /// <summary>The agency takes a document back before the last signature.</summary>
    /// <param name="code">Code of the contract, or its identifier in the archive.</param>
    /// <param name="document">Code of the document.</param>
    /// <param name="motif">Why.</param>
    /// <returns>Why it cannot be recorded, in French; <see langword="null"/> when it is.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold the contract, or is damaged.</exception>
    public string? Recall(string code, string document, string motif) => Record(code, document, motif, _ => (null, null));

    private string? Record(string code, string document, string motif, Func<EtatCircuit, (string? Refusal, Etape? Etape)> judge)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(motif);
        ReadOnlyMemory<byte>? seen = null;
        return NewestVersion.After(_archive, code, version =>
        {
            ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held = _archive.Get(code)
                .ToImmutableSortedDictionary(file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal);
            ReadOnlyMemory<byte> present = held.GetValueOrDefault(ArchiveContent.PathOf(document + ".pdf"));
            if (seen is { } before && !before.Span.SequenceEqual(present.Span))
            {
                return Messages.Get("EventChangedMeanwhile", document);
            }

            seen = present;
            return Record(held, (code, version, document), motif.Trim(), judge);
        });
    }

    private string? Record(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        (string Contrat, int Version, string Document) place,
        string motif,
        Func<EtatCircuit, (string? Refusal, Etape? Etape)> judge)
    {
        string document = place.Document;
        if (!held.TryGetValue(ArchiveContent.PathOf(document + ".pdf"), out ReadOnlyMemory<byte> pdf)
            || SignatureStatusReader.Read(pdf).Value?.Etat is not { } etat)
        {
            return Messages.Get("EventUnknownDocument", document);
        }

        var events = CircuitEvents.Of(held);
        if (events.StopOf(pdf) is { } stop)
        {
            return Messages.Get("EventAlreadyStopped", document, CircuitEvents.StateOf(stop), stop.Motif);
        }

        if (etat.Prochain is null)
        {
            return Messages.Get("EventTooLate", document);
        }

        (string? refusal, Etape? etape) = judge(etat);
        if (refusal is null)
        {
            Put(place.Contrat, held, events, new EvenementDocument
            {
                Type = etape is null ? TypeEvenement.RAPPEL : TypeEvenement.REFUS,
                Document = document,
                Octets = pdf.Length,
                Sha256 = CircuitEvents.DigestOf(pdf.Span),
                VersionArchive = place.Version,
                Role = etape?.Role.Nom,
                Personne = etape is null ? null : NameOf(etape.Signataire),
                Motif = motif,
                Instant = _clock.GetUtcNow(),
            });
        }

        return refusal;
    }

    private void Put(
        string code,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        CircuitEvents events,
        EvenementDocument evenement)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files = held.AddRange([CircuitEvents.FileOf(evenement, events.Count + 1)]);
        string happened = Messages.Get("Event" + evenement.Type, evenement.Document, evenement.Role ?? "", evenement.Motif);
        string contrat = _archive.Find(code)!.CodeContrat;
        _archive.Put(ArchiveProofs.EntryOf(contrat, happened, files) with { ApresVersion = evenement.VersionArchive });
    }

    private static string NameOf(Signataire person) => $"{person.Civilite} {person.Prenom} {person.Nom}, {person.Qualite}";
}
