using System.CommandLine;
using System.CommandLine.Parsing;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Cli.Hosting;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that choose contracts and documents of a campaign.</summary>
internal static class CampagneFilterOptions
{
    /// <summary>Stage.</summary>
    public static readonly Option<int?> Etape = new("--etape") { Description = Messages.Get("OptionEtape"), HelpName = "N" };

    private static readonly Option<string[]> Groupes = Several("--groupe", "OptionGroupe", "GROUPE");
    private static readonly Option<string[]> Contrats = Several("--contrat", "OptionContratCode", "CODE");
    private static readonly Option<string[]> Roles = Several("--role", "OptionRole", "ROLE");
    private static readonly Option<string[]> Etats = Several("--etat", "OptionEtat", "ETAT");
    private static readonly Option<bool> Retards = new("--retards") { Description = Messages.Get("OptionRetards") };

    /// <summary>Options that choose contracts and a stage.</summary>
    public static void AddContratsTo(Command command)
    {
        foreach (Option option in (Option[])[Etape, Groupes, Contrats])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>All options.</summary>
    public static void AddTo(Command command)
    {
        AddContratsTo(command);
        foreach (Option option in (Option[])[Roles, Etats, Retards])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            Check(result, Roles, name => Role.TryParse(name, out _), "RoleUnknown");
            Check(result, Etats, name => Enum.TryParse<EtatVie>(name, out _) && !int.TryParse(name, out _), "EtatUnknown");
        });
    }

    /// <summary>What the command line asks for.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="campagne">The campaign.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="InputException">The campaign has no such stage or group.</exception>
    public static SuiviFiltre FilterOf(ParseResult parsed, Campagne campagne)
    {
        CheckStep(campagne, parsed.GetValue(Etape));
        string[] known = [.. campagne.Contrats.Select(contrat => contrat.Groupe).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        string[] groupes = parsed.GetValue(Groupes) ?? [];
        if (groupes.FirstOrDefault(groupe => !known.Contains(groupe, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new InputException(Messages.Get("GroupUnknown", unknown, string.Join(", ", known)));
        }

        return new SuiviFiltre
        {
            Etape = parsed.GetValue(Etape),
            Groupes = [.. groupes],
            Contrats = [.. parsed.GetValue(Contrats) ?? []],
        };
    }

    /// <summary>The same with the options that choose documents.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="campagne">The campaign.</param>
    /// <returns>The filter.</returns>
    public static SuiviFiltre WholeFilterOf(ParseResult parsed, Campagne campagne) => FilterOf(parsed, campagne) with
    {
        Roles = [.. parsed.GetValue(Roles) ?? []],
        Etats = [.. (parsed.GetValue(Etats) ?? []).Select(Enum.Parse<EtatVie>)],
        Retards = parsed.GetValue(Retards),
    };

    /// <summary>Refuses a stage that the campaign does not have.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="etape">Stage asked for, if any.</param>
    /// <exception cref="InputException">There is none of this number.</exception>
    public static void CheckStep(Campagne campagne, int? etape)
    {
        if (etape is { } numero && campagne.Etapes.All(known => known.Numero != numero))
        {
            throw new InputException(Messages.Get("StepUnknown", numero, string.Join(", ", campagne.Etapes.Select(known => known.Numero))));
        }
    }

    private static void Check(CommandResult result, Option<string[]> option, Func<string, bool> isKnown, string key)
    {
        foreach (Token token in result.GetResult(option)?.Tokens.Where(token => !isKnown(token.Value)) ?? [])
        {
            result.AddError(Messages.Get(key, token.Value, string.Join(", ", Enum.GetNames<EtatVie>())));
        }
    }

    private static Option<string[]> Several(string name, string description, string help) =>
        new(name) { Description = Messages.Get(description), HelpName = help, AllowMultipleArgumentsPerToken = true };
}
