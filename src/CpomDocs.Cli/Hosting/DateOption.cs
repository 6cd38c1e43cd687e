using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CpomDocs.Cli.Hosting;

/// <summary>Options that are a date, AAAA-MM-JJ.</summary>
internal static class DateOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <returns>The option; <see langword="null"/> when it is not given.</returns>
    public static Option<DateOnly?> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = Parse,
    };

    /// <summary>Reads one.</summary>
    /// <param name="result">What was written; told of what is wrong.</param>
    /// <returns>The date.</returns>
    public static DateOnly? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        result.AddError(Messages.Get("DateUnknown", text));
        return null;
    }
}
