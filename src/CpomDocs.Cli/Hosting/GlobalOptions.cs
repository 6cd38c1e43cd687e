using System.CommandLine;

namespace CpomDocs.Cli.Hosting;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    /// <summary>Form of the result.</summary>
    public static Option<OutputFormat> Output { get; } = new("--output")
    {
        Description = Messages.Get("OptionOutput"),
        HelpName = "text|json|ndjson",
        Recursive = true,
        CustomParser = result => Enum.TryParse(result.Tokens[0].Value, ignoreCase: true, out OutputFormat format) && Enum.IsDefined(format)
            ? format
            : Refuse(result, Messages.Get("OutputUnknown", result.Tokens[0].Value)),
    };

    /// <summary>Says nothing but the result and errors.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet") { Description = Messages.Get("OptionQuiet"), Recursive = true };

    /// <summary>Says more.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = Messages.Get("OptionVerbose"), Recursive = true };

    private static OutputFormat Refuse(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return OutputFormat.Text;
    }
}

/// <summary>Form of the result on standard output.</summary>
internal enum OutputFormat
{
    /// <summary>Sentences for a person.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One JSON object a line, as events happen.</summary>
    Ndjson,
}
