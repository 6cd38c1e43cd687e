namespace CpomDocs.Contrats.Model;

/// <summary>A volet of a document of a family.</summary>
public sealed record VoletProfil
{
    /// <summary>Code, as objectives and volets of a contract name it (<c>A1V1</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Intitule { get; init; }

    /// <summary>Key of the section of <c>annexes</c> that the volet lists, or <see langword="null"/>.</summary>
    public string? Section { get; init; }
}
