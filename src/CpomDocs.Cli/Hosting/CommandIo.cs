using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Hosting;

/// <summary>What a command says and reads, in the form the user asked for.</summary>
internal sealed class CommandIo
{
    private readonly CliHost _host;
    private readonly OutputFormat _format;
    private readonly bool _quiet;

    public CommandIo(CliHost host, ParseResult parsed)
    {
        _host = host;
        _format = parsed.GetValue(GlobalOptions.Output);
        _quiet = parsed.GetValue(GlobalOptions.Quiet);
        Verbose = parsed.GetValue(GlobalOptions.Verbose);
    }

    /// <summary>Whether the user asked for more.</summary>
    public bool Verbose { get; }

    /// <summary>Whether the result is a JSON document.</summary>
    public bool IsJson => _format == OutputFormat.Json;

    /// <summary>Whether each event is a JSON line.</summary>
    public bool IsNdjson => _format == OutputFormat.Ndjson;

    /// <summary>Whether a progress bar can be drawn.</summary>
    public bool CanDrawProgress => _host.IsTerminal && !_quiet;

    /// <summary>Writes the result: the JSON document, or the sentences.</summary>
    /// <typeparam name="T">Type of the document.</typeparam>
    /// <param name="document">JSON document.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="sentences">The same for a person.</param>
    public void Result<T>(T document, JsonTypeInfo<T> type, Action<TextWriter> sentences) =>
        Result(indented => JsonSerializer.Serialize(document, indented ? type : OutputJson.Compact(type)), sentences);

    /// <summary>Writes the result: the JSON document, or the sentences.</summary>
    /// <param name="json">Makes the JSON document, over several lines or on one.</param>
    /// <param name="sentences">The same for a person.</param>
    public void Result(Func<bool, string> json, Action<TextWriter> sentences)
    {
        if (_format == OutputFormat.Text)
        {
            sentences(_host.Out);
        }
        else
        {
            _host.Out.WriteLine(json(_format == OutputFormat.Json));
        }
    }

    /// <summary>Writes a file that is the result of the command, as it is and whatever the format asked for.</summary>
    /// <param name="utf8">Its bytes, text in UTF-8.</param>
    public void File(ReadOnlySpan<byte> utf8) => _host.Out.Write(System.Text.Encoding.UTF8.GetString(utf8));

    /// <summary>Writes one event as a JSON line.</summary>
    /// <typeparam name="T">Type of the event.</typeparam>
    /// <param name="document">The event.</param>
    /// <param name="type">How it is written.</param>
    public void Line<T>(T document, JsonTypeInfo<T> type)
    {
        lock (_host)
        {
            _host.Out.WriteLine(JsonSerializer.Serialize(document, OutputJson.Compact(type)));
        }
    }

    /// <summary>Says something beside the result; silent with <c>--quiet</c>.</summary>
    /// <param name="sentence">French sentence.</param>
    public void Note(string sentence)
    {
        if (!_quiet)
        {
            _host.Error.WriteLine(sentence);
        }
    }

    /// <summary>Says what went wrong, whatever the verbosity.</summary>
    /// <param name="sentence">French sentence.</param>
    public void Problem(string sentence) => _host.Error.WriteLine(sentence);

    /// <summary>Reads a file named on the command line; <c>-</c> is standard input.</summary>
    /// <param name="path">Path.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="InputException">The file is missing or cannot be read.</exception>
    public byte[] Read(string path)
    {
        try
        {
            return path == "-" ? ReadInput() : System.IO.File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Messages.Get("CannotRead", path), error);
        }
    }

    private byte[] ReadInput()
    {
        using Stream input = _host.OpenInput();
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        return buffer.ToArray();
    }
}
