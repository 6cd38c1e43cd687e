namespace CpomDocs.Campagnes.Runs;

/// <summary>How far a demonstration is.</summary>
/// <param name="Phase">French name of the phase under way.</param>
/// <param name="Faits">Things done in this phase.</param>
/// <param name="Total">Things to do in this phase.</param>
public sealed record DemoProgress(string Phase, int Faits, int Total);
