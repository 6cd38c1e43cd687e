namespace CpomDocs.Signing.Paraphes;

/// <summary>Words of a paraphe.</summary>
/// <param name="Initials">Initials: the value of the field.</param>
/// <param name="Date">Day declared, « 05/01/2025 ».</param>
/// <param name="Party">Party of the person, as the document calls it.</param>
/// <param name="Side">Side of the person, for a paraphe too narrow for its party.</param>
/// <param name="Mention">Mention of a key without legal value, or <see langword="null"/>.</param>
internal sealed record ParapheText(string Initials, string Date, string Party, string Side, string? Mention);
