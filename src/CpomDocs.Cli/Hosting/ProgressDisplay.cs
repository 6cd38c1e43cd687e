using Spectre.Console;

namespace CpomDocs.Cli.Hosting;

/// <summary>Shows how far a long command is: a bar on a terminal, a plain line now and then otherwise.</summary>
internal sealed class ProgressDisplay : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly CliHost _host;
    private readonly CommandIo _io;
    private readonly string _title;
    private readonly int _total;
    private readonly Lock _lock = new();
    private readonly TerminalBar? _bar;
    private readonly long _start;
    private long _lastLine;
    private int _done;

    public ProgressDisplay(CliHost host, CommandIo io, string title, int total)
    {
        _host = host;
        _io = io;
        _title = title;
        _total = total;
        _start = host.Clock.GetTimestamp();
        _lastLine = _start;
        _bar = io.CanDrawProgress && total > 1 ? new TerminalBar(host.Error, title, total) : null;
    }

    /// <summary>One more thing is done.</summary>
    /// <param name="what">Its name.</param>
    public void Step(string what)
    {
        lock (_lock)
        {
            _done++;
            if (_bar is not null)
            {
                _bar.MoveTo(_done, $"{Path.GetFileName(what)} ({PaceNow().ToText()})");
            }
            else if (_total > 1 && (_done == _total || _host.Clock.GetElapsedTime(_lastLine) > Interval))
            {
                _lastLine = _host.Clock.GetTimestamp();
                _io.Note($"{_title}\u00A0: {_done}/{_total} ({PaceNow().ToText()})");
            }
        }
    }

    private Pace PaceNow() => new(_done, _total, _host.Clock.GetElapsedTime(_start));

    public void Dispose() => _bar?.Dispose();

    private sealed class TerminalBar : IDisposable
    {
        private readonly ManualResetEventSlim _end = new();
        private readonly Task _display;
        private ProgressTask? _task;

        public TerminalBar(TextWriter error, string title, int total)
        {
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
            using var ready = new ManualResetEventSlim();
            _display = Task.Run(() => console.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .Start(context =>
                {
                    _task = context.AddTask(Markup.Escape(title), maxValue: total);
                    ready.Set();
                    _end.Wait();
                }));
            ready.Wait();
        }

        public void MoveTo(int done, string what)
        {
            _task!.Value = done;
            _task.Description = Markup.Escape(what);
        }

        public void Dispose()
        {
            _end.Set();
            _display.GetAwaiter().GetResult();
            _end.Dispose();
        }
    }
}
