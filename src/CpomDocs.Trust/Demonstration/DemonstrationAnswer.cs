namespace CpomDocs.Trust.Demonstration;

/// <summary>What a demonstration service answers to one question.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">Body; empty for an error.</param>
public sealed record DemonstrationAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    internal static DemonstrationAnswer NotFound { get; } = new(404, "text/plain", ReadOnlyMemory<byte>.Empty);

    internal static DemonstrationAnswer BadRequest { get; } = new(400, "text/plain", ReadOnlyMemory<byte>.Empty);
}
