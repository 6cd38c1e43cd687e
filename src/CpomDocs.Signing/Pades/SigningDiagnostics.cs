using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Signing.Pades;

/// <summary>Makes the diagnostics of the room from their code.</summary>
internal static class SigningDiagnostics
{
    /// <summary>A refusal.</summary>
    /// <param name="code"><c>CPOM6nnn</c>.</param>
    /// <param name="values">Values of the slots of its message.</param>
    public static Diagnostic Error(string code, params ReadOnlySpan<object?> values) => Make(code, Gravite.Erreur, values);

    /// <summary>Something to look at, which refuses nothing.</summary>
    /// <param name="code"><c>CPOM6nnn</c>.</param>
    /// <param name="values">Values of the slots of its message.</param>
    public static Diagnostic Warning(string code, params ReadOnlySpan<object?> values) => Make(code, Gravite.Avertissement, values);

    private static Diagnostic Make(string code, Gravite gravite, ReadOnlySpan<object?> values) => new()
    {
        Code = code,
        Regle = Messages.Find(code + ".Regle"),
        Gravite = gravite,
        Message = Messages.Format(code + ".Message", values),
        Remede = Messages.Get(code + ".Remede"),
        Source = Messages.Get(code + ".Source"),
    };
}
