using CpomDocs.Archiving.Manifests;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>What is known of a document, from its file, the archive and the campaign; its state follows from nothing else.</summary>
public sealed record FaitsDocument
{
    /// <summary>Whether the data of the contract passes the rules.</summary>
    public bool EstSain { get; init; }

    /// <summary>Day the content was approved.</summary>
    public DateOnly? Validation { get; init; }

    /// <summary>What the signatures of its file say; absent while it is not issued.</summary>
    public EtatDocument? Acte { get; init; }

    /// <summary>What stops it: a refusal or a recall about these very bytes.</summary>
    public TypeEvenement? Arret { get; init; }

    /// <summary>Day the copies were delivered.</summary>
    public DateOnly? Notification { get; init; }

    /// <summary>Whether the archive holds the file as it stands.</summary>
    public bool EstArchive { get; init; }

    /// <summary>First day it applies.</summary>
    public required DateOnly DateEffet { get; init; }

    /// <summary>Last day it applies.</summary>
    public required DateOnly DateFin { get; init; }

    /// <summary>First day it no longer applies because the contract was terminated.</summary>
    public DateOnly? Resiliation { get; init; }

    /// <summary>Day another contract took its place.</summary>
    public DateOnly? Renouvellement { get; init; }
}
