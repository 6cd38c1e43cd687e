using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CpomDocs.Cli.Hosting;

/// <summary>Options that are an instant: RFC 3339, or a date, whose first instant counts (UTC).</summary>
internal static class InstantOption
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <returns>The option; <see langword="null"/> when it is not given.</returns>
    public static Option<DateTimeOffset?> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = Parse,
    };

    private static DateTimeOffset? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset instant))
        {
            return instant;
        }

        result.AddError(Messages.Get("InstantUnknown", text));
        return null;
    }
}
