namespace CpomDocs.Contrats.Diagnostics;

/// <summary>One thing wrong (or worth saying) about an input, told to the person who can mend it.</summary>
public sealed record Diagnostic
{
    /// <summary>
    /// Stable code, <c>CPOM</c> and four digits; the first digit is the room's number. Never reused; listed in docs/diagnostics.md.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>Identifier of the business rule (<c>DUR-01</c>), or <see langword="null"/> where the matter is form only.</summary>
    public string? Regle { get; init; }

    /// <summary>How much it weighs: only <see cref="Diagnostics.Gravite.Erreur"/> refuses the input.</summary>
    public required Gravite Gravite { get; init; }

    /// <summary>French sentence naming the thing and the value found.</summary>
    public required string Message { get; init; }

    /// <summary>JSON Pointer (RFC 6901) to the value, empty for the whole document.</summary>
    public string Pointeur { get; init; } = "";

    /// <summary>Name of the file the line is in when it is not the input: a template; otherwise <see langword="null"/>.</summary>
    public string? Fichier { get; init; }

    /// <summary>Line from 1, or 0 when the place is not in a text file.</summary>
    public int Ligne { get; init; }

    /// <summary>Column from 1, in characters, or 0 when the place is not in a text file.</summary>
    public int Colonne { get; init; }

    /// <summary>Sheet of the workbook, or <see langword="null"/> for any other file.</summary>
    public string? Feuille { get; init; }

    /// <summary>
    /// Address of the cell (<c>F12</c>), or <see langword="null"/> where no cell is at fault; line and column are then those of the cell.
    /// </summary>
    public string? Cellule { get; init; }

    /// <summary>Where the rule comes from (<c>CSP art. L. 6114-1</c>, <c>Guide ARS §1.3</c>), or <see langword="null"/>.</summary>
    public string? Source { get; init; }

    /// <summary>French sentence saying what to write instead, or <see langword="null"/>.</summary>
    public string? Remede { get; init; }
}
