using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Reads where documents stand from the documents themselves: there is no other truth.</summary>
internal static class LiasseStates
{
    /// <summary>State of a liasse: that of its least advanced document among those somebody signs.</summary>
    /// <param name="files">Bytes by path.</param>
    /// <returns>Name of the state (<c>EMIS</c>, <c>SIGNE</c>).</returns>
    public static string Of(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        return files
            .Where(file => file.Key.EndsWith(".pdf", StringComparison.Ordinal))
            .Select(file => SignatureStatusReader.Read(file.Value))
            .Select(read => read.Value?.Etat)
            .OfType<EtatCircuit>()
            .Where(etat => !etat.Circuit.Etapes.IsEmpty)
            .Select(etat => etat.Etat)
            .DefaultIfEmpty(EtatDocument.EMIS)
            .Min()
            .ToString();
    }

    /// <summary>Whether somebody has signed a document.</summary>
    /// <param name="pdf">The whole file.</param>
    /// <returns>True when a signature is found; false for a file of another origin.</returns>
    public static bool HasActs(ReadOnlyMemory<byte> pdf)
    {
        Outcome<SignatureStatus> read = SignatureStatusReader.Read(pdf);
        return read.TryGet(out SignatureStatus? status) && !status.Etat.Signes.IsEmpty;
    }
}
