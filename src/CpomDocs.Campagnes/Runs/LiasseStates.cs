using CpomDocs.Archiving.Manifests;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Reads where documents stand from the documents themselves: there is no other truth.</summary>
internal static class LiasseStates
{
    /// <summary>
    /// State of a liasse: stopped when one of its documents is refused or recalled, otherwise that of its least advanced document among
    /// those somebody signs.
    /// </summary>
    /// <param name="files">Bytes by path; those of an avenant do not count: it changes nothing before everybody has signed it.</param>
    /// <returns>Name of the state (<c>EMIS</c>, <c>SIGNE</c>, <c>REFUSE</c>).</returns>
    public static string Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var events = CircuitEvents.Of(files);
        ReadOnlyMemory<byte>[] pdfs = [.. files.Where(file => IsOfTheContract(file.Key)).Select(file => file.Value)];
        string[] stops = events.Count == 0 ? [] : [.. pdfs.Select(events.StopOf).OfType<EvenementDocument>().Select(CircuitEvents.StateOf)];
        return stops.Length > 0 ? stops.Max(StringComparer.Ordinal)! : LeastAdvanced(pdfs).ToString();
    }

    private static EtatDocument LeastAdvanced(IEnumerable<ReadOnlyMemory<byte>> pdfs)
    {
        return pdfs
            .Select(pdf => SignatureStatusReader.Read(pdf).Value?.Etat)
            .OfType<EtatCircuit>()
            .Where(etat => !etat.Circuit.Etapes.IsEmpty)
            .Select(etat => etat.Etat)
            .DefaultIfEmpty(EtatDocument.EMIS)
            .Min();
    }

    private static bool IsOfTheContract(string path) =>
        path.EndsWith(".pdf", StringComparison.Ordinal) && ArchiveContent.AvenantOf(path) is null;

    /// <summary>Whether somebody has signed a document.</summary>
    /// <param name="pdf">The whole file.</param>
    /// <returns>True when a signature is found; false for a file of another origin.</returns>
    public static bool HasActs(ReadOnlyMemory<byte> pdf)
    {
        Outcome<SignatureStatus> read = SignatureStatusReader.Read(pdf);
        return read.TryGet(out SignatureStatus? status) && !status.Etat.Signes.IsEmpty;
    }
}
