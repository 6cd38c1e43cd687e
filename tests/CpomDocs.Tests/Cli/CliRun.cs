using CpomDocs.Cli.Hosting;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

/// <summary>Runs the program in the test's process and keeps what it said.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public static CliRun Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CliApplication.Run(args, Host(output, error));
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public static CliRun With(string templates, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CliApplication.Run(args, Host(output, error) with { Templates = templates });
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public static CliRun WithConfiguration(string file, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        CliHost host = Host(output, error);
        Func<string, string?> environment = host.Environment;
        int code = CliApplication.Run(args, host with { Environment = name => name == "CPOMDOCS_CONFIG" ? file : environment(name) });
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public static CliHost Host(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        OpenInput = () => new MemoryStream(),
        IsTerminal = false,
        Clock = TimeProvider.System,
        Environment = name => name == "CPOMDOCS_P12_PASSWORD" ? "demo" : null,
        Templates = Tree.PathOf("templates"),
    };
}
