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

        IEnumerable<string> paths = archive.TryShow(code)?.HeadVersion.State.Keys ?? [];
        string name = "/" + descripteur.Document + ".pdf";
        return Compare(descripteur, pdf, [.. paths.Where(path => path.EndsWith(name, StringComparison.Ordinal))]);
    }

    // The archive may hold a document as the contract had it, and as each avenant made it: the version tells them apart.
    private Diagnostic? Compare(Descripteur descripteur, ReadOnlyMemory<byte> pdf, ImmutableArray<string> paths)
    {
        bool isReplaced = false;
        foreach (byte[] held in paths.Select(path => archive.GetFile(descripteur.CodeContrat, path)))
        {
            bool isSame = pdf.Span.StartsWith(held) || held.AsSpan().StartsWith(pdf.Span);
            if (isSame)
            {
                return Compare(descripteur.Intitule, pdf.Span, held);
            }

            isReplaced |= paths.Length == 1
                || SignatureStatusReader.Read(held).Value?.Descripteur.Version == descripteur.Version;
        }

        return isReplaced ? ArchiveRefusals.Replaced(descripteur.Intitule) : null;
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
