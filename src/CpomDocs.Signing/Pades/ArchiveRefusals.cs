using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Signing.Pades;

/// <summary>Refusals of an act that only those who know the archive can tell.</summary>
public static class ArchiveRefusals
{
    /// <summary><c>CPOM6117</c>: the document was refused or recalled.</summary>
    /// <param name="intitule">Title of the document.</param>
    /// <param name="etat"><c>REFUSE</c> or <c>RAPPELE</c>.</param>
    /// <param name="instant">When.</param>
    /// <param name="motif">Reason given.</param>
    /// <returns>The refusal.</returns>
    public static Diagnostic Stopped(string intitule, string etat, DateTimeOffset instant, string motif) => SigningDiagnostics.Error(
        "CPOM6117", intitule, Messages.Get("Arret." + etat), Dates.Long(DateOnly.FromDateTime(HeureDeParis.At(instant).DateTime)), motif);

    /// <summary><c>CPOM6118</c>: the archive holds another issue of the document.</summary>
    /// <param name="intitule">Title of the document.</param>
    /// <returns>The refusal.</returns>
    public static Diagnostic Replaced(string intitule) => SigningDiagnostics.Error("CPOM6118", intitule);

    /// <summary><c>CPOM6119</c>: the archive holds the document with acts that the file lacks.</summary>
    /// <param name="intitule">Title of the document.</param>
    /// <returns>The refusal.</returns>
    public static Diagnostic Overtaken(string intitule) => SigningDiagnostics.Error("CPOM6119", intitule);
}
