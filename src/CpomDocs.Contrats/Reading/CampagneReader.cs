using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads a campaign (<c>campagne.json</c>).</summary>
public static class CampagneReader
{
    /// <summary>Reads a campaign by itself, without its family: every rule weighs what it weighs by default.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM.</param>
    /// <returns>
    /// The campaign, with CPOM1300 where it lists another number of contracts than it expects; or every reason to refuse it:
    /// <c>CPOM10xx</c> for its form, CPOM1119 for a legal entity listed twice, CPOM1301 for a path, CPOM1302 for a FINESS key.
    /// </returns>
    public static Outcome<Campagne> Read(string fichier, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        return Judge(fichier, json, profils: null);
    }

    /// <summary>Reads a campaign and judges it by its family, whose profile weighs each rule (PAR-04, CAL-05 to CAL-08).</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM.</param>
    /// <param name="profils">The families installed.</param>
    /// <returns>As the other reading, and CPOM1030 for a family that is not installed, CPOM1303 to CPOM1306 for a late step.</returns>
    public static Outcome<Campagne> Read(string fichier, ReadOnlyMemory<byte> json, ProfilCatalogue profils)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        ArgumentNullException.ThrowIfNull(profils);
        return Judge(fichier, json, profils);
    }

    private static Outcome<Campagne> Judge(string fichier, ReadOnlyMemory<byte> json, ProfilCatalogue? profils)
    {
        FileReading reading = FileReader<Campagne>.Read(fichier, json);
        if (reading.Root is null)
        {
            return Outcome.Failure<Campagne>(reading.Bag.ToImmutable());
        }

        Campagne campagne = FileReader<Campagne>.ToRecord(reading);
        IReadOnlySet<string> unreadable = reading.Unreadable;
        Profil? profil = null;
        if (profils is not null && !profils.TryGet(campagne.Profil, out profil) && !unreadable.Contains("/profil"))
        {
            reading.Add("CPOM1030", "/profil", Gravite.Erreur, Quote.Text(campagne.Profil), string.Join(", ", profils.Codes));
        }

        foreach (Constat constat in ReglesCampagne.Juger(campagne, profil).Where(constat => !unreadable.Contains(constat.Pointeur)))
        {
            if (WeightOf(constat, profil) is { } weight)
            {
                reading.Add(constat.Code, constat.Pointeur, weight, constat.Valeurs);
            }
        }

        ImmutableArray<Diagnostic> diagnostics = reading.Bag.ToImmutable(profil?.Intitule);
        return reading.Bag.HasError ? Outcome.Failure<Campagne>(diagnostics) : Outcome.Of(campagne, diagnostics);
    }

    private static Gravite? WeightOf(Constat constat, Profil? profil)
    {
        string? regle = DiagnosticCatalogue.Get(constat.Code).Regle;
        if (regle is null || profil is null)
        {
            return constat.GraviteMax;
        }

        Gravite? weight = profil.GraviteDe(regle);
        return weight > constat.GraviteMax ? constat.GraviteMax : weight;
    }
}
