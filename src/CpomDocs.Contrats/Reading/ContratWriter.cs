using System.Text;
using System.Text.Json;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>Writes a contract as JSON.</summary>
public static class ContratWriter
{
    /// <summary>
    /// Writes a contract in canonical form: UTF-8 without BOM, LF, keys in the order of the data model, optional fields left out,
    /// amounts with two decimals. Equal contracts give equal bytes.
    /// </summary>
    /// <param name="contrat">The contract; its rules are not judged.</param>
    /// <returns>The bytes of the file, ending with a line end.</returns>
    public static ReadOnlyMemory<byte> Write(Contrat contrat)
    {
        ArgumentNullException.ThrowIfNull(contrat);
        return CanonicalJson.Write(contrat);
    }
}

/// <summary>Writes any file of the model in canonical form.</summary>
internal static class CanonicalJson
{
    internal static ReadOnlyMemory<byte> Write<T>(T value)
    {
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, ModelJson.Indented) + "\n");
    }
}
