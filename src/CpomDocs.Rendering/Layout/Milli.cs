namespace CpomDocs.Rendering.Layout;

/// <summary>Lengths inside the layout are whole thousandths of a point, so that nothing drifts from one machine to another.</summary>
internal static class Milli
{
    public static int FromPoints(double points) => (int)Math.Round(points * 1000, MidpointRounding.AwayFromZero);

    public static double ToPoints(int milli) => milli / 1000.0;

    /// <summary>The next multiple of the grid, or the length itself when it is one.</summary>
    public static int OnGrid(int length, int grid) => (length + grid - 1) / grid * grid;
}
