using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>Writes a campaign as JSON.</summary>
public static class CampagneWriter
{
    /// <summary>Writes a campaign in canonical form, like <see cref="ContratWriter"/>: equal campaigns give equal bytes.</summary>
    /// <param name="campagne">The campaign; its rules are not judged.</param>
    /// <returns>The bytes of the file, ending with a line end.</returns>
    public static ReadOnlyMemory<byte> Write(Campagne campagne)
    {
        ArgumentNullException.ThrowIfNull(campagne);
        return CanonicalJson.Write(campagne);
    }
}
