using BenchmarkDotNet.Attributes;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Benchmarks;

/// <summary>Each step of the journey, on the whole liasse of one contract.</summary>
[MemoryDiagnoser]
public class ContratBenchmarks
{
    private readonly ContratExemple _exemple = new();

    [Benchmark]
    public ContratValide Check() => _exemple.Check();

    [Benchmark]
    public LiasseComposee Compose() => _exemple.Compose();
}
