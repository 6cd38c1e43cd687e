using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Tells what becomes of each contract of a run, and keeps the failure of one from stopping the others. Thread-safe.</summary>
/// <param name="clock">Clock that dates events.</param>
/// <param name="journal">Told each event.</param>
/// <param name="tally">Counts.</param>
/// <param name="metrics">Measures each stage.</param>
internal sealed class RunTrace(TimeProvider clock, Action<CampagneEvent> journal, CampagneTally tally, RunMetrics metrics)
{
    /// <summary>Does the work of a stage on a contract; what a disk, a key or the archive refuses is its failure alone.</summary>
    public LiasseEnCours? Guard(string stage, string contrat, Func<LiasseEnCours?> work)
    {
        try
        {
            return metrics.Measure(stage, contrat, work);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException && stage == "edition")
        {
            return Fail(contrat, [], Messages.Get("ContractMissing", contrat));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArchiveUnavailableException
            or SigningKeyUnavailableException)
        {
            return Fail(contrat, [], error.Message);
        }
    }

    /// <summary>Work on a contract begins.</summary>
    public void Begin(string contrat) => Say(Evenement.ContratDebut, contrat);

    /// <summary>There was nothing to make of a contract.</summary>
    public LiasseEnCours? Unchanged(string contrat, params ImmutableArray<CauseEdition> causes)
    {
        tally.Unchanged();
        End(contrat, causes, []);
        return null;
    }

    /// <summary>A contract failed.</summary>
    public LiasseEnCours? Fail(string contrat, ImmutableArray<Diagnostic> diagnostics, string message)
    {
        tally.Failed();
        journal(new CampagneEvent
        {
            Instant = clock.GetUtcNow(),
            Evenement = Evenement.ContratEchec,
            Contrat = contrat,
            Diagnostics = diagnostics,
            Message = message,
        });
        return null;
    }

    /// <summary>The documents of a contract were put away.</summary>
    public void Succeed(LiasseEnCours made, bool isNew)
    {
        string[] documents = [.. made.Liasse.Fichiers.Keys.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal))];
        if (isNew)
        {
            Array.ForEach(documents, name =>
                Say(Evenement.DocumentRendu, made.Code, ArchiveContent.DocumentOf(ArchiveContent.PathOf(made.NomDe(name)))));
            tally.Done(documents.Length, made.Liasse.Pages, made.Causes);
        }
        else
        {
            tally.Unchanged();
        }

        End(made.Code, made.Causes, made.Diagnostics);
    }

    private void End(string contrat, ImmutableArray<CauseEdition> causes, ImmutableArray<Diagnostic> diagnostics) =>
        journal(new CampagneEvent
        {
            Instant = clock.GetUtcNow(),
            Evenement = Evenement.ContratFin,
            Contrat = contrat,
            Causes = causes,
            Diagnostics = diagnostics,
        });

    private void Say(Evenement evenement, string contrat, string? document = null) =>
        journal(new CampagneEvent { Instant = clock.GetUtcNow(), Evenement = evenement, Contrat = contrat, Document = document });
}
