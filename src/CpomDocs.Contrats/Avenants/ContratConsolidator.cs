using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Avenants;

/// <summary>
/// Judges avenants against the version they change, and gives the next version: pure, everything wrong told at once. Safe to share between
/// threads.
/// </summary>
public sealed class ContratConsolidator
{
    // Judged on the avenant itself; at a date of the past, what is in force may lack a number.
    private static readonly ImmutableArray<string> JugeesAvant = ["AVN-01", "AVN-05"];

    private readonly ContratReader _reader;

    /// <summary>Makes a consolidator.</summary>
    /// <param name="profils">The families installed.</param>
    /// <param name="options">How strictly contracts are read; strictly by default.</param>
    public ContratConsolidator(ProfilCatalogue profils, ReadingOptions? options = null)
    {
        ReadingOptions reading = (options ?? new ReadingOptions()) with { Import = false, SansRegles = JugeesAvant };
        _reader = new ContratReader(profils, reading);
    }

    /// <summary>Applies an avenant.</summary>
    /// <param name="depart">The version it changes.</param>
    /// <param name="propose">The avenant.</param>
    /// <returns>
    /// The next version; or every reason to refuse the avenant, with its place there: <c>CPOM10xx</c> for its form, <c>CPOM15xx</c> for its
    /// own rules, and those of a contract for what the next version would break (AVN-06).
    /// </returns>
    public Outcome<ContratConsolide> Appliquer(ContratConsolide depart, AvenantPropose propose)
    {
        ArgumentNullException.ThrowIfNull(depart);
        ArgumentNullException.ThrowIfNull(propose);
        FileReading reading = FileReader<Avenant>.Read(propose.Fichier, propose.Json);
        if (reading.Root is null)
        {
            return Outcome.Failure<ContratConsolide>(reading.Bag.ToImmutable());
        }

        Avenant avenant = FileReader<Avenant>.ToRecord(reading);
        if (!reading.Unreadable.Contains("/codeContrat") && avenant.CodeContrat != depart.Contrat.Contrat.CodeContrat)
        {
            reading.Add("CPOM1501", "/codeContrat", Gravite.Erreur, Quote.Text(avenant.CodeContrat), depart.Contrat.Contrat.CodeContrat);
        }

        var revision = new ContratEnRevision(depart);
        var lu = new AvenantLu(avenant) { Articles = propose.Articles, Illisibles = IllisiblesDe(avenant, reading) };
        var application = new ApplicationAvenant(revision, depart, lu);
        ImmutableArray<string> pieces = PiecesDe(depart, avenant);
        var circuit = new CircuitAvenant(depart, avenant, pieces);
        var dossier = new DossierAvenant(depart, avenant, application, circuit)
        {
            EnAttente = propose.EnAttente,
            EstSigne = propose.EstSigne,
            DateConclusion = propose.DateConclusion,
        };
        Juger(dossier, reading);
        bool isJudgeable = application.EstEntiere && reading.Unreadable.Count == 0;
        Outcome<ContratValide>? next = isJudgeable ? Rejuger(dossier, revision, reading) : null;
        ImmutableArray<Diagnostic> diagnostics = reading.Bag.ToImmutable(depart.Contrat.Profil.Intitule);
        return next?.Value is { } contrat && !reading.Bag.HasError
            ? Outcome.Of(Suivant(dossier, revision, contrat, propose.Json), diagnostics)
            : Outcome.Failure<ContratConsolide>(diagnostics);
    }

    /// <summary>Applies avenants one after the other.</summary>
    /// <param name="initial">The contract the first one changes.</param>
    /// <param name="proposes">The avenants, oldest first.</param>
    /// <param name="au">
    /// Date to read the contract at, or <see langword="null"/> for the last version. An avenant that takes effect later leaves no trace,
    /// even where one of a greater number is already in force.
    /// </param>
    /// <returns>
    /// The contract in force on that date, with the avenant each value comes from; or every reason to refuse the first avenant that cannot
    /// be applied, each diagnostic with its file.
    /// </returns>
    public Outcome<ContratConsolide> Consolider(ContratValide initial, IEnumerable<AvenantPropose> proposes, DateOnly? au = null)
    {
        ArgumentNullException.ThrowIfNull(proposes);
        ContratConsolide current = ContratConsolide.De(initial);
        var versions = new List<ContratConsolide>();
        foreach (AvenantPropose propose in proposes)
        {
            Outcome<ContratConsolide> next = Appliquer(current, propose);
            if (!next.TryGet(out ContratConsolide? applied))
            {
                return Outcome.Failure<ContratConsolide>([.. next.Diagnostics.Select(item => item with { Fichier = propose.Fichier })]);
            }

            current = applied;
            versions.Add(applied);
        }

        return au is { } date ? EnVigueur(ContratConsolide.De(initial), versions, date) : Outcome.Of(current);
    }

    // Numbers tell the order in which avenants were agreed; what takes effect first may have been agreed last.
    private Outcome<ContratConsolide> EnVigueur(ContratConsolide initial, List<ContratConsolide> versions, DateOnly date)
    {
        List<ContratConsolide> inForce = versions.FindAll(version => version.Avenant!.DateEffet <= date);
        if (inForce.SequenceEqual(versions.Take(inForce.Count)))
        {
            return Outcome.Of(inForce.LastOrDefault() ?? initial);
        }

        ContratConsolide current = initial;
        foreach (ContratConsolide version in inForce)
        {
            Outcome<ContratConsolide> next = Superposer(current, version);
            if (!next.TryGet(out ContratConsolide? applied))
            {
                return next;
            }

            current = applied;
        }

        return Outcome.Of(current);
    }

