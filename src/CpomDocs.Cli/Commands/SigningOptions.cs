using System.CommandLine;
using CpomDocs.Cli.Hosting;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary>Options of the commands that sign.</summary>
internal static class SigningOptions
{
    /// <summary>Role that acts.</summary>
    public static readonly Option<Role> As = new("--as")
    {
        Description = Messages.Get("OptionAs"),
        Required = true,
        HelpName = "ROLE",
        CustomParser = result => ParseRole(result),
    };

    /// <summary>Level of a signature or of a seal.</summary>
    public static readonly Option<PadesLevel?> Level = new("--level")
    {
        Description = Messages.Get("OptionLevel"),
        HelpName = "B-B|B-T|B-LT|B-LTA",
        CustomParser = result => ParseLevel(result),
    };

    private static readonly Option<string?> Delegation =
        new("--delegation") { Description = Messages.Get("OptionDelegation"), HelpName = "FILE" };
    private static readonly Option<string?> Lieu = new("--lieu") { Description = Messages.Get("OptionLieu"), HelpName = "TEXT" };
    private static readonly Option<string?> SansCosignature =
        new("--sans-cosignature") { Description = Messages.Get("OptionSansCosignature"), HelpName = "MOTIF" };
    private static readonly Option<string?> AutreTitulaire =
        new("--autre-titulaire") { Description = Messages.Get("OptionAutreTitulaire"), HelpName = "MOTIF" };

    public static void AddTo(Command command)
    {
        command.Options.Add(As);
        KeyOptions.AddTo(command);
        AddActTo(command);
    }

    /// <summary>Adds what describes an act, for a key that is elsewhere.</summary>
    /// <param name="command">The command.</param>
    public static void AddDeferredTo(Command command)
    {
        command.Options.Add(As);
        AddActTo(command);
    }

    /// <summary>The act asked for.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="io">Reads the delegation.</param>
    /// <param name="host">Configuration.</param>
    /// <returns>The request.</returns>
    /// <exception cref="InputException">The delegation cannot be read; the message lists every fault.</exception>
    public static SigningRequest RequestOf(ParseResult parsed, CommandIo io, CliHost host) => new()
    {
        Role = parsed.GetRequiredValue(As),
        Level = LevelOf(parsed, host),
        Lieu = parsed.GetValue(Lieu),
        SansCosignature = parsed.GetValue(SansCosignature),
        AutreTitulaire = parsed.GetValue(AutreTitulaire),
        Delegataire = parsed.GetValue(Delegation) is { } path ? ReadDelegate(path, io.Read(path)) : null,
    };

    /// <summary>The level asked: B-B unless said otherwise, B-T where a time-stamp authority is named.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="host">Configuration.</param>
    /// <returns>The level.</returns>
    public static PadesLevel LevelOf(ParseResult parsed, CliHost host) =>
        parsed.GetValue(Level) ?? (ServiceOptions.AuthoritiesOf(parsed, host).IsEmpty ? PadesLevel.B : PadesLevel.T);

    private static void AddActTo(Command command)
    {
        command.Options.Add(Level);
        ServiceOptions.AddTo(command);
        foreach (Option option in (Option[])[Delegation, Lieu, SansCosignature, AutreTitulaire])
        {
            command.Options.Add(option);
        }
    }

    private static Signataire ReadDelegate(string path, byte[] json)
    {
        Outcome<Signataire> read = SignataireReader.Read(path, json);
        return read.Value ?? throw new InputException(string.Join(Environment.NewLine, read.Diagnostics.Select(item => Line(path, item))));
    }

    private static string Line(string path, Diagnostic item) =>
        $"{path}:{item.Ligne}:{item.Colonne}: {item.Code} {item.Message} {item.Remede}";

    private static Role ParseRole(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Role.TryParse(result.Tokens[0].Value, out Role? role))
        {
            return role.Value;
        }

        result.AddError(Messages.Get("RoleUnknown", result.Tokens[0].Value));
        return default;
    }

    private static PadesLevel? ParseLevel(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (PadesLevels.TryParse(result.Tokens[0].Value, out PadesLevel? level))
        {
            return level.Value;
        }

        result.AddError(Messages.Get("LevelUnknown", result.Tokens[0].Value));
        return default;
    }
}
