using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads the profile of a contract family (<c>profil.json</c>).</summary>
public static class ProfilReader
{
    /// <summary>Reads a profile.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM.</param>
    /// <returns>The profile, or every reason to refuse it (<c>CPOM10xx</c>).</returns>
    public static Outcome<Profil> Read(string fichier, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        FileReading reading = FileReader<Profil>.Read(fichier, json);
        if (reading.Root is null || reading.Bag.HasError)
        {
            return Outcome.Failure<Profil>(reading.Bag.ToImmutable());
        }

        Profil profil = FileReader<Profil>.ToRecord(reading);
        return Outcome.Of(WithOrdinalKeys(profil), reading.Bag.ToImmutable());
    }

    private static Profil WithOrdinalKeys(Profil profil) => profil with
    {
        Regles = profil.Regles.WithComparers(StringComparer.Ordinal),
        Bornes = profil.Bornes with
        {
            ObjectifsParVolet = profil.Bornes.ObjectifsParVolet.WithComparers(StringComparer.Ordinal),
            ObjectifsParType = profil.Bornes.ObjectifsParType.WithComparers(StringComparer.Ordinal),
        },
    };
}
