using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>
/// Eliminates contracts whose time is over, in two steps by two people, and keeps the record in an object of the archive that no
/// elimination touches.
/// </summary>
/// <remarks>
/// What is decided is recorded before anything is removed, and the record is closed after: whoever is stopped in between goes on with the
/// same call. A contract is removed only as long as its inventory is the one that was proposed.
/// </remarks>
public sealed class EliminationRegister
{
    /// <summary>Identifier of the register in the archive.</summary>
    public const string Id = "urn:cpomdocs:eliminations";

    private const string Agent = "urn:cpomdocs:agent";
    private const int FewestDigits = 16;

    private readonly LiasseArchiver _archive;
    private readonly EcheancesReader _echeances;

    /// <summary>Makes a register.</summary>
    /// <param name="archive">The archive; its clock dates the steps and says what day it is.</param>
    /// <param name="modeles">Families of contracts.</param>
    public EliminationRegister(LiasseArchiver archive, Modeles modeles)
    {
        ArgumentNullException.ThrowIfNull(archive);
        _archive = archive;
        Remove = archive.Remove;
        _echeances = new EcheancesReader(archive, modeles);
    }

    /// <summary>Removes a contract, given its code and the SHA-512 of its inventory.</summary>
    internal Action<string, string> Remove { get; init; }

    /// <summary>Reads every elimination.</summary>
    /// <returns>Eliminations, in the order of their numbers.</returns>
    /// <exception cref="ArchiveUnavailableException">The register is damaged.</exception>
    public ImmutableArray<SuiviElimination> Read() => EliminationFiles.Read(Held());

