using System.Collections.Frozen;
using System.Collections.Immutable;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition.Analysis;

/// <summary>What each function of the templates takes and gives, from <c>fonctions.txt</c>.</summary>
internal static class FunctionCatalogue
{
    private const string Resource = "CpomDocs.Composition.Analysis.fonctions.txt";
    private const string Anything = "Tout";
    private const string Made = "Rendu";

    /// <summary>The functions, by name.</summary>
    internal static readonly FrozenDictionary<string, FunctionEntry> Entries = Load();

    private static FrozenDictionary<string, FunctionEntry> Load()
    {
        using Stream stream = typeof(FunctionCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException(Resource);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(EntryOf)
            .ToFrozenDictionary(entry => entry.Nom, StringComparer.Ordinal);
    }

    private static FunctionEntry EntryOf(string line)
    {
        string[] parts = line.Split(" | ", 4);
        return new FunctionEntry(parts[0], [.. parts[1].Split(", ")], parts[2], parts[3].TrimEnd());
    }

    /// <summary>A function.</summary>
    /// <param name="Nom">Name in templates.</param>
    /// <param name="Accepte">Kinds of its first argument.</param>
    /// <param name="Rend">Kind of what it gives.</param>
    /// <param name="Description">What it does, in French.</param>
    internal sealed record FunctionEntry(string Nom, ImmutableArray<string> Accepte, string Rend, string Description)
    {
        /// <summary>Whether it applies to values of a kind.</summary>
        internal bool Takes(SlotValue value)
        {
            return Accepte.Contains(Anything)
                || value.Type is not { } type
                || (!value.IsMarkup && KindsOf(type.Genre).Any(kind => Accepte.Contains(kind.ToString())));
        }

        /// <summary>What it gives for a value.</summary>
        internal SlotValue Give(SlotValue value)
        {
            if (Rend == Anything || (Rend == nameof(GenreChamp.Liste) && value.Type?.Genre == GenreChamp.Liste))
            {
                return value with { IsPresent = true, Constant = null };
            }

            return Rend == Made
                ? SlotValue.Of(GenreChamp.Texte) with { IsMarkup = true }
                : SlotValue.Of(Enum.Parse<GenreChamp>(Rend));
        }

        private static ImmutableArray<GenreChamp> KindsOf(GenreChamp genre) => genre switch
        {
            GenreChamp.Code => [GenreChamp.Code, GenreChamp.Texte],
            GenreChamp.Entier => [GenreChamp.Entier, GenreChamp.Nombre],
            GenreChamp.Valeur => [GenreChamp.Valeur, GenreChamp.Nombre],
            _ => [genre],
        };
    }
}
