using System.Collections.Immutable;
using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads the profile of a contract family (<c>profil.json</c>).</summary>
public static class ProfilReader
{
    /// <summary>Reads a profile.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM.</param>
    /// <returns>
    /// The profile, or every reason to refuse it: <c>CPOM10xx</c> for its form, CPOM1310 for a rule switched off without a reason,
    /// CPOM1311 to CPOM1313 for a rule or document that it names and does not have, CPOM1314 for a setting that cannot be read.
    /// </returns>
    public static Outcome<Profil> Read(string fichier, ReadOnlyMemory<byte> json) => Read(fichier, json, []);

    /// <summary>Reads a profile that stands beside others.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM.</param>
    /// <param name="autres">Codes of the families already read: the profile has one of its own (CPOM1315).</param>
    /// <returns>The profile, or every reason to refuse it.</returns>
    public static Outcome<Profil> Read(string fichier, ReadOnlyMemory<byte> json, IReadOnlyCollection<string> autres)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        ArgumentNullException.ThrowIfNull(autres);
        FileReading reading = FileReader<Profil>.Read(fichier, json);
        if (reading.Root is not null)
        {
            AddUnreadableSettings(reading);
        }

        if (reading.Root is null || reading.Bag.HasError)
        {
            return Outcome.Failure<Profil>(reading.Bag.ToImmutable());
        }

        Profil profil = WithOrdinalKeys(FileReader<Profil>.ToRecord(reading));
        if (autres.Contains(profil.Code, StringComparer.OrdinalIgnoreCase))
        {
            reading.Add("CPOM1315", "/code", Gravite.Erreur, profil.Code, string.Join(", ", autres.Order(StringComparer.Ordinal)));
        }

        foreach (Constat constat in ReglesProfil.Juger(profil))
        {
            reading.Add(constat.Code, constat.Pointeur, constat.GraviteMax, constat.Valeurs);
        }

        ImmutableArray<Diagnostic> diagnostics = reading.Bag.ToImmutable();
        return reading.Bag.HasError ? Outcome.Failure<Profil>(diagnostics) : Outcome.Of(profil, diagnostics);
    }

    // The schema admits a word or an object: which word, and which fields, are judged here.
    private static void AddUnreadableSettings(FileReading reading)
    {
        foreach (PositionedNode reglage in reading.Root!.Child("regles")?.Children ?? [])
        {
            bool isWord = reglage.Kind == JsonValueKind.String && ReglageRegleConverter.EstGravite(reglage.Text);
            bool isObject = reglage.Kind == JsonValueKind.Object && reglage.Children.TrueForAll(IsSetting)
                && reglage.Child(ReglageRegleConverter.GraviteKey) is not null;
            if (!isWord && !isObject && !reading.Unreadable.Contains(reglage.Pointer))
            {
                reading.Add("CPOM1314", reglage.Pointer, Gravite.Erreur, reglage.Segment);
            }
        }
    }

    private static bool IsSetting(PositionedNode field) => field.Segment switch
    {
        ReglageRegleConverter.GraviteKey => field.Kind == JsonValueKind.String && ReglageRegleConverter.EstGravite(field.Text),
        ReglageRegleConverter.MotifKey => field.Kind == JsonValueKind.String,
        _ => false,
    };

    private static Profil WithOrdinalKeys(Profil profil) => profil with
    {
        Regles = profil.Regles.WithComparers(StringComparer.Ordinal),
        Bornes = profil.Bornes with
        {
            ObjectifsParVolet = profil.Bornes.ObjectifsParVolet.WithComparers(StringComparer.Ordinal),
            ObjectifsParType = profil.Bornes.ObjectifsParType.WithComparers(StringComparer.Ordinal),
            Qualites = profil.Bornes.Qualites.WithComparers(StringComparer.Ordinal),
        },
    };
}
