namespace CpomDocs.Composition.Diagnostics;

/// <summary>A place in a template file.</summary>
/// <param name="Fichier">Name in the template set.</param>
/// <param name="Ligne">From 1, or 0 for the whole file.</param>
/// <param name="Colonne">From 1, or 0 for the whole line.</param>
internal readonly record struct TemplatePlace(string Fichier, int Ligne, int Colonne = 1);
