using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Circuits;

/// <summary>The manifest of a liasse as a file (<c>liasse.json</c>, <c>cpomdocs/liasse/1</c>).</summary>
public static class LiasseJson
{
    /// <summary>
    /// Writes a manifest in canonical form: UTF-8 without BOM, LF, keys in a fixed order; equal manifests give equal bytes.
    /// </summary>
    /// <param name="manifeste">The manifest.</param>
    /// <returns>The bytes of the file.</returns>
    public static ReadOnlyMemory<byte> Write(LiasseManifeste manifeste)
    {
        ArgumentNullException.ThrowIfNull(manifeste);
        return CanonicalJson.Write(manifeste);
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes.</param>
    /// <returns>The manifest, or every reason to refuse it (<c>CPOM10xx</c>).</returns>
    public static Outcome<LiasseManifeste> Read(string fichier, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        FileReading reading = FileReader<LiasseManifeste>.Read(fichier, json);
        return reading.Root is null || reading.Bag.HasError
            ? Outcome.Failure<LiasseManifeste>(reading.Bag.ToImmutable())
            : Outcome.Of(FileReader<LiasseManifeste>.ToRecord(reading), reading.Bag.ToImmutable());
    }
}
