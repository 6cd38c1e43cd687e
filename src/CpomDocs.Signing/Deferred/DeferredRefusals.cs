using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Signing.Deferred;

/// <summary>Refusals of a request of signature that only those who keep its files can tell.</summary>
public static class DeferredRefusals
{
    /// <summary><c>CPOM6120</c>: the request is not the one that was prepared.</summary>
    public static Diagnostic Altered => SigningDiagnostics.Error("CPOM6120");

    /// <summary><c>CPOM6122</c>: the request was used, or nothing proves that it was not.</summary>
    public static Diagnostic AlreadyUsed => SigningDiagnostics.Error("CPOM6122");

    /// <summary><c>CPOM6123</c>: the prepared file is missing.</summary>
    /// <param name="fichier">Its name.</param>
    public static Diagnostic PreparedFileMissing(string fichier) => SigningDiagnostics.Error("CPOM6123", fichier);

    /// <summary><c>CPOM6124</c>: the document is missing or is another one.</summary>
    /// <param name="fichier">Its name.</param>
    public static Diagnostic DocumentChanged(string fichier) => SigningDiagnostics.Error("CPOM6124", fichier);
}
