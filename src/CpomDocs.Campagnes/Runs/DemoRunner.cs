using System.Collections.Immutable;
using System.Text;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>The whole journey on a fictitious campaign, by the same code as a real one.</summary>
/// <remarks>A demonstration that was killed goes on where it stopped when it is started again in the same folder.</remarks>
public sealed class DemoRunner
{
    private readonly Modeles _modeles;
    private readonly TimeProvider _clock;
    private readonly DemoRequest _request;
    private readonly DemoFolder _folder;
    private readonly Action<DemoProgress> _progress;
    private readonly DemoTimings _timings;

    /// <summary>Makes a runner.</summary>
    /// <param name="modeles">Profiles and templates.</param>
    /// <param name="clock">Clock of the run; dates keys, signatures and versions.</param>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Told how far the run is, from several threads.</param>
    public DemoRunner(Modeles modeles, TimeProvider clock, DemoRequest request, Action<DemoProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(request);
        _modeles = modeles;
        _clock = clock;
        _request = request;
        _folder = new DemoFolder(request.Dossier);
        _progress = progress;
        _timings = new DemoTimings(clock);
    }

    /// <summary>Makes data, keys, documents, acts, archive, verdicts and report.</summary>
    /// <param name="cancellationToken">Ends the run after the acts under way.</param>
    /// <returns>The report, also written as <c>rapport.json</c> and <c>rapport.html</c>.</returns>
    /// <exception cref="DemoFolderTakenException">The folder holds the demonstration of other data.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public DemoReport Run(CancellationToken cancellationToken)
    {
        Campagne campagne = _timings.Measure("donnees", () => new DemoData(_folder, _request).Write(_modeles));
        DemoKeys keys = _timings.Measure("cles", () => DemoKeys.OpenOrCreate(_folder, _clock));
        using (keys)
        {
            CampagneTotals issued = _timings.Measure("edition", () => Issue(campagne, keys, cancellationToken));
            var liasses = DemoLiasse.All(_folder, campagne, _request);
            foreach (Role role in SigningOrder(liasses))
            {
                _timings.Measure("signature", () => Sign(liasses, role, keys, cancellationToken));
            }

            ImmutableArray<DemoContratItem> verdicts = _timings.Measure("verification", () => Verify(liasses, keys, cancellationToken));
            _timings.Measure("archive", () => CheckArchive());
            _timings.Measure("suivi", () => WriteBoard(campagne, cancellationToken));
            return WriteReport(campagne, issued, verdicts);
        }
    }

    private CampagneTotals Issue(Campagne campagne, DemoKeys keys, CancellationToken cancellationToken)
    {
        var counter = new PhaseCounter(_progress, Messages.Get("PhaseIssue"), campagne.Contrats.Length);
        var request = new CampagneRunRequest
        {
            Campagne = campagne,
            DossierContrats = Path.GetDirectoryName(_folder.CampagneFile)!,
            Store = _folder.Archive,
            Sortie = _folder.Liasses,
            Parallelisme = _request.Parallelisme,
            Cachet = campagne.Cachet == true ? keys.Seal(_clock) : null,
            Production = new ProductionOptions { Programme = _request.Programme, Demonstration = true, Donnees = _request.Donnees },
        };
        return new CampagneRunner(_modeles, _clock).Run(request, counter.OnContractEnd, cancellationToken);
    }

    // Side after side, as every circuit goes; a second person of a side after the first.
    private static ImmutableArray<Role> SigningOrder(ImmutableArray<DemoLiasse> liasses)
    {
        Partie[] sides = [Partie.STRUCTURE, Partie.DEPARTEMENT, Partie.ARS];
        IEnumerable<Role> roles = liasses.SelectMany(liasse => DemoLiasse.RolesOf(liasse.Dossier)).Distinct();
        return [.. roles.OrderBy(role => Array.IndexOf(sides, role.Partie)).ThenBy(role => role.Rang)];
    }

