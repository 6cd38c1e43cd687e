namespace CpomDocs.Tests.Trust;

/// <summary>A clock that says what a test wants.</summary>
internal sealed class HorlogeDEssai(DateTimeOffset instant) : TimeProvider
{
    public DateTimeOffset Instant { get; set; } = instant;

    public override DateTimeOffset GetUtcNow() => Instant;
}
