using System.Collections.Immutable;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Reports;

/// <summary>A verification report as the JSON that the command line promises (schema <c>cpomdocs/verification/1</c>).</summary>
/// <param name="Schema">Name and version of the format.</param>
/// <param name="Verdict">Worst verdict of the files.</param>
/// <param name="Instant">Control time, UTC.</param>
/// <param name="Fichiers">Files, in the order given.</param>
public sealed record VerificationDocument(string Schema, string Verdict, DateTimeOffset Instant, ImmutableArray<VerifiedFileItem> Fichiers)
{
    /// <summary>Makes the document of a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The document.</returns>
    public static VerificationDocument Of(VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new VerificationDocument(
            VerificationReport.Schema,
            StandardNames.Of(report.Verdict),
            report.Instant,
            [.. report.Fichiers.Select(VerifiedFileItem.Of)]);
    }
}

/// <summary>A file of a verification.</summary>
public sealed record VerifiedFileItem
{
    /// <summary>Name as given.</summary>
    public required string Fichier { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Worst verdict of its signatures, NON-SIGNE or ILLISIBLE.</summary>
    public required string Verdict { get; init; }

    /// <summary>Sub-indication of EN 319 102-1.</summary>
    public string? SousIndication { get; init; }

    /// <summary>French sentence.</summary>
    public required string Phrase { get; init; }

    /// <summary>Signatures, in order of revision.</summary>
    public required ImmutableArray<VerifiedSignatureItem> Signatures { get; init; }

    /// <summary>Document time-stamps, in order of revision.</summary>
    public required ImmutableArray<VerifiedTimestampItem> Horodatages { get; init; }

    /// <summary>The circuit, or <see langword="null"/> for a file of another origin.</summary>
    public VerifiedCircuitItem? Circuit { get; init; }

    /// <summary>Details on the file.</summary>
    public required ImmutableArray<string> Detail { get; init; }

    internal static VerifiedFileItem Of(FichierVerifie file) => new()
    {
        Fichier = file.Fichier,
        Sha256 = file.Sha256,
        Verdict = StandardNames.Of(file.Verdict),
        SousIndication = StandardNames.Of(file.SousIndication),
        Phrase = file.Phrase,
        Signatures = [.. file.Signatures.Select(VerifiedSignatureItem.Of)],
        Horodatages = [.. file.Horodatages.Select(VerifiedTimestampItem.Of)],
        Circuit = file.Circuit is null ? null : VerifiedCircuitItem.Of(file.Circuit),
        Detail = file.Detail,
    };
}

/// <summary>A signature of a file.</summary>
public sealed record VerifiedSignatureItem
{
    /// <summary>Name of the field.</summary>
    public required string Champ { get; init; }

    /// <summary>Role in the circuit, for a document of ours.</summary>
    public string? Role { get; init; }

    /// <summary>Holder of the certificate.</summary>
    public required string Signataire { get; init; }

    /// <summary>Quality recorded in the document.</summary>
    public string? Qualite { get; init; }

    /// <summary>Verdict of EN 319 102-1.</summary>
    public required string Verdict { get; init; }

    /// <summary>Sub-indication of EN 319 102-1.</summary>
    public string? SousIndication { get; init; }

    /// <summary>French sentence.</summary>
    public required string Phrase { get; init; }

    /// <summary>PAdES level found.</summary>
    public required string Niveau { get; init; }

    /// <summary>Signing time, UTC.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary><c>horodatage</c> or <c>declare</c>.</summary>
    public required string SourceInstant { get; init; }

    /// <summary>Digest of the signed bytes matches.</summary>
    public required bool Integre { get; init; }

    /// <summary>The signed bytes are the whole file.</summary>
    public required bool CouvreToutLeDocument { get; init; }

    /// <summary><c>aucune</c>, <c>autorisees</c> or <c>interdites</c>.</summary>
    public required string ModificationsPosterieures { get; init; }

    /// <summary>Details.</summary>
    public required ImmutableArray<string> Detail { get; init; }

    internal static VerifiedSignatureItem Of(SignatureVerifiee signature) => new()
    {
        Champ = signature.Champ,
        Role = signature.Role,
        Signataire = signature.Signataire,
        Qualite = signature.Qualite,
        Verdict = StandardNames.Of(signature.Verdict),
        SousIndication = StandardNames.Of(signature.SousIndication),
        Phrase = signature.Phrase,
        Niveau = StandardNames.Of(signature.Niveau),
        Instant = signature.Instant,
        SourceInstant = StandardNames.Of(signature.SourceInstant),
        Integre = signature.Integre,
        CouvreToutLeDocument = signature.CouvreToutLeDocument,
        ModificationsPosterieures = StandardNames.Of(signature.ModificationsPosterieures),
        Detail = signature.Detail,
    };
}

/// <summary>A document time-stamp of a file.</summary>
public sealed record VerifiedTimestampItem(
    string Champ,
    string Autorite,
    DateTimeOffset? Instant,
    string Verdict,
    string? SousIndication,
    string Phrase,
    ImmutableArray<string> Detail)
{
    internal static VerifiedTimestampItem Of(HorodatageVerifie timestamp) => new(
        timestamp.Champ,
        timestamp.Autorite,
        timestamp.Instant,
        StandardNames.Of(timestamp.Verdict),
        StandardNames.Of(timestamp.SousIndication),
        timestamp.Phrase,
        timestamp.Detail);
}

/// <summary>Circuit of a document of ours, as found.</summary>
public sealed record VerifiedCircuitItem(bool OrdreRespecte, bool Complet, string? Prochain, ImmutableArray<VerifiedInitialsItem> Paraphes)
{
    internal static VerifiedCircuitItem Of(CircuitVerifie circuit) => new(
        circuit.OrdreRespecte,
        circuit.Complet,
        circuit.Prochain,
        [.. circuit.Paraphes.Select(paraphes => new VerifiedInitialsItem(paraphes.Role, paraphes.Attendus, paraphes.Apposes))]);
}

/// <summary>Initials of a role, as found.</summary>
public sealed record VerifiedInitialsItem(string Role, int Attendus, int Apposes);
