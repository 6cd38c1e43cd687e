using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CpomDocs.Trust.Demonstration;

/// <summary>The revocation lists of the demonstration authorities, issued when asked for. Thread-safe.</summary>
/// <remarks>RFC 5280, 5.</remarks>
internal sealed class DemonstrationLists(DemonstrationFolder folder, DemonstrationRevocations revocations, TimeProvider clock)
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);
    private static readonly TimeSpan Reissue = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Issued> _issued = new(StringComparer.Ordinal);
    private readonly Lock _issuing = new();

    /// <summary>The list of an authority, DER.</summary>
    /// <param name="name">Name of its files.</param>
    /// <returns>The list, or <see langword="null"/> when there is no such authority.</returns>
    public byte[]? Of(string name)
    {
        if (folder.Find(name) is not { Holder.IsAuthority: true } authority)
        {
            return null;
        }

        ImmutableArray<(DemonstrationMember Member, DateTimeOffset Date)> revoked = RevokedBy(authority);
        string content = string.Join('|', revoked.Select(one => $"{one.Member.Holder.Name} {one.Date.UtcTicks}"));
        lock (_issuing)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!_issued.TryGetValue(name, out Issued? issued) || issued.Content != content || issued.At + Reissue < now)
            {
                issued = new Issued(content, now, Issue(authority, revoked, now));
                _issued[name] = issued;
            }

            return issued.List;
        }
    }

    private ImmutableArray<(DemonstrationMember Member, DateTimeOffset Date)> RevokedBy(DemonstrationMember authority)
    {
        ImmutableDictionary<string, DateTimeOffset> dates = revocations.Read();
        return
        [
            .. folder.IssuedBy(authority)
                .Where(member => dates.ContainsKey(member.Holder.Name))
                .Select(member => (member, dates[member.Holder.Name])),
        ];
    }

    private static byte[] Issue(
        DemonstrationMember authority, ImmutableArray<(DemonstrationMember Member, DateTimeOffset Date)> revoked, DateTimeOffset now)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach ((DemonstrationMember member, DateTimeOffset date) in revoked)
        {
            builder.AddEntry(member.Keyed, date);
        }

        using RSA key = authority.Keyed.GetRSAPrivateKey()
            ?? throw new InvalidDataException(Messages.Format("Demonstration.Illisible", authority.Holder.Name + ".p12"));
        var identifier = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            authority.Keyed, includeKeyIdentifier: true, includeIssuerAndSerial: false);
        return builder.Build(
            authority.Keyed.SubjectName,
            X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1),
            new BigInteger(now.ToUnixTimeSeconds()),
            now + Validity,
            HashAlgorithmName.SHA256,
            identifier,
            now);
    }

    private sealed record Issued(string Content, DateTimeOffset At, byte[] List);
}
