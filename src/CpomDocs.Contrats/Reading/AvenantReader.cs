using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads the form of an avenant (<c>cpomdocs/avenant/1</c>). Stateless.</summary>
/// <remarks>The rules that compare it with its contract (AVN-01, AVN-04, AVN-06…) are not judged here.</remarks>
public static class AvenantReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes.</param>
    /// <returns>The avenant; or every reason to refuse the file (<c>CPOM10xx</c>).</returns>
    public static Outcome<Avenant> Read(string fichier, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        FileReading reading = FileReader<Avenant>.Read(fichier, json);
        return reading.Root is null || reading.Bag.HasError
            ? Outcome.Failure<Avenant>(reading.Bag.ToImmutable())
            : Outcome.Of(FileReader<Avenant>.ToRecord(reading), reading.Bag.ToImmutable());
    }
}
