using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.TrustedLists;

namespace CpomDocs.Verification.Signatures;

/// <summary>The services of the trusted lists at hand, by the certificates that identify them.</summary>
internal sealed class TrustedServices
{
    private readonly ILookup<string, (TrustedList List, TrustedService Service)> _byKey;

    /// <summary>Indexes the services.</summary>
    public TrustedServices(ImmutableArray<TrustedList> lists)
    {
        IsEmpty = lists.IsEmpty;
        Anchors =
        [
            .. lists.SelectMany(list => list.Services)
                .Where(service => service.History.Any(period => IsAnchor(period.Type)))
                .SelectMany(service => service.Certificates)
                .Distinct(),
        ];
        _byKey = (from list in lists
                  from service in list.Services
                  from certificate in service.Certificates
                  select (Key: certificate.PublicKeyId, Value: (list, service)))
            .Distinct()
            .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Whether no list was given.</summary>
    public bool IsEmpty { get; }

    /// <summary>Certificates a path may end at.</summary>
    public ImmutableArray<Certificate> Anchors { get; }

    /// <summary>Whether a certificate identifies a service that was active at an instant.</summary>
    public bool IsActive(Certificate anchor, DateTimeOffset at) =>
        _byKey[anchor.PublicKeyId]
            .Any(found => found.Service.At(at) is { Status: not ServiceStatus.Inactive } period && IsAnchor(period.Type));

    /// <summary>Services of a kind that any of some certificates identify, with their list.</summary>
    public ImmutableArray<(TrustedList List, TrustedService Service)> Of(IEnumerable<Certificate> certificates, ServiceType type) =>
    [
        .. certificates.SelectMany(certificate => _byKey[certificate.PublicKeyId])
            .Where(found => found.Service.History.Any(period => period.Type == type)),
    ];

    private static bool IsAnchor(ServiceType type) => type is not (ServiceType.Other or ServiceType.RevocationStatus);
}
