namespace CpomDocs.Composition.Templates;

/// <summary>A template asked for more loops, inclusions or output than a document may take; never leaves the room.</summary>
internal sealed class CompositionLimitException : Exception
{
    internal CompositionLimitException(string message)
        : base(message)
    {
    }
}
