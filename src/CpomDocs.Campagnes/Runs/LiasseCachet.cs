using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Puts the seal of the agency on the documents of a liasse as they are issued, once. Serves several threads at once.</summary>
/// <param name="sealer">What makes the seal.</param>
/// <param name="request">Level and place.</param>
/// <param name="key">Key of the agency; not disposed.</param>
public sealed class LiasseCachet(PadesSealer sealer, SealRequest request, ISigningKey key)
{
    /// <summary>Seals each document that waits for a signature; one kept somewhere with its seal or acts is taken as it is.</summary>
    /// <param name="liasse">The documents as rendered.</param>
    /// <param name="kept">The states of a document that exist already, by file name.</param>
    /// <returns>The liasse to issue, or why the seal is refused (see <see cref="PadesSealer.Seal"/>).</returns>
    internal Outcome<LiasseProduite> Seal(LiasseProduite liasse, Func<string, IEnumerable<ReadOnlyMemory<byte>>> kept)
    {
        var files = liasse.Fichiers.ToBuilder();
        foreach ((string name, ReadOnlyMemory<byte> rendered) in liasse.Fichiers.Where(file => WaitsForSignature(file.Key, file.Value)))
        {
            ReadOnlyMemory<byte> known = kept(name).FirstOrDefault(file => IsActOn(file.Span, rendered.Span));
            Outcome<byte[]> certified = known.IsEmpty ? sealer.Seal(rendered, request, key) : Outcome.Of(known.ToArray());
            if (!certified.TryGet(out byte[]? file))
            {
                return Outcome.Failure<LiasseProduite>(certified.Diagnostics);
            }

            files[name] = file;
        }

        return Outcome.Of(liasse with { Fichiers = files.ToImmutable() });
    }

    private static bool WaitsForSignature(string name, ReadOnlyMemory<byte> file)
    {
        return name.EndsWith(".pdf", StringComparison.Ordinal)
            && SignatureStatusReader.Read(file).Value is { } status
            && !status.Etat.Circuit.Etapes.IsEmpty;
    }

    private static bool IsActOn(ReadOnlySpan<byte> present, ReadOnlySpan<byte> rendered) =>
        present.Length > rendered.Length && present.StartsWith(rendered);
}
