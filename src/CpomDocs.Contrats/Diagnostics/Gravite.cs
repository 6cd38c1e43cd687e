namespace CpomDocs.Contrats.Diagnostics;

/// <summary>Weight of a <see cref="Diagnostic"/>.</summary>
public enum Gravite
{
    /// <summary>Told for information; changes nothing.</summary>
    Information,

    /// <summary>Recorded and printed in the report; the work goes on.</summary>
    Avertissement,

    /// <summary>The input is refused and nothing is written.</summary>
    Erreur,
}
