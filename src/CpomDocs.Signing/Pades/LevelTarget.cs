using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Pades;

/// <summary>A signature to bring to a level.</summary>
/// <param name="Field">Full name of its field.</param>
/// <param name="Identity">Whose key signs.</param>
/// <param name="Level">Level asked.</param>
internal sealed record LevelTarget(string Field, SigningIdentity Identity, PadesLevel Level)
{
    /// <summary>The signature of an act.</summary>
    public static LevelTarget Of(Act act) => new(act.Field, act.Identity, act.Request.Level);
}
