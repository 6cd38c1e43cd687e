using System.Collections.Immutable;
using CpomDocs.Archiving.Transfers;

namespace CpomDocs.Cli.Configuration;

/// <summary>Settings of transfers to an archives service, as agreed with it. Codes are those of its own lists.</summary>
internal sealed record TransferSettings
{
    private const string KeptForEver = "conserver";
    private const string Destroyed = "detruire";

    /// <summary>Identifier of the archives service.</summary>
    public string? ServiceArchives { get; init; }

    /// <summary>Identifier of the service that hands over.</summary>
    public string? ServiceVersant { get; init; }

    /// <summary>Identifier of the service that produced the documents.</summary>
    public string? ServiceProducteur { get; init; }

    /// <summary>Agreement of transfer.</summary>
    public string? Accord { get; init; }

    /// <summary>Profile that transfers follow.</summary>
    public string? Profil { get; init; }

    /// <summary>Service level asked for.</summary>
    public string? NiveauService { get; init; }

    /// <summary>Code of the rule that says how long the documents are kept.</summary>
    public string? RegleConservation { get; init; }

    /// <summary>What becomes of them then: <c>conserver</c> or <c>detruire</c>.</summary>
    public string SortFinal { get; init; } = KeptForEver;

    /// <summary>Code of the rule that says when they may be consulted.</summary>
    public string? RegleAcces { get; init; }

    /// <summary>Settings by the name a user gives them, for those who ask what is in force.</summary>
    public IEnumerable<(string Name, string? Value)> All =>
    [
        ("serviceArchives", ServiceArchives), ("serviceVersant", ServiceVersant), ("serviceProducteur", ServiceProducteur),
        ("accord", Accord), ("profil", Profil), ("niveauService", NiveauService),
        ("regleConservation", RegleConservation), ("sortFinal", SortFinal), ("regleAcces", RegleAcces),
    ];

    /// <summary>Names of the settings that are missing or say something unknown.</summary>
    public ImmutableArray<string> Faults =>
    [
        .. All.Take(3).Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => setting.Name),
        .. SortFinal is KeptForEver or Destroyed ? ImmutableArray<string>.Empty : ["sortFinal"],
    ];

    /// <summary>What a transfer says of them; only when there is no fault.</summary>
    public SedaParties ToParties() => new()
    {
        ArchivalAgency = ServiceArchives!,
        TransferringAgency = ServiceVersant!,
        OriginatingAgency = ServiceProducteur!,
        ArchivalAgreement = Accord,
        ArchivalProfile = Profil,
        ServiceLevel = NiveauService,
        Appraisal = RegleConservation is null ? null : new AppraisalRule(RegleConservation, SortFinal == KeptForEver),
        AccessRule = RegleAcces,
    };
}