    // The avenant was judged in its turn; here only its changes count, on what is in force without those that came before it.
    private Outcome<ContratConsolide> Superposer(ContratConsolide depart, ContratConsolide version)
    {
        Avenant avenant = version.Avenant!;
        FileReading reading = FileReader<Avenant>.Read("", version.AvenantJson);
        var revision = new ContratEnRevision(depart);
        var application = new ApplicationAvenant(revision, depart, new AvenantLu(avenant));
        ImmutableArray<string> pieces = PiecesDe(depart, avenant);
        var dossier = new DossierAvenant(depart, avenant, application, new CircuitAvenant(depart, avenant, pieces))
        {
            DateConclusion = version.Contrat.Contrat.Avenants.LastOrDefault(item => item.Numero == avenant.Numero)?.DateConclusion,
        };
        if (!application.EstEntiere)
        {
            reading.Add("CPOM1526", "/dateEffet", Gravite.Erreur, avenant.Numero, avenant.DateEffet);
            return Outcome.Failure<ContratConsolide>(reading.Bag.ToImmutable());
        }

        Outcome<ContratValide> next = Rejuger(dossier, revision, reading);
        return next.TryGet(out ContratValide? contrat)
            ? Outcome.Of(Suivant(dossier, revision, contrat, version.AvenantJson))
            : Outcome.Failure<ContratConsolide>(reading.Bag.ToImmutable());
    }

    // A change whose operation or target cannot be read is not applied.
    private static ImmutableHashSet<int> IllisiblesDe(Avenant avenant, FileReading reading)
    {
        return [.. Enumerable.Range(0, avenant.Modifications.Length).Where(rank => reading.Unreadable.Any(pointer =>
            (pointer + "/").StartsWith(Dossier.Rang("/modifications", rank) + "/", StringComparison.Ordinal)))];
    }

    private static ImmutableArray<string> PiecesDe(ContratConsolide depart, Avenant avenant)
    {
        HashSet<string> named = [.. avenant.Modifications.Select(change => change.Annexe)];
        return [.. depart.Contrat.Profil.Documents.Select(piece => piece.Code).Where(named.Contains)];
    }

    private static void Juger(DossierAvenant dossier, FileReading reading)
    {
        Profil profil = dossier.Depart.Contrat.Profil;
        foreach (RegleAvenant regle in ReglesDeLAvenant.Toutes)
        {
            if (profil.GraviteDe(regle.Id) is not { } weight)
            {
                continue;
            }

            foreach (Constat constat in regle.Juger(dossier).Where(constat => ContratReader.IsJudgeable(constat, reading.Unreadable)))
            {
                Gravite gravite = weight < constat.GraviteMax ? weight : constat.GraviteMax;
                reading.Add(constat.Code, constat.Pointeur, gravite, constat.Valeurs);
            }
        }
    }

    private Outcome<ContratValide> Rejuger(DossierAvenant dossier, ContratEnRevision revision, FileReading reading)
    {
        NouvelleVersion.Ecrire(revision, dossier);
        Outcome<ContratValide> next = _reader.Read("", CanonicalJson.Write(revision.Racine));
        HashSet<string?> told = [.. reading.Bag.ToImmutable().Where(item => item.Gravite == Gravite.Erreur).Select(item => item.Regle)];
        var rejugement =
            new Rejugement(dossier.Depart, dossier.Avenant, revision.Marques(), dossier.Application.Appliquees);
        IEnumerable<Diagnostic> found = rejugement.Ramener(next.Diagnostics);
        foreach (Diagnostic diagnostic in found.Where(item => item.Regle is null || !told.Contains(item.Regle)))
        {
            reading.Bag.Add(diagnostic, reading.Root!.Nearest(diagnostic.Pointeur, out _).Offset);
        }

        return next;
    }

    private static ContratConsolide Suivant(
        DossierAvenant dossier, ContratEnRevision revision, ContratValide contrat, ReadOnlyMemory<byte> json)
    {
        Circuit circuit = dossier.Circuit.Circuit();
        ImmutableDictionary<string, Circuit> circuits = contrat.Circuits.SetItem(dossier.Avenant.CodeDePiece(), circuit);
        var canonical = new ContratValide(contrat.Contrat, contrat.Profil, circuits, ContratWriter.Write(contrat.Contrat))
        {
            Mentions = contrat.Mentions,
            Diagnostics = contrat.Diagnostics,
        };
        return dossier.Depart with
        {
            Contrat = canonical,
            Base = dossier.Depart,
            Avenant = dossier.Avenant,
            AvenantJson = json,
            Circuit = circuit,
            Modifications = dossier.Application.Appliquees,
            PiecesTouchees = PiecesDe(dossier.Depart, dossier.Avenant),
            Origines = revision.Marques().ToImmutableSortedDictionary(mark => mark.Key, mark => mark.Value.Avenant, StringComparer.Ordinal),
            NumerosUtilises = dossier.Application.Numeros,
        };
    }
}
