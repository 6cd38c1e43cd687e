using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CpomDocs.Benchmarks;
using CpomDocs.Benchmarks.Fuzz;
using CpomDocs.Benchmarks.Pairs;

if (args is ["campagne", ..])
{
    CampagneBenchmark.Run(args.Length > 1 ? [.. args[1..].Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [28, 279]);
    return 0;
}

if (args is ["acte"])
{
    SittingBenchmark.RunOneAct();
    return 0;
}

if (args is ["seance", ..])
{
    SittingBenchmark.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200, args.Length > 2 ? args[2] : null);
    return 0;
}

if (args is ["etapes"])
{
    StepTimes.Run();
    return 0;
}

if (args is ["archive", ..])
{
    ArchivePace.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 279, args.Length > 2 ? args[2] : null);
    return 0;
}

if (args is ["pdf"])
{
    PdfPace.Run();
    return 0;
}

if (args is ["fuzz", string seconds, string folder, ..])
{
    return FuzzRun.Run(int.Parse(seconds, CultureInfo.InvariantCulture), folder, args[3..]) == 0 ? 0 : 1;
}

if (args is ["pairs", ..])
{
    PairsBenchmark.Run(args[1..]);
    return 0;
}

IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(ContratBenchmarks).Assembly).Run(args is [] ? ["--filter", "*"] : args, config);
return 0;
