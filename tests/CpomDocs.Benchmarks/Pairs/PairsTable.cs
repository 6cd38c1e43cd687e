using System.Collections.Immutable;
using System.Globalization;

namespace CpomDocs.Benchmarks.Pairs;

/// <summary>
/// Medians of the rounds, and how many times ours each peer takes. A ratio is taken inside its round, then the median of the
/// rounds: on a busy machine both sides of a round suffer alike.
/// </summary>
internal static class PairsTable
{
    private const string Ours = "CpomDocs";
    private const string None = "–";

    /// <summary>Prints one Markdown row for each work and who did it.</summary>
    /// <param name="lines">Round, work, who, wall ms and processor ms of a contract, its pages, peak kB; separated by tabs.</param>
    public static void Print(IEnumerable<string> lines)
    {
        ImmutableArray<Measure> measures = [.. lines.Select(Measure.Parse)];
        Console.WriteLine("| Work | Who | Pages | ms/contract | ms/page | CPU ms/contract | Times ours | CPU | Per page | Peak MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (IGrouping<string, Measure> work in measures.GroupBy(measure => measure.Work))
        {
            var ours = work.Where(measure => measure.Who == Ours).ToDictionary(row => row.Round);
            foreach (IGrouping<string, Measure> rows in work.GroupBy(measure => measure.Who))
            {
                Console.WriteLine($"| {work.Key} | {rows.Key} | {string.Join(" | ", Cells(rows, ours))} |");
            }
        }
    }

    private static string[] Cells(IEnumerable<Measure> rows, Dictionary<int, Measure> ours)
    {
        Measure[] pairs = [.. rows.Where(row => ours.ContainsKey(row.Round))];
        Measure[] paged = [.. pairs.Where(row => row.Pages > 0)];
        return
        [
            paged is [] ? None : Text(paged[0].Pages, "0"),
            Text(Median(rows.Select(row => row.Wall)), "0.0"),
            paged is [] ? None : Text(Median(paged.Select(row => row.PerPage)), "0.00"),
            Text(Median(rows.Select(row => row.Cpu)), "0.0"),
            Times(pairs, row => row.Wall / ours[row.Round].Wall),
            Times(pairs, row => row.Cpu / ours[row.Round].Cpu),
            Times(paged, row => row.PerPage / ours[row.Round].PerPage),
            Text(rows.Max(row => row.PeakKilobytes) / 1000, "0"),
        ];
    }

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Times(Measure[] rows, Func<Measure, double> ratio) =>
        rows is [] ? None : Text(Median(rows.Select(ratio)), "0.0");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed record Measure(int Round, string Work, string Who)
    {
        public required double Wall { get; init; }

        public required double Cpu { get; init; }

        public required int Pages { get; init; }

        public required long PeakKilobytes { get; init; }

        public double PerPage => Wall / Pages;

        public static Measure Parse(string line)
        {
            string[] cells = line.Split('\t');
            return new Measure(int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], cells[2])
            {
                Wall = double.Parse(cells[3], CultureInfo.InvariantCulture),
                Cpu = double.Parse(cells[4], CultureInfo.InvariantCulture),
                Pages = int.Parse(cells[5], CultureInfo.InvariantCulture),
                PeakKilobytes = long.Parse(cells[6], CultureInfo.InvariantCulture),
            };
        }
    }
}
