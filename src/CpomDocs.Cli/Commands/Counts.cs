using System.CommandLine;
using System.Globalization;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that take a number of things.</summary>
internal static class Counts
{
    /// <summary>Makes an option that refuses anything under 1.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="description">Key of its description.</param>
    /// <param name="usual">Value when the option is absent.</param>
    /// <returns>The option.</returns>
    public static Option<int> Option(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = Messages.Get(description), HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => IsCount(token.Value)))
            {
                result.AddError(Messages.Get("CountTooSmall", name));
            }
        });
        return option;
    }

    private static bool IsCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0;
}
