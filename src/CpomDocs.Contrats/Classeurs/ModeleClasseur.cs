using System.Collections.Immutable;
using System.Text.Json;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Which sheet and column holds which field of a contract; read from a resource.</summary>
internal sealed record ModeleClasseur
{
    /// <summary>The workbook of contracts.</summary>
    internal static readonly ModeleClasseur Contrats = Load("CpomDocs.Contrats.Classeurs.classeur.json");

    /// <summary>The sheet of a year's financing, from which avenants are made.</summary>
    internal static readonly ModeleClasseur Financements = Load("CpomDocs.Contrats.Classeurs.financements.json");

    /// <summary>Name of the sheet that explains the others, which is not read.</summary>
    public required string LisezMoi { get; init; }

    /// <summary>Title of the column of every sheet that says whose row it is.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>The sheets, each after those its rows refer to.</summary>
    public required ImmutableArray<ModeleFeuille> Feuilles { get; init; }

    private static ModeleClasseur Load(string resource)
    {
        using Stream stream = typeof(ModeleClasseur).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException(resource);
        ModeleClasseur? read = JsonSerializer.Deserialize<ModeleClasseur>(stream, JsonSerializerOptions.Web);
        ModeleClasseur modele = read ?? throw new InvalidOperationException(resource);
        foreach (ModeleFeuille feuille in modele.Feuilles)
        {
            feuille.Complete();
        }

        return modele;
    }
}
