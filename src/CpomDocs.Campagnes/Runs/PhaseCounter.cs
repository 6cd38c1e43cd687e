using CpomDocs.Campagnes.Journals;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Counts the things done in a phase, from several threads.</summary>
/// <param name="progress">Told each step.</param>
/// <param name="phase">French name of the phase.</param>
/// <param name="total">Things to do.</param>
internal sealed class PhaseCounter(Action<DemoProgress> progress, string phase, int total)
{
    private int _done;

    public void Step() => progress(new DemoProgress(phase, Interlocked.Increment(ref _done), total));

    public void OnContractEnd(CampagneEvent happened)
    {
        if (happened.Evenement is Evenement.ContratFin or Evenement.ContratEchec)
        {
            Step();
        }
    }
}
