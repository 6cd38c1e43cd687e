using System.Collections.Concurrent;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// The drawings of a sitting. One person signs hundreds of documents in a minute with the same words in boxes of the same size: fitted,
/// encoded and compressed once. Serves several threads at once.
/// </summary>
internal sealed class ActDrawings
{
    // Each minute makes new drawings, one for each way the fields of a document are cut.
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<string, ActDrawing> _known = new(StringComparer.Ordinal);

    /// <summary>The drawing of an act.</summary>
    public ActDrawing Of(ActWords words)
    {
        if (_known.Count > MostKept)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(words.Name, _ => new ActDrawing(words));
    }
}
