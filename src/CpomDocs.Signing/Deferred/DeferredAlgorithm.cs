using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Deferred;

/// <summary>Names of the algorithms of a request, as most libraries spell them.</summary>
internal static class DeferredAlgorithm
{
    private const string Rsa = "SHA256withRSA";
    private const string Pss = "SHA256withRSAandMGF1";
    private const string Ecdsa = "SHA256withECDSA";

    /// <summary>Name of a scheme.</summary>
    public static string NameOf(SignatureScheme scheme) => scheme switch
    {
        SignatureScheme.RsaPkcs1 => Rsa,
        SignatureScheme.RsaPss => Pss,
        _ => Ecdsa,
    };

    /// <summary>Scheme of a name, or <see langword="null"/>.</summary>
    public static SignatureScheme? Named(string name) => name switch
    {
        Rsa => SignatureScheme.RsaPkcs1,
        Pss => SignatureScheme.RsaPss,
        Ecdsa => SignatureScheme.Ecdsa,
        _ => null,
    };
}
