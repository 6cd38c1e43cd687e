using System.CommandLine;
using System.CommandLine.Help;

namespace CpomDocs.Cli.Hosting;

/// <summary>Writes the reference of the command line (docs/cli.md) from the commands themselves.</summary>
internal static class CliDocumentation
{
    /// <summary>Writes the whole reference.</summary>
    /// <param name="root">Root command.</param>
    /// <returns>Markdown, in French.</returns>
    public static string Write(RootCommand root)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine(Messages.Get("DocTitle"));
        text.WriteLine();
        text.WriteLine(root.Description);
        text.WriteLine();
        text.WriteLine(Messages.Get("DocGeneral"));
        text.WriteLine();
        WriteOptions(text, root.Options.Where(option => option is not HelpOption and not VersionOption));
        text.WriteLine(Messages.Get("DocExitCodes"));
        text.WriteLine();
        foreach (Command command in root.Subcommands)
        {
            WriteCommand(text, command, "cpomdocs");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void WriteCommand(StringWriter text, Command command, string parent)
    {
        string name = $"{parent} {command.Name}";
        if (command.Action is not null)
        {
            WriteOwn(text, command, name);
        }

        foreach (Command child in command.Subcommands)
        {
            WriteCommand(text, child, name);
        }
    }

    private static void WriteOwn(StringWriter text, Command command, string name)
    {
        text.WriteLine($"## `{name}`");
        text.WriteLine();
        text.WriteLine(command.Description);
        text.WriteLine();
        string arguments = string.Concat(command.Arguments.Select(Usage));
        text.WriteLine($"    {name}{arguments}{string.Concat(command.Options.Where(IsOwn).Select(Usage))}");
        text.WriteLine();
        WriteArguments(text, command);
        WriteOptions(text, command.Options.Where(IsOwn));
    }

    private static void WriteArguments(StringWriter text, Command command)
    {
        foreach (Argument argument in command.Arguments)
        {
            text.WriteLine($"- `{argument.Name}`\u00A0: {argument.Description}");
        }

        if (command.Arguments.Count > 0)
        {
            text.WriteLine();
        }
    }

    private static void WriteOptions(StringWriter text, IEnumerable<Option> options)
    {
        Option[] listed = [.. options];
        if (listed.Length == 0)
        {
            return;
        }

        text.WriteLine(Messages.Get("DocOptionHeader"));
        text.WriteLine("| --- | --- |");
        foreach (Option option in listed)
        {
            text.WriteLine($"| `{Form(option).Replace("|", "\\|", StringComparison.Ordinal)}` | {option.Description} |");
        }

        text.WriteLine();
    }

    private static bool IsOwn(Option option) => option is not HelpOption && !option.Recursive;

    private static string Usage(Argument argument)
    {
        string name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $" [{name}]" : $" {name}";
    }

    private static string Usage(Option option)
    {
        string many = option.Arity.MaximumNumberOfValues > 1 ? "..." : "";
        return option.Required ? $" {Form(option)}{many}" : $" [{Form(option)}]{many}";
    }

    private static string Form(Option option) => option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}";
}
