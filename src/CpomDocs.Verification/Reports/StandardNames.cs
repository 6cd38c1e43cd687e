namespace CpomDocs.Verification.Reports;

/// <summary>The names of verdicts, levels and states as the JSON report writes them.</summary>
public static class StandardNames
{
    /// <summary>Name of a verdict: <c>TOTAL-PASSED</c>, <c>NON-SIGNE</c>…</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Its name.</returns>
    public static string Of(Verdict verdict) => verdict.ToString().Replace('_', '-');

    /// <summary>Name of a sub-indication, as the standard spells it.</summary>
    /// <param name="subIndication">The sub-indication.</param>
    /// <returns>Its name, or <see langword="null"/> when there is none.</returns>
    public static string? Of(SubIndication? subIndication) => subIndication?.ToString();

    /// <summary>Name of a level: <c>B-B</c> to <c>B-LTA</c>.</summary>
    /// <param name="niveau">The level.</param>
    /// <returns>Its name.</returns>
    public static string Of(NiveauPades niveau) => niveau.ToString().Replace('_', '-');

    /// <summary>Name of a legal level: <c>AVANCEE</c>, <c>QUALIFIEE</c>…</summary>
    /// <param name="niveau">The level.</param>
    /// <returns>Its name.</returns>
    public static string Of(NiveauSignature niveau) => niveau.ToString();

    /// <summary>Name of a source of time: <c>horodatage</c> or <c>declare</c>.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Its name.</returns>
    public static string Of(SourceInstant source) => source == SourceInstant.Horodatage ? "horodatage" : "declare";

    /// <summary>Name of a state: <c>aucune</c>, <c>autorisees</c> or <c>interdites</c>.</summary>
    /// <param name="modifications">The state.</param>
    /// <returns>Its name.</returns>
    public static string Of(ModificationsPosterieures modifications) => modifications switch
    {
        ModificationsPosterieures.Aucune => "aucune",
        ModificationsPosterieures.Autorisees => "autorisees",
        _ => "interdites",
    };

    /// <summary>Name of a cause of expiry: <c>certificatSignataire</c>, <c>algorithmeArchivage</c>…</summary>
    /// <param name="cause">The cause.</param>
    /// <returns>Its name.</returns>
    public static string Of(CauseEcheance cause) => cause switch
    {
        CauseEcheance.CertificatSignataire => "certificatSignataire",
        CauseEcheance.CertificatHorodatage => "certificatHorodatage",
        CauseEcheance.CertificatArchivage => "certificatArchivage",
        CauseEcheance.AlgorithmeSignataire => "algorithmeSignataire",
        CauseEcheance.AlgorithmeHorodatage => "algorithmeHorodatage",
        _ => "algorithmeArchivage",
    };

    /// <summary>Name of what a fact is about: <c>integrite</c>, <c>temps</c>…</summary>
    /// <param name="categorie">The category.</param>
    /// <returns>Its name.</returns>
    public static string Of(CategorieFait categorie) => categorie switch
    {
        CategorieFait.Integrite => "integrite",
        CategorieFait.Identite => "identite",
        CategorieFait.Confiance => "confiance",
        CategorieFait.Temps => "temps",
        CategorieFait.Revocation => "revocation",
        _ => "modifications",
    };

    /// <summary>Name of the result of a new rendering: <c>identique</c>, <c>differente</c> or <c>nonVerifiable</c>.</summary>
    /// <param name="etat">The result.</param>
    /// <returns>Its name.</returns>
    public static string Of(EtatReedition etat) => etat switch
    {
        EtatReedition.Identique => "identique",
        EtatReedition.Differente => "differente",
        _ => "nonVerifiable",
    };

    /// <summary>Name of the state of a document in its liasse: <c>conforme</c>, <c>absente</c>…</summary>
    /// <param name="etat">The state.</param>
    /// <returns>Its name.</returns>
    public static string Of(EtatPiece etat) => etat switch
    {
        EtatPiece.Conforme => "conforme",
        EtatPiece.NonConforme => "nonConforme",
        EtatPiece.Absente => "absente",
        EtatPiece.NonSoumise => "nonSoumise",
        _ => "nonControlee",
    };
}
