namespace CpomDocs.Signing.Appearances;

/// <summary>A colour of an appearance (DeviceRGB, components from 0 to 1).</summary>
internal readonly record struct InkColor(double Red, double Green, double Blue)
{
    public static InkColor Text => new(0.12, 0.14, 0.2);

    public static InkColor Soft => new(0.33, 0.36, 0.42);

    public static InkColor Accent => new(0.0, 0.2, 0.47);

    public static InkColor Background => new(0.955, 0.965, 0.985);

    public static InkColor Warning => new(0.68, 0.05, 0.08);
}
