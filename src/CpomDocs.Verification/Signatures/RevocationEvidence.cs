using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>Finds the revocation data about the certificates of a path: the revocation where there is one, else the latest word.</summary>
internal static class RevocationEvidence
{
    /// <summary>The data, for each certificate but the last, where any is at hand.</summary>
    /// <param name="evidence">The document.</param>
    /// <param name="path">The path, the leaf first.</param>
    public static ImmutableArray<PreuveRevocation> Of(DocumentEvidence evidence, ImmutableArray<Certificate> path) =>
        [.. path.Zip(path.Skip(1), (certificate, issuer) => Of(evidence, certificate, issuer, path[^1])).OfType<PreuveRevocation>()];

    private static PreuveRevocation? Of(DocumentEvidence evidence, Certificate certificate, Certificate issuer, Certificate anchor)
    {
        ImmutableArray<RevocationStatement> statements =
        [
            .. evidence.Revocation.Statements(certificate, issuer, anchor)
                .Where(statement => statement.ThisUpdate <= evidence.Policy.At),
        ];
        RevocationStatement? said = RevocationChecker.Revocation(statements) ?? statements.FirstOrDefault();
        return said is null
            ? null
            : new PreuveRevocation(
                certificate,
                said.Ocsp?.Encoded ?? said.Crl!.Encoded,
                said.Ocsp is not null,
                evidence.Proofs.Of((object?)said.Ocsp ?? said.Crl),
                said.RevokedAt);
    }
}
