using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// The outside services that the levels above B-B need, for one batch: what was asked of them once serves every act. Thread-safe.
/// </summary>
public sealed class PadesServices
{
    private readonly ConcurrentDictionary<(SigningIdentity Identity, PadesLevel Level), Lazy<ImmutableArray<Diagnostic>>> _checked = new();
    private readonly Lazy<IReadOnlyList<TimestampToken>> _probe;
    private volatile bool _isStampingDown;

    /// <summary>Gathers the services.</summary>
    /// <param name="timestamps">Time-stamp authority, or several in order.</param>
    /// <param name="validation">Where certificates and revocation data are gathered from.</param>
    public PadesServices(ITimestampAuthority timestamps, ValidationCollector validation)
    {
        ArgumentNullException.ThrowIfNull(timestamps);
        ArgumentNullException.ThrowIfNull(validation);
        Timestamps = timestamps;
        Validation = validation;
        _probe = new Lazy<IReadOnlyList<TimestampToken>>(timestamps.Probe);
    }

    internal ITimestampAuthority Timestamps { get; }

    internal ValidationCollector Validation { get; }

    /// <summary>The services at some addresses.</summary>
    /// <param name="authorities">Addresses of time-stamp authorities, first choice first; at least one.</param>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Clock that tokens and freshness are judged by.</param>
    /// <returns>The services.</returns>
    public static PadesServices Over(IEnumerable<Uri> authorities, PkiHttpClient http, TimeProvider clock)
    {
        return Over(authorities.Select(address => new HttpTimestampAuthority(new TimestampAuthorityOptions(address), http, clock)),
            http, clock);
    }

    /// <summary>The services, with time-stamp authorities of any kind.</summary>
    /// <param name="authorities">Time-stamp authorities, first choice first; at least one.</param>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Clock that freshness is judged by.</param>
    /// <returns>The services.</returns>
    public static PadesServices Over(IEnumerable<ITimestampAuthority> authorities, PkiHttpClient http, TimeProvider clock)
    {
        ITimestampAuthority[] list = [.. authorities];
        return new PadesServices(
            list is [ITimestampAuthority only] ? only : new TimestampAuthorityList(list),
            new ValidationCollector(new RevocationClient(http, clock), new IssuerClient(http, clock), clock));
    }

    /// <summary>A token of each authority that answers, asked for once.</summary>
    /// <exception cref="TimestampRefusedException">None answers.</exception>
    internal IReadOnlyList<TimestampToken> Probe() => _probe.Value;

    /// <summary>Time-stamps a digest.</summary>
    /// <exception cref="TimestampRefusedException">No authority gives an acceptable token.</exception>
    internal TimestampToken Stamp(byte[] digest, HashAlgorithmName algorithm)
    {
        try
        {
            TimestampToken token = Timestamps.Stamp(digest, algorithm);
            _isStampingDown = false;
            return token;
        }
        catch (TimestampRefusedException)
        {
            _isStampingDown = true;
            throw;
        }
    }

    /// <summary>
    /// What keeps an act of an identity from reaching a level; asked for once, and again after a time-stamp was refused: no key signs what
    /// could not be stamped.
    /// </summary>
    internal ImmutableArray<Diagnostic> Problems(SigningIdentity identity, PadesLevel level)
    {
        ImmutableArray<Diagnostic> known = KnownProblems(identity, level);
        return known.IsEmpty && _isStampingDown && ServiceChecks.OfTimestamps(this) is { } refusal ? [refusal] : known;
    }

    /// <summary>Gathers what a judge needs about the signer.</summary>
    internal ValidationGathering GatherFor(SigningIdentity identity) =>
        Validation.Collect(identity.Holder, CertificateUse.Signature, identity.Issuers);

    /// <summary>Gathers what a judge needs about a time-stamp.</summary>
    internal ValidationGathering GatherFor(TimestampToken token, IEnumerable<Certificate> atHand) =>
        Validation.Collect(token.Signer!, CertificateUse.Timestamp, [.. token.Message.Certificates, .. atHand]);

    private ImmutableArray<Diagnostic> KnownProblems(SigningIdentity identity, PadesLevel level)
    {
        return _checked.GetOrAdd((identity, level),
            key => new Lazy<ImmutableArray<Diagnostic>>(() => [.. ServiceChecks.Problems(this, key.Identity, key.Level)])).Value;
    }
}
