using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Classeurs;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Makes the avenants that a sheet of financing asks for, one a contract, through the stages of a campaign: check, compose, render,
/// archive; several contracts at a time, each on its own.
/// </summary>
/// <remarks>
/// With an archive, that is the only memory of a run: an avenant that it holds is not made again, and one that everybody has signed leaves
/// nothing to ask for. One whose edition was refused or recalled is replaced.
/// </remarks>
public sealed class AvenantsRunner
{
    private readonly Modeles _modeles;
    private readonly TimeProvider _clock;

    /// <summary>Makes a runner.</summary>
    /// <param name="modeles">Profiles and templates.</param>
    /// <param name="clock">Clock that dates events and versions.</param>
    public AvenantsRunner(Modeles modeles, TimeProvider clock)
    {
        _modeles = modeles;
        _clock = clock;
    }

    /// <summary>Makes avenants.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="contrats">The contracts in force.</param>
    /// <param name="journal">Told each event, from several threads.</param>
    /// <param name="cancellationToken">Ends the run after the contracts under way.</param>
    /// <returns>Figures of the run; contracts not begun are in none of them.</returns>
    /// <exception cref="ArchiveUnavailableException">The store is not an archive.</exception>
    public CampagneTotals Run(
        AvenantsRunRequest request, ContratsEnVigueur contrats, Action<CampagneEvent> journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(journal);
        using var metrics = new RunMetrics(request.Campagne.Id, _clock);
        var tally = new CampagneTally(_clock, metrics);
        var run = new AvenantRun
        {
            Request = request with
            {
                Production = request.Production with { Projet = request.Archive is null, Certifie = request.Cachet is not null },
            },
            Contrats = contrats,
            Producer = new AvenantProducer(_modeles),
            Archiver = request.Archive is { } archive ? new LiasseDepositor(archive, _modeles) : null,
            Trace = new RunTrace(_clock, journal, tally, metrics),
        };
        new RunStages<FinancementDemande>(run, request.Parallelisme).Run(request.Financements.Contrats, cancellationToken);
        CampagneTotals totals = tally.ToTotals();
        journal(new CampagneEvent { Instant = _clock.GetUtcNow(), Evenement = Evenement.CampagneFin, Totaux = totals });
        cancellationToken.ThrowIfCancellationRequested();
        return totals;
    }
}
