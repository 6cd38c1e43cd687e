using CpomDocs.Campagnes.Runs;

namespace CpomDocs.Cli.Hosting;

/// <summary>Shows the phases of a long command one after the other.</summary>
internal sealed class PhaseDisplay(CliHost host, CommandIo io) : IDisposable
{
    private readonly Lock _lock = new();
    private ProgressDisplay? _current;
    private string? _phase;

    /// <summary>Shows a step.</summary>
    /// <param name="progress">How far the command is.</param>
    public void Show(DemoProgress progress)
    {
        lock (_lock)
        {
            if (_phase != progress.Phase)
            {
                _current?.Dispose();
                _current = new ProgressDisplay(host, io, progress.Phase, progress.Total);
                _phase = progress.Phase;
            }

            _current!.Step(progress.Phase);
        }
    }

    public void Dispose() => _current?.Dispose();
}
