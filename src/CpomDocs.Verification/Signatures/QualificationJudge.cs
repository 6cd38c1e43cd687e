using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.TrustedLists;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>Says how far the evidence at hand goes on the legal level of a signature (ETSI TS 119 615, 4.4 and 4.5).</summary>
internal sealed class QualificationJudge(VerificationPolicy policy, TrustedServices services, CertificatePathBuilder paths)
{
    /// <summary>Judges the level of a signature whose certificate is trusted.</summary>
    /// <param name="signer">Certificate of the signatory.</param>
    /// <param name="at">Best time of the signature.</param>
    public Qualification Of(Certificate signer, DateTimeOffset at)
    {
        if (signer.IsDemonstration)
        {
            return new Qualification(NiveauSignature.AUTO_SIGNE_TEST, [Fait.Confiance(Messages.Get("Qualification.Essai"))]);
        }

        if (services.IsEmpty)
        {
            return Advanced("Qualification.SansListe");
        }

        ImmutableArray<Certificate> issuers = paths.Build(signer, at, CertificateUse.Signature).Certificates[1..];
        ImmutableArray<(TrustedList List, TrustedService Service)> found = services.Of(issuers, ServiceType.QualifiedCertificates);
        if (found.IsEmpty)
        {
            return Advanced("Qualification.SansService", signer.CommonName);
        }

        Qualification best = found.Select(one => Judge(signer, one.Service, at)).MaxBy(one => one.Niveau)!;
        return best with { Detail = [.. best.Detail, .. Overdue(found.Select(one => one.List).Distinct())] };
    }

    private static Qualification Judge(Certificate signer, TrustedService service, DateTimeOffset at)
    {
        bool wasGranted = service.At(signer.NotBefore) is { Status: ServiceStatus.Granted };
        if (!wasGranted || service.At(at) is not { Status: ServiceStatus.Granted } now)
        {
            return Advanced("Qualification.ServiceInactif", service.Name, service.Provider, Messages.Instant(at));
        }

        ImmutableHashSet<string> qualifiers =
            [.. now.Qualifications.Where(qualification => qualification.Criteria.Holds(signer)).SelectMany(one => one.Qualifiers)];
        if (!IsQualifiedForSignatures(signer, now, qualifiers))
        {
            return Advanced("Qualification.NonQualifie", signer.CommonName);
        }

        return IsInDevice(signer, qualifiers)
            ? new Qualification(NiveauSignature.QUALIFIEE,
                [Fait.Confiance(Messages.Format("Qualification.Qualifiee", service.Name, service.Provider))])
            : new Qualification(NiveauSignature.AVANCEE_CERTIFICAT_QUALIFIE,
                [Fait.Confiance(Messages.Format("Qualification.Certificat", service.Name, service.Provider))]);
    }

    // What the list says of a certificate goes before what the certificate says of itself.
    private static bool IsQualifiedForSignatures(Certificate signer, ServicePeriod period, ImmutableHashSet<string> qualifiers)
    {
        bool isQualified = !qualifiers.Contains("NotQualified") && (qualifiers.Contains("QCStatement") || signer.DeclaresQualified);
        bool isElsewhere = qualifiers.Overlaps(["QCForESeal", "QCForWSA", "QCForLegalPerson"]);
        bool isForSignatures = qualifiers.Contains("QCForESig") || (!isElsewhere && signer.DeclaresForSignatures);
        return isQualified && isForSignatures && period.IsForSignatures;
    }

    private static bool IsInDevice(Certificate signer, ImmutableHashSet<string> qualifiers)
    {
        if (qualifiers.Overlaps(["QCNoQSCD", "QCNoSSCD"]))
        {
            return false;
        }

        return qualifiers.Overlaps(["QCWithQSCD", "QCWithSSCD", "QCQSCDManagedOnBehalf"]) || signer.DeclaresDevice;
    }

    private IEnumerable<Fait> Overdue(IEnumerable<TrustedList> lists) => lists
        .Where(list => list.NextUpdate < policy.At)
        .Select(list => Fait.Confiance(Messages.Format(
            "Qualification.ListeAncienne", list.Territory, list.Sequence, Messages.Instant(list.NextUpdate!.Value))));

    private static Qualification Advanced(string key, params string[] values) =>
        new(NiveauSignature.AVANCEE, [Fait.Confiance(Messages.Format(key, [.. values]))]);
}

/// <summary>Legal level of a signature, with its reasons.</summary>
internal sealed record Qualification(NiveauSignature Niveau, ImmutableArray<Fait> Detail);
