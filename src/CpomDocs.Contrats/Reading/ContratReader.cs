using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Reading;

/// <summary>
/// Reads a contract: strict JSON, the form of the data model, then the rules of its family, all judged in one pass so that everything
/// wrong is told at once and once only. Safe to share between threads.
/// </summary>
public sealed class ContratReader
{
    private const string ProfilPointer = "/profil";
    private readonly ProfilCatalogue _profils;
    private readonly ReadingOptions _options;

    /// <summary>Makes a reader.</summary>
    /// <param name="profils">The families installed.</param>
    /// <param name="options">How strictly to read; strictly by default.</param>
    public ContratReader(ProfilCatalogue profils, ReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(profils);
        _profils = profils;
        _options = options ?? new ReadingOptions();
    }

    /// <summary>Reads a contract.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM; kept, not copied, unless they are read in import mode.</param>
    /// <returns>
    /// The contract, with its warnings; or every reason to refuse it, <c>CPOM10xx</c> for its form and <c>CPOM11xx</c> to
    /// <c>CPOM12xx</c> for its rules, in the order of the file.
    /// </returns>
    public Outcome<ContratValide> Read(string fichier, ReadOnlyMemory<byte> json) => Read(fichier, json, out _);

    /// <summary>Reads a contract, and says by which family it was judged even when it is refused.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes, UTF-8 without BOM; kept, not copied.</param>
    /// <param name="profil">The family, or <see langword="null"/> when the file does not let it be known.</param>
    /// <returns>As the other reading.</returns>
    public Outcome<ContratValide> Read(string fichier, ReadOnlyMemory<byte> json, out Profil? profil)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        profil = null;
        ReadOnlyMemory<byte> complete = _options.Parametres is { } parametres ? Inheritance.Complete(json, parametres) : json;
        FileReading reading = FileReader<Contrat>.Read(fichier, complete, _options.Import ? FormPolicy.Import : FormPolicy.Strict);
        if (reading.Root is null)
        {
            return Outcome.Failure<ContratValide>(reading.Bag.ToImmutable());
        }

        Contrat contrat = FileReader<Contrat>.ToRecord(reading);
        profil = FindProfil(contrat, reading);
        if (profil is not null)
        {
            JudgeRules(new Dossier(contrat, profil, reading.Root), reading);
        }

        ImmutableArray<Diagnostic> diagnostics = reading.Bag.ToImmutable(profil?.Intitule);
        return profil is null || reading.Bag.HasError
            ? Outcome.Failure<ContratValide>(diagnostics)
            : Outcome.Of(
                ToContratValide(new Dossier(contrat, profil, reading.Root), BytesOf(contrat, complete), diagnostics), diagnostics);
    }

    // A file of another tool is kept as the program understood it.
    private ReadOnlyMemory<byte> BytesOf(Contrat contrat, ReadOnlyMemory<byte> given) =>
        _options.Import ? ContratWriter.Write(contrat) : given;

    private static ContratValide ToContratValide(
        Dossier dossier, ReadOnlyMemory<byte> json, ImmutableArray<Diagnostic> diagnostics)
    {
        ImmutableDictionary<string, Circuit> circuits = CircuitBuilder.Build(dossier.Contrat, dossier.Profil);
        return new ContratValide(dossier.Contrat, dossier.Profil, circuits, json)
        {
            Diagnostics = diagnostics,
            Mentions = [.. dossier.Profil.Mentions.Where(dossier.Demande)],
        };
    }

    private Profil? FindProfil(Contrat contrat, FileReading reading)
    {
        if (_profils.TryGet(contrat.Profil, out Profil? profil))
        {
            return profil;
        }

        if (!reading.Unreadable.Contains(ProfilPointer))
        {
            reading.Add("CPOM1030", ProfilPointer, Gravite.Erreur, Quote.Text(contrat.Profil), string.Join(", ", _profils.Codes));
        }

        return null;
    }

    private void JudgeRules(Dossier dossier, FileReading reading)
    {
        IEnumerable<Constat> found = ReglesContrat.Juger(dossier, _options.SansRegles);
        foreach (Constat constat in found.Where(constat => IsJudgeable(constat, reading.Unreadable)))
        {
            reading.Add(constat.Code, constat.Pointeur, WeightOf(constat, dossier.Profil), constat.Valeurs);
        }
    }

    private Gravite WeightOf(Constat constat, Profil profil)
    {
        Gravite weight = profil.GraviteDe(DiagnosticCatalogue.Get(constat.Code).Regle!)!.Value;
        Gravite most = constat.EstCleFiness ? _options.CleFiness : constat.GraviteMax;
        return weight < most ? weight : most;
    }

    /// <summary>Whether a finding rests on what can be read; another would be told twice, or be false.</summary>
    internal static bool IsJudgeable(Constat constat, IReadOnlySet<string> unreadable)
    {
        return !unreadable.Any(pointer =>
            JsonPointer.Holds(pointer, constat.Pointeur) || constat.Lus.Any(pattern => JsonPointer.Holds(pointer, pattern)));
    }
}
