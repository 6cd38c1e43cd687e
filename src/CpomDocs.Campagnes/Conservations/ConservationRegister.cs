using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Conservations;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Runs;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>Records in the archive how long a contract is kept, and the legal holds on it: one version an act (ARC-07).</summary>
public sealed class ConservationRegister
{
    private const string Agent = "urn:cpomdocs:agent";

    private readonly LiasseArchiver _archive;

    /// <summary>Makes a register.</summary>
    /// <param name="archive">The archive; its clock dates the acts.</param>
    public ConservationRegister(LiasseArchiver archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        _archive = archive;
    }

    /// <summary>Says how long a contract is kept; takes the place of what was said before, which stays in the earlier acts.</summary>
    /// <param name="id">Identifier or code of the contract.</param>
    /// <param name="regle">The rule.</param>
    /// <param name="decision">Who decides and why.</param>
    /// <returns>False when that rule is in force already.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold the contract, or is damaged.</exception>
    public bool SetRule(string id, RegleConservation regle, DecisionConservation decision)
    {
        ArgumentNullException.ThrowIfNull(regle);
        ArgumentNullException.ThrowIfNull(decision);
        return Record(id, etat => etat.Regle == regle ? null : ActOf(TypeActeConservation.REGLE, decision) with { Regle = regle });
    }

    /// <summary>
    /// Puts a contract on hold: nothing of it is eliminated until the hold is lifted, and the service that keeps it is told.
    /// </summary>
    /// <param name="id">Identifier or code of the contract.</param>
    /// <param name="decision">Who decides and why.</param>
    /// <exception cref="ArchiveUnavailableException">
    /// The archive does not hold the contract, or the service that was configured to keep holds refuses: the same call does again what is
    /// missing.
    /// </exception>
    public void Freeze(string id, DecisionConservation decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ActeConservation act = ActOf(TypeActeConservation.GEL, decision);
        bool IsThere(EtatConservation etat) => etat.Gels.Any(hold => hold.Acte.Par == act.Par && hold.Acte.Motif == act.Motif);
        Record(id, etat => IsThere(etat) ? null : act);
        _archive.Hold(id, isHeld: true);
    }

    /// <summary>Lifts a hold; the service lets the contract go with the last of them.</summary>
    /// <param name="id">Identifier or code of the contract.</param>
    /// <param name="numero">Number of the hold; <see langword="null"/> where there is only one.</param>
    /// <param name="decision">Who decides and why.</param>
    /// <returns>Why it cannot be lifted, in French; <see langword="null"/> when it is.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold the contract, or the service refuses.</exception>
    public string? Unfreeze(string id, int? numero, DecisionConservation decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        string? refusal = null;
        EtatConservation after = new(null, [], 0);
        Record(id, etat =>
        {
            GelJuridique[] wanted = [.. etat.Gels.Where(hold => numero is null || hold.Numero == numero)];
            string numbers = string.Join(", ", etat.Gels.Select(hold => hold.Numero));
            refusal = wanted.Length == 1 ? null : Messages.Get(etat.EstGele ? "DegelLequel" : "DegelAucun", id, numbers);
            after = etat with { Gels = [.. etat.Gels.Except(wanted)] };
            return refusal is null ? ActOf(TypeActeConservation.DEGEL, decision) with { Gel = wanted[0].Numero } : null;
        });
        if (!after.EstGele)
        {
            // Also when nothing was on hold any more: a stopped process may have recorded it and not told the service.
            _archive.Hold(id, isHeld: false);
        }

        return refusal;
    }

    private ActeConservation ActOf(TypeActeConservation type, DecisionConservation decision) => new()
    {
        Type = type, Par = decision.Par.Trim(), Motif = decision.Motif.Trim(), Instant = _archive.Now,
    };

    private bool Record(string id, Func<EtatConservation, ActeConservation?> decide) => NewestVersion.After(_archive, id, version =>
    {
        string code = _archive.Find(id)?.CodeContrat ?? throw new ArchiveUnavailableException(Messages.Get("ContratAbsent", id));
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held = _archive.Get(id)
            .ToImmutableSortedDictionary(file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal);
        EtatConservation etat = EtatConservation.Of(held.Keys, path => held[path]);
        if (decide(etat) is not { } act)
        {
            return false;
        }

        string path = ConservationJson.PathOf(etat.Actes + 1, act.Type);
        string happened = SentenceOf(act);
        _archive.Put(ArchiveProofs.EntryOf(code, happened, held.Add(path, ConservationJson.Write(act))) with
        {
            ApresVersion = version, Auteur = new ArchiveUser(act.Par, Agent),
        });
        return true;
    });

    private static string SentenceOf(ActeConservation act)
    {
        return act.Regle is { } regle
            ? Messages.Get("ConservationREGLE", regle.DureeAnnees, Messages.Get("Depart" + regle.Depart, Day(regle.DateDepart)),
                Messages.Get("Sort" + regle.SortFinal), act.Motif)
            : Messages.Get("Conservation" + act.Type, act.Motif, act.Gel ?? 0);
    }

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A decision about how long a contract is kept.</summary>
/// <param name="Par">Who decides: name and function.</param>
/// <param name="Motif">Why, in the words of the person.</param>
public sealed record DecisionConservation(string Par, string Motif);
