using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Remote;

/// <summary>Chooses how a remote key signs, among what the service says it can.</summary>
internal static class CscAlgorithm
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string RsaPss = "1.2.840.113549.1.1.10";

    /// <summary>The algorithm, or <see langword="null"/> when the key is of an unknown kind.</summary>
    public static CmsSignatureAlgorithm? Of(CscCredential credential, bool pss)
    {
        bool onlyPss = credential.Algorithms is [RsaPss];
        return SigningCertificates.AlgorithmOf(credential.Certificates[0], pss || onlyPss);
    }

    /// <summary>The object identifier to ask for: that of the signature where the service lists it, else that of the key.</summary>
    public static string NameOf(CscCredential credential, CmsSignatureAlgorithm algorithm)
    {
        bool isOfKey = algorithm.Scheme is SignatureScheme.RsaPkcs1
            && !credential.Algorithms.Contains(algorithm.SignatureOid)
            && credential.Algorithms.Contains(RsaEncryption);
        return isOfKey ? RsaEncryption : algorithm.SignatureOid;
    }

    /// <summary>Base64 of the parameters that RSASSA-PSS needs, or <see langword="null"/>.</summary>
    public static string? ParametersOf(CmsSignatureAlgorithm algorithm)
    {
        return algorithm.Scheme is SignatureScheme.RsaPss ? Convert.ToBase64String(algorithm.EncodedPssParameters) : null;
    }
}
