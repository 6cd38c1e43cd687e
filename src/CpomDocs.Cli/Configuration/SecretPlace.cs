using CpomDocs.Cli.Hosting;

namespace CpomDocs.Cli.Configuration;

/// <summary>Reads secrets where a configuration says that they are. A secret written in the configuration itself is refused.</summary>
internal sealed class SecretPlace(CliHost host, string configuration)
{
    /// <summary>What stands for a secret on the screen.</summary>
    public const string Mask = "•••";

    private const string EnvironmentPrefix = "env:";
    private const string FilePrefix = "file:";

    /// <summary>Reads a secret.</summary>
    /// <param name="setting">Name of the setting, for messages.</param>
    /// <param name="place"><c>env:NAME</c> or <c>file:PATH</c> (from the folder of the configuration), or nothing.</param>
    /// <returns>The secret, or <see langword="null"/> when the setting is absent or its variable is not set.</returns>
    /// <exception cref="InputException">The setting holds something else, which is not repeated, or the file cannot be read.</exception>
    public string? Read(string setting, string? place)
    {
        if (place is null)
        {
            return null;
        }

        if (place.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
        {
            return host.Environment(place[EnvironmentPrefix.Length..]);
        }

        return place.StartsWith(FilePrefix, StringComparison.Ordinal)
            ? ReadFile(PathOf(place))
            : throw new InputException(Messages.Get("SecretInConfiguration", configuration, setting));
    }

    /// <summary>Says where a secret is and whether it is there, never what it is.</summary>
    public string? Show(string? place)
    {
        if (place is null)
        {
            return null;
        }

        bool isPresent = place.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)
            ? host.Environment(place[EnvironmentPrefix.Length..]) is not null
            : place.StartsWith(FilePrefix, StringComparison.Ordinal) && File.Exists(PathOf(place));
        bool isReference = place.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)
            || place.StartsWith(FilePrefix, StringComparison.Ordinal);
        return (isReference ? place + " " : "") + (isPresent || !isReference ? Mask : Messages.Get("SecretAbsent"));
    }

    private string PathOf(string place) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configuration))!, place[FilePrefix.Length..]);

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Messages.Get("CannotRead", path), error);
        }
    }
}
