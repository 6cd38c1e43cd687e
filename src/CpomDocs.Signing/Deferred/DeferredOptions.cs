namespace CpomDocs.Signing.Deferred;

/// <summary>Choices of a request of signature.</summary>
public sealed record DeferredOptions
{
    /// <summary>The document, as a path from the folder of the request.</summary>
    public required string Fichier { get; init; }

    /// <summary>Name that the prepared file will have in the folder of the request.</summary>
    public required string FichierPrepare { get; init; }

    /// <summary>How long the request holds.</summary>
    public TimeSpan Validity { get; init; } = TimeSpan.FromHours(1);
}
