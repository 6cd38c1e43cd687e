namespace CpomDocs.Campagnes.Runs;

/// <summary>What the proofs of an archived document call for.</summary>
public enum EtatRenouvellement
{
    /// <summary>Its proofs hold long enough.</summary>
    A_JOUR,

    /// <summary>They end soon, and a signature is still awaited: the act that comes will protect the document.</summary>
    EN_COURS,

    /// <summary>They end soon; nothing was done.</summary>
    A_RENOUVELER,

    /// <summary>They ended soon, and were renewed.</summary>
    RENOUVELE,

    /// <summary>They could not be looked at, or not be renewed.</summary>
    ECHEC,
}

/// <summary>A document of the archive and the end of its proofs.</summary>
/// <param name="CodeContrat">Code of the contract, or its identifier, as it was asked for.</param>
/// <param name="Document">Code of the document; <see langword="null"/> when the contract itself cannot be read.</param>
/// <param name="Avant">Instant (UTC) before which the proofs must be renewed, after what was done.</param>
/// <param name="Etat">What was found or done.</param>
public sealed record PieceARenouveler(string CodeContrat, string? Document, DateTimeOffset? Avant, EtatRenouvellement Etat)
{
    /// <summary>Why it failed, in French; empty otherwise.</summary>
    public string Motif { get; init; } = "";

    /// <summary>It failed because an outside service is unavailable or refuses.</summary>
    public bool EstDuService { get; init; }
}
