using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>
/// A contract to test with: starts valid (the complete example, with every document of OCC25), and says only what the test is about:
/// <c>UnContrat.Avec(c => c with { LieuSignature = "Nîmes" })</c>.
/// </summary>
public sealed class UnContrat
{
    private const string Exemple = "fixtures/contrats/valides/exemple-complet.json";

    private UnContrat(Contrat contrat)
    {
        Contrat = contrat;
    }

    public static UnContrat Valide { get; } = new(Lire(Exemple));

    /// <summary>The data.</summary>
    public Contrat Contrat { get; }

    /// <summary>The file it would be.</summary>
    public ReadOnlyMemory<byte> Json => ContratWriter.Write(Contrat);

    /// <summary>The valid contract; throws, with every diagnostic, when a rule refuses it.</summary>
    public ContratValide ContratValide =>
        Read().TryGet(out ContratValide? valide) ? valide : throw new InvalidOperationException(string.Join('\n', Read().Diagnostics));

    public static UnContrat Avec(Func<Contrat, Contrat> change) => new(change(Valide.Contrat));

    /// <summary>One of fixtures/contrats/valides.</summary>
    public static UnContrat DuFichier(string nom) => new(Lire("fixtures/contrats/valides/" + nom));

    public UnContrat Et(Func<Contrat, Contrat> change) => new(change(Contrat));

    public Outcome<ContratValide> Read(ReadingOptions? options = null) =>
        new ContratReader(ContratsFixtures.Profils, options).Read("contrat.json", Json);

    private static Contrat Lire(string fichier) =>
        JsonSerializer.Deserialize<Contrat>(ContratsFixtures.Bytes(fichier).Span, ModelJson.Indented)!;
}
