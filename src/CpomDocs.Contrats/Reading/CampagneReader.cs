using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads a campaign (<c>campagne.json</c>).</summary>
public static class CampagneReader
{
    /// <summary>Reads a campaign.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM.</param>
    /// <returns>
    /// The campaign, with CPOM1300 where it lists another number of contracts than it expects; or every reason to refuse it:
    /// <c>CPOM10xx</c> for its form, CPOM1119 for a legal entity listed twice, CPOM1301 for a path, CPOM1302 for a FINESS key.
    /// </returns>
    public static Outcome<Campagne> Read(string fichier, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        FileReading reading = FileReader<Campagne>.Read(fichier, json);
        if (reading.Root is null)
        {
            return Outcome.Failure<Campagne>(reading.Bag.ToImmutable());
        }

        Campagne campagne = FileReader<Campagne>.ToRecord(reading);
        IReadOnlySet<string> unreadable = reading.Unreadable;
        foreach (Constat constat in ReglesCampagne.Juger(campagne).Where(constat => !unreadable.Contains(constat.Pointeur)))
        {
            reading.Add(constat.Code, constat.Pointeur, constat.GraviteMax, constat.Valeurs);
        }

        return reading.Bag.HasError
            ? Outcome.Failure<Campagne>(reading.Bag.ToImmutable())
            : Outcome.Of(campagne, reading.Bag.ToImmutable());
    }
}
