namespace CpomDocs.Signing.Paraphes;

/// <summary>Words of a paraphe.</summary>
/// <param name="Initials">Initials: the value of the field.</param>
/// <param name="Date">Day declared, « 05/01/2025 ».</param>
/// <param name="Party">Side of the person.</param>
/// <param name="Mention">Mention of a key without legal value, or <see langword="null"/>.</param>
internal sealed record ParapheText(string Initials, string Date, string Party, string? Mention);