    private void Sign(ImmutableArray<DemoLiasse> liasses, Role role, DemoKeys keys, CancellationToken cancellationToken)
    {
        var archive = LiasseArchiver.OpenOrCreate(_folder.Archive, _clock);
        var signing = new DemoSigning(role, keys, Depositor(), _clock) { Archive = archive };
        ForEach(liasses, Messages.Get("PhaseSign", role.Nom), (liasse, _) => signing.Sign(liasse), cancellationToken);
    }

    private ImmutableArray<DemoContratItem> Verify(ImmutableArray<DemoLiasse> liasses, DemoKeys keys, CancellationToken cancellationToken)
    {
        var verification = new LiasseVerification(new ContratReader(_modeles.Profils), [keys.Root], _clock);
        var items = new DemoContratItem[liasses.Length];
        void VerifyLiasse(DemoLiasse liasse, int rank)
        {
            LiasseVerdict verdict = verification.Verify(liasse.Dossier);
            items[rank] = DemoContratItem.Of(verdict with { Etat = StateOf(liasse, verdict) }, liasse.Alea);
            Depositor().DepositProofs(liasse.Dossier.Code, Messages.Get("EventVerified"), VerificationProof.Of(verdict.Rapport));
        }

        ForEach(liasses, Messages.Get("PhaseVerify"), VerifyLiasse, cancellationToken);
        return [.. items];
    }

    // Only the archive knows of a refusal.
    private string StateOf(DemoLiasse liasse, LiasseVerdict verdict)
    {
        return liasse.Alea is not AleaSignature.REFUS
            ? verdict.Etat
            : LiasseStates.Of(LiasseArchiver.Open(_folder.Archive, _clock).Get(liasse.Dossier.Code)
                .ToDictionary(file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal));
    }

    private void CheckArchive()
    {
        if (!LiasseArchiver.Open(_folder.Archive, _clock).Check().Valide)
        {
            throw new ArchiveUnavailableException(Messages.Get("ArchiveDamaged", _folder.Archive));
        }
    }

    private void WriteBoard(Campagne campagne, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        var demande = new DemandeSuiviCampagne
        {
            Campagne = campagne,
            DossierContrats = Path.GetDirectoryName(_folder.CampagneFile)!,
            Archive = LiasseArchiver.Open(_folder.Archive, _clock),
            Liasses = _folder.Liasses,
            Jour = DateOnly.FromDateTime(now.UtcDateTime),
            Parallelisme = _request.Parallelisme,
        };
        SuiviCampagne suivi = new SuiviReader(_modeles).Read(demande, cancellationToken);
        foreach ((string path, byte[] bytes) in RapportCampagne.Write(_modeles, demande, suivi, new RapportOptions { Instant = now }))
        {
            AtomicFile.Write(Path.Combine([_folder.Suivi, .. path.Split('/')]), bytes);
        }
    }

    private DemoReport WriteReport(Campagne campagne, CampagneTotals issued, ImmutableArray<DemoContratItem> contrats)
    {
        DemoReport report = DemoReport.Of(_request, campagne, issued, contrats) with { DureesMs = _timings.ToMilliseconds() };
        AtomicFile.Write(_folder.HtmlReport, DemoHtml.Write(report));
        AtomicFile.Write(_folder.JsonReport, Encoding.UTF8.GetBytes(ReportJson.Write(report) + "\n"));
        return report;
    }

    private LiasseDepositor Depositor() => new(LiasseArchiver.OpenOrCreate(_folder.Archive, _clock), _modeles);

    private void ForEach(
        ImmutableArray<DemoLiasse> liasses, string phase, Action<DemoLiasse, int> work, CancellationToken cancellationToken)
    {
        var counter = new PhaseCounter(_progress, phase, liasses.Length);
        Parallel.ForEach(liasses, new ParallelOptions { MaxDegreeOfParallelism = _request.Parallelisme }, (liasse, loop, rank) =>
        {
            if (cancellationToken.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            work(liasse, (int)rank);
            counter.Step();
        });
        cancellationToken.ThrowIfCancellationRequested();
    }
}
