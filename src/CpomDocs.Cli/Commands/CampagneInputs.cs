using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Cli.Commands;

/// <summary>What the commands of a campaign read: the campaign, its family, the archive, the day.</summary>
internal sealed record CampagneInputs
{
    /// <summary>File of the campaign.</summary>
    public static readonly Argument<string> File = new("CAMPAGNE.json") { Description = Messages.Get("ArgumentCampagne") };

    /// <summary>Contracts worked on at the same time.</summary>
    public static readonly Option<int> Parallel = Counts.Option("--parallel", "OptionParallel", Environment.ProcessorCount);

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Day that states and delays are told for.</summary>
    public static readonly Option<DateOnly?> Date = DayOption("--date", "OptionDate");

    public required string Path { get; init; }

    public required Campagne Campagne { get; init; }

    public required Outcome<Campagne> Read { get; init; }

    public required Modeles Modeles { get; init; }

    public required Profil Profil { get; init; }

    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>Reads the campaign that the command line names.</summary>
    /// <param name="host">Process around the program.</param>
    /// <param name="parsed">Command line.</param>
    /// <param name="io">Reads the file, and is told everything wrong in it.</param>
    /// <returns>The campaign, or <see langword="null"/> when it is refused: what is wrong has then been said.</returns>
    public static CampagneInputs? Of(CliHost host, ParseResult parsed, CommandIo io)
    {
        string path = parsed.GetRequiredValue(File);
        Modeles modeles = Profiles.Load(host);
        Outcome<Campagne> read = CampagneReader.Read(path, io.Read(path), modeles.Profils);
        if (read.TryGet(out Campagne? campagne) && modeles.Profils.TryGet(campagne.Profil, out Profil? profil))
        {
            return new CampagneInputs { Path = path, Campagne = campagne, Read = read, Modeles = modeles, Profil = profil };
        }

        Refuse(io, DiagnosticsDocument.Of([CheckedFileItem.Of(path, read.Diagnostics)]));
        return null;
    }

    /// <summary>Says everything wrong with a campaign.</summary>
    /// <param name="io">Where to.</param>
    /// <param name="found">What is wrong.</param>
    public static void Refuse(CommandIo io, DiagnosticsDocument found) =>
        io.Result(found, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, found));

    /// <summary>Where the campaign stands.</summary>
    /// <param name="host">Clock.</param>
    /// <param name="parsed">Command line.</param>
    /// <param name="archive">The archive, if there is one.</param>
    /// <param name="liasses">Folder of liasses being signed, if there is one.</param>
    /// <returns>What to read.</returns>
    public DemandeSuiviCampagne Demande(CliHost host, ParseResult parsed, LiasseArchiver? archive, string? liasses = null) => new()
    {
        Campagne = Campagne,
        DossierContrats = Folder,
        Archive = archive,
        Liasses = liasses,
        Jour = parsed.GetValue(Date) ?? Today(host),
        Parallelisme = parsed.GetValue(Parallel),
    };

    /// <summary>Opens the archive, if it is there: before the first run it is not.</summary>
    /// <param name="host">Clock.</param>
    /// <param name="store">Folder.</param>
    /// <returns>The archive, or <see langword="null"/>.</returns>
    /// <exception cref="ArchiveUnavailableException">There is something else.</exception>
    public static LiasseArchiver? ArchiveAt(CliHost host, string? store) =>
        store is null || (!Archives.IsAddress(store) && IsEmpty(store)) ? null : Archives.Open(host, store);

    /// <summary>An option that takes a day.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="description">Key of its description.</param>
    /// <returns>The option.</returns>
    public static Option<DateOnly?> DayOption(string name, string description) => new(name)
    {
        Description = Messages.Get(description),
        HelpName = "DATE",
        CustomParser = ParseDay,
    };

    private static DateOnly? ParseDay(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        result.AddError(Messages.Get("DateUnknown", text));
        return null;
    }

    private static bool IsEmpty(string store)
    {
        return !store.Contains("://", StringComparison.Ordinal)
            && (!Directory.Exists(store) || !Directory.EnumerateFileSystemEntries(store).Any());
    }

    private static DateOnly Today(CliHost host) => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
}
