using System.CommandLine;
using CpomDocs.Cli.Configuration;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs config show</c>.</summary>
internal static class ConfigCommand
{
    public static Command Build(CliHost host) => new("config", Messages.Get("Config")) { Show(host) };

    private static Command Show(CliHost host)
    {
        var command = new Command("show", Messages.Get("ConfigShow"));
        command.SetAction(parsed =>
        {
            var configuration = CpomConfiguration.Read(host);
            var document = new ConfigDocument("cpomdocs/config/1", configuration.Path,
                [.. configuration.Settings().Select(Item)]);
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.ConfigDocument, text => Write(text, document));
            return ExitCode.Done;
        });
        return command;
    }

    private static SettingItem Item(Setting setting) => new(setting.Name, setting.Value, setting.Origin.ToString().ToLowerInvariant());

    private static void Write(TextWriter text, ConfigDocument document)
    {
        text.WriteLine(document.Fichier is { } file ? Messages.Get("ConfigFile", file) : Messages.Get("ConfigNoFile"));
        foreach (SettingItem setting in document.Reglages)
        {
            text.WriteLine($"{setting.Nom,-32} {setting.Valeur ?? "–"}  ({setting.Origine})");
        }
    }
}
