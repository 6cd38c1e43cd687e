using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Signing.Pades;

/// <summary>Kind of refusal of an act; the number is the exit code of the command line.</summary>
public enum SigningRefusal
{
    /// <summary>Nothing was refused.</summary>
    None = 0,

    /// <summary>A text cannot be printed (<c>CPOM62nn</c>).</summary>
    Data = 1,

    /// <summary>Unreadable file or unusable option (<c>CPOM60nn</c>).</summary>
    Usage = 2,

    /// <summary>The key or a service cannot serve (<c>CPOM63nn</c>).</summary>
    Key = 5,

    /// <summary>The state of the document or the person forbids the act (<c>CPOM61nn</c>).</summary>
    Act = 7,
}

/// <summary>Tells the kind of a refusal from its diagnostics.</summary>
public static class SigningRefusals
{
    /// <summary>The kind that decides: the state of the document first, then the key, then usage and data.</summary>
    /// <param name="diagnostics">Diagnostics of an act.</param>
    /// <returns>The kind; <see cref="SigningRefusal.None"/> when none of them is an error.</returns>
    public static SigningRefusal Of(ImmutableArray<Diagnostic> diagnostics)
    {
        return diagnostics.Where(diagnostic => diagnostic.Gravite is Gravite.Erreur).Select(KindOf).DefaultIfEmpty().Max();
    }

    private static SigningRefusal KindOf(Diagnostic diagnostic) => diagnostic.Code[..6] switch
    {
        "CPOM61" => SigningRefusal.Act,
        "CPOM63" => SigningRefusal.Key,
        "CPOM62" => SigningRefusal.Data,
        _ => SigningRefusal.Usage,
    };
}
