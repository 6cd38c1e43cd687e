using System.Collections.Immutable;

namespace CpomDocs.Trust.Certificates;

/// <summary>What the one who validates a path asks of certificate policies (RFC 5280, 6.1.1); by default, nothing.</summary>
/// <param name="Acceptable">Policies one of which is wanted; <see langword="null"/> for any.</param>
/// <param name="RequiresPolicy">Whether the path must be valid for at least one of them.</param>
/// <param name="ForbidsMapping">Whether an authority may not declare policies equivalent.</param>
/// <param name="ForbidsAny">Whether the policy « any » counts for nothing.</param>
internal sealed record PolicyInputs(
    ImmutableHashSet<string>? Acceptable = null,
    bool RequiresPolicy = false,
    bool ForbidsMapping = false,
    bool ForbidsAny = false)
{
    public static PolicyInputs None { get; } = new();
}
