using System.Text;
using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Circuits;

/// <summary>The descripteur of a document as the text its XMP carries (<c>cpomdocs/descripteur/1</c>).</summary>
public static class DescripteurJson
{
    /// <summary>Writes a descripteur in canonical form: JSON on one line, keys in a fixed order; equal values give equal text.</summary>
    /// <param name="descripteur">The descripteur.</param>
    /// <returns>The text.</returns>
    public static string Write(Descripteur descripteur)
    {
        ArgumentNullException.ThrowIfNull(descripteur);
        return JsonSerializer.Serialize(descripteur, ModelJson.Compact);
    }

    /// <summary>Reads a descripteur, whoever wrote it.</summary>
    /// <param name="texte">The text.</param>
    /// <returns>The descripteur; or every reason to refuse the text (<c>CPOM10xx</c>). Never throws on a hostile text.</returns>
    public static Outcome<Descripteur> Read(string texte)
    {
        ArgumentNullException.ThrowIfNull(texte);
        FileReading reading = FileReader<Descripteur>.Read("descripteur", Encoding.UTF8.GetBytes(texte));
        return reading.Root is null || reading.Bag.HasError
            ? Outcome.Failure<Descripteur>(reading.Bag.ToImmutable())
            : Outcome.Of(FileReader<Descripteur>.ToRecord(reading), reading.Bag.ToImmutable());
    }
}
