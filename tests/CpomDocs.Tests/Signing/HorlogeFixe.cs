namespace CpomDocs.Tests.Signing;

/// <summary>A clock that stands still.</summary>
internal sealed class HorlogeFixe(DateTimeOffset instant) : TimeProvider
{
    public static HorlogeFixe Maintenant => new(System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => instant;
}
