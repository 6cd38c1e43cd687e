using System.Collections.Immutable;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Certificates;

/// <summary>
/// Where a certificate says that a list tells of it, and who signs that list (RFC 5280, 4.2.1.13). Names are compared as keys.
/// </summary>
/// <param name="Names">Names of the list; empty when it has none of its own.</param>
/// <param name="Issuers">Names of those who sign the list, where they are not the issuer of the certificate.</param>
internal sealed record RevocationListPoint(ImmutableHashSet<string> Names, ImmutableHashSet<string> Issuers)
{
    private const string Directory = "dn:";

    /// <summary>Reads the points of a certificate.</summary>
    /// <param name="value">The extension.</param>
    /// <param name="issuer">Issuer of the certificate.</param>
    public static ImmutableArray<RevocationListPoint> ReadAll(Asn1Object? value, X509Name issuer) =>
        value is null ? [] : [.. CrlDistPoint.GetInstance(value).GetDistributionPoints().Select(point => Of(point, issuer))];

    /// <summary>Keys of the names of a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="issuer">Name that a relative one completes.</param>
    public static ImmutableHashSet<string> KeysOf(DistributionPointName? point, X509Name issuer) => point switch
    {
        null => [],
        { Type: DistributionPointName.FullName } => [.. GeneralNames.GetInstance(point.Name).GetNames().Select(KeyOf)],
        _ => [Directory + DistinguishedName.KeyOf(Completed(issuer, point.Name))],
    };

    /// <summary>Whether a list of some names, signed under a name, is one that this point announces.</summary>
    /// <param name="names">Keys of the names that the list gives itself.</param>
    /// <param name="signer">Name under which it is signed.</param>
    /// <param name="isOwn">Whether that name is the issuer's of the certificate.</param>
    public bool Announces(ImmutableHashSet<string> names, string signer, bool isOwn)
    {
        bool isSigned = Issuers.IsEmpty ? isOwn : Issuers.Contains(signer);
        return isSigned && (Names.IsEmpty ? names.Contains(Directory + signer) : Names.Overlaps(names));
    }

    private static RevocationListPoint Of(DistributionPoint point, X509Name issuer)
    {
        X509Name[] issuers =
        [
            .. (point.CrlIssuer?.GetNames() ?? [])
                .Where(name => name.TagNo == GeneralName.DirectoryName)
                .Select(name => X509Name.GetInstance(name.Name)),
        ];
        return new RevocationListPoint(
            KeysOf(point.DistributionPointName, issuers.Length == 0 ? issuer : issuers[0]),
            [.. issuers.Select(DistinguishedName.KeyOf)]);
    }

    private static string KeyOf(GeneralName name) => name.TagNo == GeneralName.DirectoryName
        ? Directory + DistinguishedName.KeyOf(X509Name.GetInstance(name.Name))
        : Convert.ToHexString(name.GetDerEncoded());

    private static X509Name Completed(X509Name issuer, Asn1Encodable last)
    {
        Asn1Encodable[] names = [.. Asn1Sequence.GetInstance(issuer.ToAsn1Object()), Asn1Set.GetInstance(last.ToAsn1Object())];
        return X509Name.GetInstance(new DerSequence(names));
    }
}