    /// <summary>First step: proposes contracts; nothing is removed.</summary>
    /// <param name="ids">Identifiers or codes.</param>
    /// <param name="decision">Who proposes and why.</param>
    /// <returns>The proposition with its number and digest; or every reason to refuse, and nothing is recorded.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold one of them, or is damaged.</exception>
    public ResultatElimination Propose(IEnumerable<string> ids, DecisionConservation decision)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(decision);
        string[] codes = [.. ids.Select(id => _echeances.Read(id).CodeContrat).Distinct(StringComparer.Ordinal)];
        return Step(decision.Par, (held, before) =>
        {
            ImmutableArray<string> refusals = [.. codes.SelectMany(code => RefusalsOf(code, before))];
            if (!refusals.IsEmpty)
            {
                return (new ResultatElimination(null, refusals), null);
            }

            var proposition = new PropositionElimination
            {
                Numero = before.Length + 1,
                Par = decision.Par.Trim(),
                Motif = decision.Motif.Trim(),
                Instant = _archive.Now,
                Contrats = [.. codes.Select(Describe)],
            };
            var inventories = codes.Select(code => KeyValuePair.Create<string, ReadOnlyMemory<byte>>(code, _archive.InventoryBytes(code)));
            return Recorded(held, proposition.Numero, EliminationFiles.Of(proposition, inventories),
                Messages.Get("EliminationProposee", proposition.Numero, string.Join(", ", codes)));
        });
    }

    /// <summary>Second step: another person decides, then the contracts are removed. The same call goes on with a stopped one.</summary>
    /// <param name="numero">Number of the proposition.</param>
    /// <param name="empreinte">Its SHA-512, or the first 16 digits of it at least.</param>
    /// <param name="par">Who decides.</param>
    /// <param name="visa">Reference of the agreement of the archives service.</param>
    /// <returns>Where the elimination stands, over; or every reason to refuse, and nothing is removed.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive refuses: the same call goes on.</exception>
    public ResultatElimination Execute(int numero, string empreinte, string par, string visa)
    {
        ArgumentNullException.ThrowIfNull(par);
        ArgumentNullException.ThrowIfNull(visa);
        ResultatElimination decided = Step(par, (held, before) =>
        {
            SuiviElimination? found = before.FirstOrDefault(one => one.Proposition.Numero == numero);
            ImmutableArray<string> refusals = found is null
                ? [Messages.Get("EliminationInconnue", numero)]
                : [.. RefusalsOf(found, empreinte, par)];
            if (!refusals.IsEmpty || found!.Etat == EtatElimination.DECIDEE)
            {
                return (new ResultatElimination(refusals.IsEmpty ? found : null, refusals), null);
            }

            var decision = new DecisionElimination
            {
                Numero = numero, Empreinte = found.Empreinte, Par = par.Trim(), Visa = visa.Trim(), Instant = _archive.Now,
            };
            return Recorded(held, numero, [EliminationFiles.Of(decision)], Messages.Get("EliminationDecidee", numero, decision.Visa));
        });
        return decided.Suivi is { } suivi ? Conclude(suivi, par, abandon: null, Remove) : decided;
    }

    /// <summary>Gives a proposition up; of one that was decided, what is left.</summary>
    /// <param name="numero">Number of the proposition.</param>
    /// <param name="decision">Who gives it up and why.</param>
    /// <returns>Where the elimination stands, over; or why it cannot be given up.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive refuses.</exception>
    public ResultatElimination Abandon(int numero, DecisionConservation decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        SuiviElimination? found = Read().FirstOrDefault(one => one.Proposition.Numero == numero);
        return found is null ? new ResultatElimination(null, [Messages.Get("EliminationInconnue", numero)])
            : found.ProcesVerbal is not null ? new ResultatElimination(null, [Messages.Get("EliminationFinie", numero)])
            : Conclude(found, decision.Par, decision, null);
    }

    private ResultatElimination Conclude(
        SuiviElimination suivi, string par, DecisionConservation? abandon, Action<string, string>? remove)
    {
        SortContrat[] fates = [.. suivi.Proposition.Contrats.Select(contrat => FateOf(contrat, abandon, remove))];
        return Step(par, (held, before) =>
        {
            SuiviElimination now = before.First(one => one.Proposition.Numero == suivi.Proposition.Numero);
            if (now.ProcesVerbal is not null)
            {
                return (new ResultatElimination(now, []), null);
            }

            var record = new ProcesVerbalElimination
            {
                Proposition = now.Proposition,
                Empreinte = now.Empreinte,
                Decision = now.Decision,
                Abandon = abandon,
                Contrats = [.. fates],
                Instant = _archive.Now,
            };
            string happened = Messages.Get(abandon is null ? "EliminationExecutee" : "EliminationAbandonnee",
                now.Proposition.Numero, fates.Count(fate => fate.EstElimine), fates.Length);
            return Recorded(held, now.Proposition.Numero, EliminationFiles.Of(record), happened);
        });
    }

    // Another writer, a hold, an avenant: what is no longer what was agreed to is left, and said.
    private SortContrat FateOf(ContratAEliminer contrat, DecisionConservation? abandon, Action<string, string>? remove)
    {
        try
        {
            remove?.Invoke(contrat.CodeContrat, contrat.InventaireSha512);
            bool isGone = _archive.TryShow(contrat.CodeContrat) is null;
            return new SortContrat(contrat.CodeContrat, isGone, isGone ? "" : abandon?.Motif ?? Messages.Get("EliminationAutreContenu"));
        }
        catch (ArchiveUnavailableException error) when (error.IsConflict)
        {
            return new SortContrat(contrat.CodeContrat, EstElimine: false, Messages.Get("EliminationAutreContenu"));
        }
    }

    private IEnumerable<string> RefusalsOf(string code, ImmutableArray<SuiviElimination> before)
    {
        foreach (string reason in _echeances.Read(code).Empechements)
        {
            yield return Messages.Get("EliminationRefus", code, reason);
        }

        foreach (SuiviElimination other in before.Where(one => one.ProcesVerbal is null
            && one.Proposition.Contrats.Any(contrat => contrat.CodeContrat == code)))
        {
            yield return Messages.Get("EliminationRefus", code, Messages.Get("EmpechementProposition", other.Proposition.Numero));
        }
    }

    private IEnumerable<string> RefusalsOf(SuiviElimination found, string empreinte, string par)
    {
        if (found.ProcesVerbal is not null)
        {
            return [Messages.Get("EliminationFinie", found.Proposition.Numero)];
        }

        string digest = empreinte.Trim().ToLowerInvariant();
        if (digest.Length < FewestDigits || !found.Empreinte.StartsWith(digest, StringComparison.Ordinal))
        {
            return [Messages.Get("EliminationAutreEmpreinte", found.Proposition.Numero)];
        }

        if (NomDePersonne.EstLeMeme(par, found.Proposition.Par))
        {
            return [Messages.Get("EliminationMemePersonne", found.Proposition.Par)];
        }

        return found.Etat == EtatElimination.DECIDEE ? [] : found.Proposition.Contrats.SelectMany(RefusalsOf);
    }

    private IEnumerable<string> RefusalsOf(ContratAEliminer contrat)
    {
        IEnumerable<string> reasons = _archive.TryShow(contrat.CodeContrat) is null ? [Messages.Get("EmpechementAbsent")]
            : EliminationFiles.DigestOf(_archive.InventoryBytes(contrat.CodeContrat)) != contrat.InventaireSha512
                ? _echeances.Read(contrat.CodeContrat).Empechements.Prepend(Messages.Get("EliminationAutreContenu"))
                : _echeances.Read(contrat.CodeContrat).Empechements;
        return reasons.Select(reason => Messages.Get("EliminationRefus", contrat.CodeContrat, reason));
    }

    private ContratAEliminer Describe(string code)
    {
        EcheanceArchive echeance = _echeances.Read(code);
        Inventory inventory = _archive.Show(code);
        return new ContratAEliminer
        {
            CodeContrat = code,
            Titulaire = echeance.Titulaire,
            Debut = echeance.Debut,
            Fin = echeance.Fin,
            Versions = inventory.Head,
            Fichiers = inventory.Manifest.Values.Sum(paths => paths.Length),
            Octets = _archive.Find(code)!.Octets,
            InventaireSha512 = EliminationFiles.DigestOf(_archive.InventoryBytes(code)),
            Regle = echeance.Conservation.Regle!,
            Depart = echeance.Depart!.Value,
            Echeance = echeance.Echeance!.Value,
        };
    }

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Held()
    {
        return _archive.TryShow(Id) is null
            ? ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
            : _archive.Get(Id)
                .ToImmutableSortedDictionary(file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal);
    }

    private static (ResultatElimination Result, Writing? Writing) Recorded(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        int number,
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> added,
        string happened)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files = held.SetItems(added);
        SuiviElimination after = EliminationFiles.Read(files).First(one => one.Proposition.Numero == number);
        return (new ResultatElimination(after, []), new Writing(files, happened));
    }

    private ResultatElimination Step(
        string par,
        Func<
            ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>,
            ImmutableArray<SuiviElimination>,
            (ResultatElimination, Writing?)> work)
    {
        return NewestVersion.After(_archive, Id, version =>
        {
            ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held = Held();
            (ResultatElimination result, Writing? writing) = work(held, EliminationFiles.Read(held));
            if (writing is not null)
            {
                _archive.PutRegister(Id,
                    new RegisterEntry(writing.Evenement, new ArchiveUser(par.Trim(), Agent), writing.Fichiers, version));
            }

            return result;
        });
    }

    private sealed record Writing(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Fichiers, string Evenement);
}
