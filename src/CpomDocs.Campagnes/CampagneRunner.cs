using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes;

/// <summary>Issues the liasses of a campaign: check, compose, render, archive; several contracts at a time, each on its own.</summary>
/// <remarks>
/// The archive is the only memory of a run: what it holds already is not done again, so that a run that was killed is simply started
/// again. A contract that fails never stops the others. <see cref="RunMetrics"/> tells what it measures.
/// </remarks>
public sealed class CampagneRunner
{
    private readonly Modeles _modeles;
    private readonly TimeProvider _clock;

    /// <summary>Makes a runner.</summary>
    /// <param name="modeles">Profiles and templates.</param>
    /// <param name="clock">Clock that dates events and versions.</param>
    public CampagneRunner(Modeles modeles, TimeProvider clock)
    {
        _modeles = modeles;
        _clock = clock;
    }

    /// <summary>Runs a campaign.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="journal">Told each event, from several threads.</param>
    /// <param name="cancellationToken">Ends the run after the contracts under way.</param>
    /// <returns>Figures of the run; contracts not begun are in none of them.</returns>
    /// <exception cref="ArchiveUnavailableException">The store is not an archive.</exception>
    public CampagneTotals Run(CampagneRunRequest request, Action<CampagneEvent> journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(journal);
        var archive = LiasseArchiver.OpenOrCreate(request.Store, _clock, request.Archive);
        using var metrics = new RunMetrics(request.Campagne.Id, _clock);
        var tally = new CampagneTally(_clock, metrics);
        var run = new ContratRun
        {
            Request = request with
            {
                Production = request.Production with { Documents = request.Documents, Certifie = request.Cachet is not null },
            },
            Producer = new LiasseProducer(_modeles, new ReadingOptions { Parametres = request.Campagne.Parametres }),
            Archiver = new LiasseDepositor(archive, _modeles),
            Before = new IssuedBefore(archive, _modeles),
            Archive = archive,
            Trace = new RunTrace(_clock, journal, tally, metrics),
        };
        new RunStages<ContratCampagne>(run, request.Parallelisme).Run(request.Campagne.Contrats, cancellationToken);
        CampagneTotals totals = tally.ToTotals();
        journal(new CampagneEvent { Instant = _clock.GetUtcNow(), Evenement = Evenement.CampagneFin, Totaux = totals });
        cancellationToken.ThrowIfCancellationRequested();
        return totals;
    }
}
