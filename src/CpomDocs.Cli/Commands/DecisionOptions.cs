using System.CommandLine;
using CpomDocs.Campagnes.Conservations;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that say who decides and why; neither may be left blank.</summary>
internal static class DecisionOptions
{
    /// <summary>Who decides.</summary>
    public static readonly Option<string> By =
        NotBlank(new("--par") { Description = Messages.Get("OptionDecisionPar"), Required = true, HelpName = "NOM" });

    private static readonly Option<string> Motif =
        NotBlank(new("--motif") { Description = Messages.Get("OptionDecisionMotif"), Required = true, HelpName = "TEXT" });

    public static void AddTo(Command command)
    {
        command.Options.Add(By);
        command.Options.Add(Motif);
    }

    public static DecisionConservation Of(ParseResult parsed) => new(parsed.GetRequiredValue(By), parsed.GetRequiredValue(Motif));

    /// <summary>Refuses a blank text.</summary>
    public static Option<string> NotBlank(Option<string> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError(Messages.Get("OptionBlank", option.Name));
            }
        });
        return option;
    }
}
