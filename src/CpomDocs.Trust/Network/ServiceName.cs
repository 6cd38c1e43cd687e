namespace CpomDocs.Trust.Network;

/// <summary>How a service is named in a message: its address without what may be secret in it.</summary>
internal static class ServiceName
{
    /// <summary>Scheme, host and path; neither user, nor password, nor query.</summary>
    public static string Of(Uri address) => address.GetComponents(
        UriComponents.Scheme | UriComponents.Host | UriComponents.StrongPort | UriComponents.Path, UriFormat.SafeUnescaped);
}
