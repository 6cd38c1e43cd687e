namespace CpomDocs.Trust.Network;

/// <summary>A question put to a service of a PKI.</summary>
/// <param name="Address">Where.</param>
/// <param name="ContentType">Type of the body.</param>
/// <param name="Body">The question.</param>
internal sealed record PkiQuestion(Uri Address, string ContentType, byte[] Body)
{
    /// <summary>Who asks, where the service wants to know.</summary>
    public ServiceLogin? Login { get; init; }
}
