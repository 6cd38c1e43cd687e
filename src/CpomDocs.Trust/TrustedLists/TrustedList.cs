using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>A trusted list whose signature was verified (ETSI TS 119 612). Immutable, thread-safe.</summary>
public sealed record TrustedList
{
    /// <summary>Country or territory (<c>FR</c>, <c>EU</c>); empty when the list does not say.</summary>
    public required string Territory { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Operator { get; init; }

    /// <summary>Its number, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it was issued (UTC); <see langword="null"/> when it does not say.</summary>
    public required DateTimeOffset? Issued { get; init; }

    /// <summary>When the next one is due (UTC); <see langword="null"/> for a list that is closed.</summary>
    public required DateTimeOffset? NextUpdate { get; init; }

    /// <summary>Certificate of its signatory; nothing says here that it is trusted.</summary>
    public required Certificate Signatory { get; init; }

    /// <summary>Services, in the order of the list.</summary>
    public required ImmutableArray<TrustedService> Services { get; init; }

    /// <summary>The lists it points to; empty in the list of a country, but for that of the Union.</summary>
    public required ImmutableArray<TrustedListPointer> Pointers { get; init; }
}

/// <summary>Where another trusted list is, and who signs it.</summary>
/// <param name="Territory">Its territory; empty when it does not say.</param>
/// <param name="Location">Its address.</param>
/// <param name="Signatories">Certificates that may sign it.</param>
public sealed record TrustedListPointer(string Territory, string Location, ImmutableArray<Certificate> Signatories);
