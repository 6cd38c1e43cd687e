using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;

namespace CpomDocs.Cli.Commands;

/// <summary>Arguments that say which documents get an act and where they go.</summary>
internal static class PlaceOptions
{
    private static readonly Argument<string[]> Paths =
        new("PATH") { Description = Messages.Get("ArgumentPaths"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> InPlace = new("--in-place") { Description = Messages.Get("OptionInPlace") };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionSignInto"), HelpName = "FILE.pdf|DIR" };

    public static void AddTo(Command command)
    {
        command.Arguments.Add(Paths);
        command.Options.Add(InPlace);
        command.Options.Add(Into);
        command.Validators.Add(result =>
        {
            if (result.GetValue(InPlace) == result.GetValue(Into) is not null)
            {
                result.AddError(Messages.Get("InPlaceOrInto"));
            }
        });
    }

    /// <summary>The documents named.</summary>
    /// <param name="parsed">Command line.</param>
    /// <returns>Each document once.</returns>
    /// <exception cref="InputException">A path is missing, or two documents would go to one place.</exception>
    public static ImmutableArray<SigningPlace> PlacesOf(ParseResult parsed)
    {
        string? into = parsed.GetValue(Into);
        IEnumerable<SigningPlace> named = parsed.GetRequiredValue(Paths).SelectMany(path => PlacesUnder(path, into));
        ImmutableArray<SigningPlace> places = [.. named.DistinctBy(place => Path.GetFullPath(place.Source))];
        IGrouping<string, SigningPlace>? clash = places
            .GroupBy(place => Path.GetFullPath(place.Target))
            .FirstOrDefault(group => group.Skip(1).Any());
        return clash is null
            ? places
            : throw new InputException(Messages.Get("SameTarget", clash.Key, string.Join(", ", clash.Select(place => place.Source))));
    }

    private static IEnumerable<SigningPlace> PlacesUnder(string path, string? into)
    {
        bool isNamed = File.Exists(path);
        if (!isNamed && Directory.Exists(path) && IsPdf(into))
        {
            throw new InputException(Messages.Get("FolderIntoFile", path, into!));
        }

        return Inputs.PdfsUnder([path]).Select(file => new SigningPlace(file, TargetOf(file, path, into), isNamed));
    }

    // -o names a file when it ends in .pdf, a folder otherwise, which then has the same tree as the one that is signed.
    private static string TargetOf(string file, string path, string? into)
    {
        if (into is null)
        {
            return file;
        }

        string relative = File.Exists(path) ? Path.GetFileName(path) : Path.GetRelativePath(path, file);
        return IsPdf(into) ? into : Path.Combine(into, relative);
    }

    private static bool IsPdf(string? path) => path?.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) == true;
}
