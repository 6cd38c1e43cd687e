using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// What an archive says against acts on documents that lie elsewhere: refused, recalled, replaced, further on. Serves several threads.
/// </summary>
/// <param name="archive">The archive.</param>
public sealed class ArchivedCircuits(LiasseArchiver archive)
{
    private readonly ArchivedStops _stops = new(archive);

    /// <summary>Tells why a document must not be signed: stopped, replaced, or behind the one archived.</summary>
    /// <param name="pdf">The document.</param>
    /// <returns>The refusal (<c>CPOM6117</c> to <c>CPOM6119</c>), or nothing; nothing too for a file that is no document of ours.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive cannot be read.</exception>
    public ImmutableArray<Diagnostic> Objections(ReadOnlyMemory<byte> pdf)
    {
        return SignatureStatusReader.Read(pdf).Value is { } status && Objection(status.Descripteur, pdf) is { } objection
            ? [objection]
            : [];
    }

    private Diagnostic? Objection(Descripteur descripteur, ReadOnlyMemory<byte> pdf)
    {
        string code = descripteur.CodeContrat;
        if (_stops.Find(code, pdf) is { } stop)
        {
            return ArchiveRefusals.Stopped(descripteur.Intitule, CircuitEvents.StateOf(stop), stop.Instant, stop.Motif);
        }

        string path = ArchiveContent.PathOf(descripteur.Document + ".pdf");
        return archive.TryShow(code)?.HeadVersion.State.ContainsKey(path) == true
            ? Compare(descripteur.Intitule, pdf.Span, archive.GetFile(code, path))
            : null;
    }

    // An act only adds: of two states of one document, one begins with the other.
    private static Diagnostic? Compare(string intitule, ReadOnlySpan<byte> pdf, ReadOnlySpan<byte> held)
    {
        if (pdf.StartsWith(held))
        {
            return null;
        }

        return held.StartsWith(pdf) ? ArchiveRefusals.Overtaken(intitule) : ArchiveRefusals.Replaced(intitule);
    }
}
