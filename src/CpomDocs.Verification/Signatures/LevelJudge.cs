using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>
/// Tells what level of proof the file holds for a signature, by itself: B-LT only where its own data covers the path of the signer and of
/// its time-stamps, B-LTA only where an archive time-stamp covers that data.
/// </summary>
/// <remarks>EN 319 142-1, 6.</remarks>
internal sealed class LevelJudge(DocumentEvidence evidence, JudgedTimestamps archive)
{
    private readonly Dictionary<int, HeldMaterial> _held = [];

    /// <summary>Level of a signature.</summary>
    /// <param name="found">The signature.</param>
    /// <param name="time">What is known of its time; <see langword="null"/> when its form is refused.</param>
    public NiveauPades Of(FoundSignature found, SignatureTime? time)
    {
        bool isArchived = archive.LastRevision > found.Coverage.Revision;
        if (time is not { HasToken: true } && !isArchived)
        {
            return NiveauPades.B_B;
        }

        if (isArchived && IsCovered(found, time, archive.LastRevision))
        {
            return NiveauPades.B_LTA;
        }

        return IsCovered(found, time, evidence.Document.Revisions.Count - 1) ? NiveauPades.B_LT : NiveauPades.B_T;
    }

    private bool IsCovered(FoundSignature found, SignatureTime? time, int revision)
    {
        if (evidence.ContentOf(found) is not { Message: not null, Signer: Certificate signer } content)
        {
            return false;
        }

        if (!_held.TryGetValue(revision, out HeldMaterial? held))
        {
            held = new HeldMaterial(evidence, revision);
            _held.Add(revision, held);
        }

        DateTimeOffset at = time?.Proven ?? evidence.Policy.At;
        return held.Covers(signer, CertificateUse.Signature, at)
            && content.Message.SignatureTimestamps.All(token => IsCovered(held, token, at));
    }

    private static bool IsCovered(HeldMaterial held, ReadOnlyMemory<byte> encoded, DateTimeOffset at)
    {
        return TimestampTokenReader.TryRead(encoded, held.Certificates) is { Signer: Certificate unit }
            && held.Covers(unit, CertificateUse.Timestamp, at);
    }

    /// <summary>What the file holds at a revision, apart from anything the verification was given besides roots.</summary>
    private sealed class HeldMaterial
    {
        private readonly CertificatePathBuilder _paths;
        private readonly RevocationChecker _revocation;

        public HeldMaterial(DocumentEvidence evidence, int revision)
        {
            ValidationMaterial own = evidence.HeldAt(revision);
            Certificates = own.Certificates;
            _paths = new CertificatePathBuilder(
                [.. evidence.Anchors, .. Certificates.Where(one => one.IsSelfIssued)], Certificates);
            _revocation = own.Revocation;
        }

        public IReadOnlyList<Certificate> Certificates { get; }

        public bool Covers(Certificate leaf, CertificateUse use, DateTimeOffset at)
        {
            CertificatePath path = _paths.Build(leaf, at, use);
            return path.Problem != TrustProblem.NoPath
                && Enumerable.Range(0, path.Certificates.Length - 1)
                    .All(i => Covers(path.Certificates[i], path.Certificates[i + 1], at));
        }

        private bool Covers(Certificate certificate, Certificate issuer, DateTimeOffset at)
        {
            RevocationStatus status = _revocation.Check(certificate, issuer, at, DateTimeOffset.MaxValue);
            return status.State is RevocationState.Good or RevocationState.Revoked;
        }
    }
}
