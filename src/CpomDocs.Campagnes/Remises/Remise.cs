using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Remises;

/// <summary>
/// Delivery of the electronic originals to a party, or of the contract to the fund that pays (ARC-02, ARC-05): the content of
/// <c>recepisse.json</c>, which the party completes and sends back.
/// </summary>
public sealed record Remise
{
    /// <summary>Number of the delivery among those of the contract, from 1.</summary>
    public required int Numero { get; init; }

    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Version of the object of the archive that was delivered.</summary>
    public required int VersionArchive { get; init; }

    /// <summary>To whom.</summary>
    public required PartieRemise Partie { get; init; }

    /// <summary>Name of the party.</summary>
    public required string Destinataire { get; init; }

    /// <summary>Who delivers: the texts do not say who informs the fund, so the name is kept (ARC-05).</summary>
    public required string Expediteur { get; init; }

    /// <summary>How it was delivered, in the words of the sender.</summary>
    public required string Moyen { get; init; }

    /// <summary>When it was delivered (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>What was delivered.</summary>
    public required ImmutableArray<PieceRemise> Pieces { get; init; }

    /// <summary>Day the party received it, by its own receipt.</summary>
    public DateOnly? RecuLe { get; init; }

    /// <summary>Person who received it, by the receipt.</summary>
    public string? RecuPar { get; init; }
}

/// <summary>An original that was delivered.</summary>
/// <param name="Document">Code of the document.</param>
/// <param name="Intitule">Its title.</param>
/// <param name="Fichier">Path in the zip.</param>
/// <param name="Octets">Size in bytes.</param>
/// <param name="Sha512">SHA-512, lower-case hexadecimal.</param>
/// <param name="Signataires">Who signs it, in order, as the contract names them.</param>
public sealed record PieceRemise(
    string Document,
    string Intitule,
    string Fichier,
    long Octets,
    string Sha512,
    ImmutableArray<string> Signataires);

/// <summary>Who receives originals.</summary>
public enum PartieRemise
{
    /// <summary>The holder of the contract.</summary>
    ETABLISSEMENT,

    /// <summary>The agency (its delegation keeps the original, ARC-01).</summary>
    AGENCE,

    /// <summary>The département, for what its president signs.</summary>
    DEPARTEMENT,

    /// <summary>The health-insurance fund that pays (« caisse pivot »).</summary>
    CAISSE,
}
