using System.Buffers;

namespace CpomDocs.Archiving.Checks;

/// <summary>Computes several digests of a file in one reading, whatever its size.</summary>
internal static class ContentHasher
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="algorithms">Algorithms, each once.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Digests by name of the algorithm, and the bytes read.</returns>
    public static (Dictionary<string, string> Digests, long Length) Hash(
        Stream stream,
        IEnumerable<DigestAlgorithm> algorithms,
        CancellationToken cancellationToken)
    {
        (string Name, DigestComputation Work)[] works = [.. algorithms.Select(algorithm => (algorithm.Name, algorithm.Begin()))];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long length = 0;
            for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Array.ForEach(works, work => work.Work.Append(buffer.AsSpan(0, read)));
                length += read;
            }

            return (works.ToDictionary(work => work.Name, work => work.Work.Finish()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            Array.ForEach(works, work => work.Work.Dispose());
        }
    }
}
