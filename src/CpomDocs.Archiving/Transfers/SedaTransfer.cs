using System.Collections.Immutable;

namespace CpomDocs.Archiving.Transfers;

/// <summary>What is handed over to an archives service: an <c>ArchiveTransfer</c> and the files it describes.</summary>
/// <remarks>SEDA 2.1 to 2.3.</remarks>
public sealed record SedaTransfer
{
    /// <summary>Version of the standard.</summary>
    public required SedaVersion Version { get; init; }

    /// <summary>Identifier given by the transferring service; unique among its transfers.</summary>
    public required string Identifier { get; init; }

    /// <summary>When the transfer was made.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>What the transfer holds, in a sentence.</summary>
    public required string Comment { get; init; }

    /// <summary>Who hands over what to whom, under which agreement.</summary>
    public required SedaParties Parties { get; init; }

    /// <summary>The tree of what is handed over; keys are unique in it.</summary>
    public required ImmutableArray<ArchiveUnit> Units { get; init; }

    /// <summary>Every unit of the tree, a parent before its children.</summary>
    public IEnumerable<ArchiveUnit> AllUnits => Units.SelectMany(unit => unit.WithDescendants());
}

/// <summary>Services that take part in a transfer, and the rules they agreed on. Codes are theirs.</summary>
public sealed record SedaParties
{
    /// <summary>Archives service that receives.</summary>
    public required string ArchivalAgency { get; init; }

    /// <summary>Service that hands over.</summary>
    public required string TransferringAgency { get; init; }

    /// <summary>Service whose activity produced the documents.</summary>
    public required string OriginatingAgency { get; init; }

    /// <summary>Agreement of transfer.</summary>
    public string? ArchivalAgreement { get; init; }

    /// <summary>Profile the transfer follows.</summary>
    public string? ArchivalProfile { get; init; }

    /// <summary>Service level asked for.</summary>
    public string? ServiceLevel { get; init; }

    /// <summary>How long the documents are kept and what becomes of them then.</summary>
    public AppraisalRule? Appraisal { get; init; }

    /// <summary>Code of the rule that says when they may be consulted.</summary>
    public string? AccessRule { get; init; }
}

/// <summary>How long documents are kept (« durée d’utilité administrative ») and what becomes of them then.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Keep">Kept for ever, or destroyed.</param>
public sealed record AppraisalRule(string Rule, bool Keep);
