using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Signing.Pades;

/// <summary>Makes the diagnostics of the room from their code.</summary>
internal static class SigningDiagnostics
{
    /// <summary>A refusal.</summary>
    /// <param name="code"><c>CPOM6nnn</c>.</param>
    /// <param name="values">Values of the slots of its message.</param>
    public static Diagnostic Error(string code, params ReadOnlySpan<object?> values) => new()
    {
        Code = code,
        Regle = Messages.Find(code + ".Regle"),
        Gravite = Gravite.Erreur,
        Message = Messages.Format(code + ".Message", values),
        Remede = Messages.Get(code + ".Remede"),
        Source = Messages.Get(code + ".Source"),
    };
}
