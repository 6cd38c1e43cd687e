using System.Collections.Immutable;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Verification.Signatures;

/// <summary>Everything at hand to judge the certificates of one document: what it carries and what the policy brings.</summary>
internal sealed class ValidationMaterial
{
    // Three hundred signatures with their chains take a third of it.
    private const int MaxCertificates = 4000;

    private readonly List<Certificate> _certificates;
    private readonly List<Crl> _crls;
    private readonly List<OcspResponse> _responses;
    private RevocationChecker? _revocation;

    public ValidationMaterial(VerificationPolicy policy, SecurityStore store, ProvenTimes proven)
    {
        Proofs = new ProofsOfExistence(proven);
        foreach ((object item, int revision) in store.Revisions)
        {
            Proofs.Hold(item, revision);
        }

        Policy = policy;
        _certificates = [.. store.Certificates, .. policy.Certificates];
        _crls = [.. store.Crls, .. policy.Crls];
        _responses = [.. store.OcspResponses, .. policy.OcspResponses];
    }

    public VerificationPolicy Policy { get; }

    /// <summary>Since when the revocation data is proven to exist.</summary>
    public ProofsOfExistence Proofs { get; }

    public IReadOnlyList<Certificate> Certificates => _certificates;

    /// <summary>What the policy trusts: roots and services of trusted lists; empty until the judge is made.</summary>
    public ImmutableArray<Certificate> Anchors { get; private set; } = [];

    /// <summary>Adds what a message carries, its time-stamps included.</summary>
    /// <param name="message">The message.</param>
    /// <param name="revision">Revision that holds the message: later time-stamps cover it, not its own.</param>
    public void Add(SignedDataMessage message, int revision)
    {
        AddCertificates(message.Certificates);
        foreach (Crl crl in message.Crls.Select(Crl.TryRead).OfType<Crl>())
        {
            _crls.Add(crl);
            Proofs.Hold(crl, revision + 1);
        }

        foreach (OcspResponse response in message.OcspResponses.Select(OcspResponse.TryRead).OfType<OcspResponse>())
        {
            _responses.Add(response);
            Proofs.Hold(response, revision + 1);
        }

        foreach (ReadOnlyMemory<byte> encoded in message.SignatureTimestamps)
        {
            if (TimestampTokenReader.TryRead(encoded, []) is TimestampToken token)
            {
                AddCertificates(token.Message.Certificates);
            }
        }
    }

    private void AddCertificates(ImmutableArray<Certificate> certificates)
    {
        _certificates.AddRange(certificates);
        if (_certificates.Count > MaxCertificates)
        {
            throw new TrustLimitException(MaxCertificates);
        }
    }

    /// <summary>The revocation data, once everything was added: what it verified serves every judge.</summary>
    public RevocationChecker Revocation => _revocation ??= new RevocationChecker(_crls, _responses);

    /// <summary>The judge of certificates, once everything was added.</summary>
    public CertificateJudge NewJudge()
    {
        var services = new TrustedServices(Policy.TrustedLists);
        Anchors = [.. Policy.Roots, .. services.Anchors];
        var paths = new CertificatePathBuilder(Anchors, _certificates);
        _revocation = new RevocationChecker(_crls, _responses) { Paths = paths };
        return new CertificateJudge(Policy, paths, new RevocationJudge(Policy, _revocation, Proofs), services);
    }
}
