using CpomDocs.Trust.Certificates;

namespace CpomDocs.Verification.Reports;

/// <summary>The revocation data that a verdict rests on, for the report that carries its evidence.</summary>
/// <param name="Certificat">Certificate it is about.</param>
/// <param name="Donnee">The list or response, DER.</param>
/// <param name="EstOcsp">Whether it is an OCSP response, not a list.</param>
/// <param name="ExistaitLe">Since when an archive time-stamp proves that it exists; <see langword="null"/> when nothing does.</param>
/// <param name="RevoqueLe">When it says that the certificate was revoked, or <see langword="null"/>.</param>
internal sealed record PreuveRevocation(
    Certificate Certificat,
    ReadOnlyMemory<byte> Donnee,
    bool EstOcsp,
    DateTimeOffset? ExistaitLe,
    DateTimeOffset? RevoqueLe);
