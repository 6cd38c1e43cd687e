using System.Collections.Immutable;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;

namespace CpomDocs.Campagnes.Runs;

/// <summary>What a negotiated Word file holds.</summary>
public sealed record ResultatNegociation
{
    /// <summary>The contract as negotiated, accepted by every rule; <see langword="null"/> when an error stands against it.</summary>
    public ContratValide? Contrat { get; init; }

    /// <summary>Code of the document; <see langword="null"/> when neither the file nor the request says it.</summary>
    public string? Document { get; init; }

    /// <summary>What changed, in the words of the contract; empty when there is no contract.</summary>
    public ImmutableArray<Changement> Changements { get; init; } = [];

    /// <summary>What was changed outside the fields.</summary>
    public ImmutableArray<EcartHorsChamp> HorsChamps { get; init; } = [];

    /// <summary>Tracked changes of the file.</summary>
    public ImmutableArray<RevisionLue> Revisions { get; init; } = [];

    /// <summary>Comments of the file.</summary>
    public ImmutableArray<CommentaireLu> Commentaires { get; init; } = [];

    /// <summary>Every reason to refuse the file; warnings only when there is a contract.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>A negotiated Word file to take back.</summary>
/// <param name="Docx">The whole file.</param>
public sealed record DemandeNegociation(ReadOnlyMemory<byte> Docx)
{
    /// <summary>How to read tracked changes; <see langword="null"/> refuses a file that has some.</summary>
    public LectureRevisions? Revisions { get; init; }

    /// <summary>Code of the document, when the file no longer says it.</summary>
    public string? Document { get; init; }
}
