using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Circuits;

/// <summary>
/// Judges documents beside each other: what each says of itself against the list that the signed document which opens their liasse gives.
/// </summary>
/// <remarks>A document forged whole is faultless by itself: only its companions can give it away.</remarks>
internal static class LiasseJudge
{
    /// <summary>Judges all the liasses of a verification.</summary>
    /// <param name="files">Files, each judged by itself.</param>
    /// <returns>The files, lowered where their liasse disowns them, in the same order; and the liasses, by first file.</returns>
    public static (ImmutableArray<FichierVerifie> Files, ImmutableArray<LiasseVerifiee> Liasses) Judge(
        ImmutableArray<FichierVerifie> files)
    {
        var contents = files
            .Where(file => file.Descripteur is not null)
            .GroupBy(file => (Place: file.Liasse?.Nom ?? "", file.Descripteur!.CodeContrat))
            .Select(group => new LiasseContent(group.Key.Place, [.. group]))
            .ToImmutableArray();
        ILookup<string, LiasseContent> byPlace = contents.ToLookup(content => content.Place, StringComparer.Ordinal);
        var lowered = new Dictionary<FichierVerifie, FichierVerifie>(ReferenceEqualityComparer.Instance);
        foreach (LiasseContent content in contents)
        {
            bool isForeign = content.Opening is null
                && content.Place.Length > 0
                && byPlace[content.Place].Any(other => other.Opening is not null);
            foreach (FichierVerifie file in content.Files)
            {
                lowered[file] = Lower(file, [.. content.ProblemsOf(file), .. isForeign ? [Foreign(file)] : (string[])[]]);
            }
        }

        return (
            [.. files.Select(file => lowered.GetValueOrDefault(file, file))],
            [.. contents.Select(content => content.ToReport([.. content.Files.Select(file => lowered[file])]))]);
    }

    /// <summary>A file that something beside its own content forbids to present as good.</summary>
    public static FichierVerifie Lower(FichierVerifie file, ImmutableArray<string> problems)
    {
        if (problems.IsEmpty)
        {
            return file;
        }

        FichierVerifie known = file with { Detail = [.. problems, .. file.Detail], SansSignatureAttendue = false };
        string key = file.Verdict is Verdict.NON_SIGNE ? "Liasse.NonSigneEcarte" : "Liasse.Ecarte";
        return file.Verdict switch
        {
            Verdict.TOTAL_FAILED => known,
            Verdict.ILLISIBLE => known with { Phrase = string.Join(" ", problems) },
            Verdict.NON_SIGNE => known with { Phrase = Messages.Format(key, string.Join(" ", problems)) },
            _ => known with
            {
                Verdict = Verdict.INDETERMINATE,
                SousIndication = file.SousIndication ?? SubIndication.SIG_CONSTRAINTS_FAILURE,
                Phrase = Messages.Format(key, string.Join(" ", problems)),
            },
        };
    }

    private static string Foreign(FichierVerifie file) => Messages.Format("Liasse.AutreContrat", file.Descripteur!.CodeContrat);
}

/// <summary>The documents of one contract that were given together.</summary>
internal sealed class LiasseContent
{
    private const string Avenant = "AVENANT-";

    public LiasseContent(string place, ImmutableArray<FichierVerifie> files)
    {
        Place = place;
        Files = files;
        Opening = files.Where(file => !Described(file).Pieces.IsEmpty && IsHeld(file)).MaxBy(file => Described(file).Version);
    }

    /// <summary>Where they were found; empty for files given by themselves.</summary>
    public string Place { get; }

    public ImmutableArray<FichierVerifie> Files { get; }

    /// <summary>The signed document that lists the others; <see langword="null"/> when none does.</summary>
    public FichierVerifie? Opening { get; }

    private ImmutableArray<PieceLiasse> Announced => Opening is null ? [] : Described(Opening).Pieces;

    /// <summary>French sentences: why a file is not the document of this liasse that it says it is.</summary>
    public IEnumerable<string> ProblemsOf(FichierVerifie file)
    {
        Descripteur own = Described(file);
        if (Place.Length > 0 && Files.Any(other => IsRivalOf(other, file)))
        {
            yield return Messages.Format("Liasse.Double", own.Intitule, own.Version);
        }

        if (Opening is null || own.Document.StartsWith(Avenant, StringComparison.Ordinal))
        {
            yield break;
        }

        int version = Described(Opening).Version;
        bool isOfTheAvenant = Files.Any(other => Described(other).Version == own.Version
            && Described(other).Document.StartsWith(Avenant, StringComparison.Ordinal));
        if (own.Version != version && !isOfTheAvenant)
        {
            yield return Messages.Format("Liasse.AutreVersion", own.Version, version);
        }

        PieceLiasse? piece = Announced.FirstOrDefault(announced => announced.Code == own.Document);
        if (piece is null)
        {
            if (!isOfTheAvenant)
            {
                yield return Messages.Format("Liasse.NonAnnonce", own.Document);
            }
        }
        else if (!IsAsAnnounced(own, piece))
        {
            yield return Messages.Format("Liasse.AutreCircuit", NamesOf(piece.Roles, piece.Paraphe),
                NamesOf([.. own.Circuit.Etapes.Select(etape => etape.Role)], own.Circuit.Paraphe));
        }
    }

    /// <summary>What is said of the liasse.</summary>
    /// <param name="judged">Its files, as they are judged in the end.</param>
    public LiasseVerifiee ToReport(ImmutableArray<FichierVerifie> judged)
    {
        ImmutableArray<PieceVerifiee> pieces = [.. Present(judged), .. Announced.Where(IsNotThere).Select(ToMissing)];
        int Rank(PieceVerifiee piece) => Announced.Select(announced => announced.Code).ToList().IndexOf(piece.Document);
        string[] missing = [.. pieces.Where(piece => piece.Etat == EtatPiece.Absente).Select(piece => piece.Document)];
        string[] elsewhere = [.. pieces.Where(piece => piece.Etat == EtatPiece.NonSoumise).Select(piece => piece.Document)];
        Verdict worst = Verdicts.Worst(judged);
        Verdict verdict = missing.Length > 0 ? Verdicts.Worst([worst, Verdict.INDETERMINATE]) : worst;
        return new LiasseVerifiee
        {
            Liasse = Place,
            CodeContrat = Described(judged[0]).CodeContrat,
            Etablissement = Described(judged[0]).Etablissement,
            Verdict = verdict,
            Phrase = Phrase(verdict, judged.Length, missing, elsewhere),
            ListeSignee = Opening is not null,
            Pieces = [.. pieces.OrderBy(piece => Rank(piece) < 0 ? int.MaxValue : Rank(piece))],
        };
    }

    private string Phrase(Verdict verdict, int count, string[] missing, string[] elsewhere)
    {
        string[] sentences =
        [
            Messages.Format("Liasse.Verdict." + verdict, count),
            .. missing.Length > 0 ? [Messages.Format("Liasse.Absentes", string.Join(", ", missing))] : (string[])[],
            .. elsewhere.Length > 0 ? [Messages.Format("Liasse.NonSoumises", string.Join(", ", elsewhere))] : (string[])[],
            .. Opening is null ? [Messages.Get("Liasse.SansListe")] : (string[])[],
        ];
        return string.Join(" ", sentences);
    }

    private IEnumerable<PieceVerifiee> Present(ImmutableArray<FichierVerifie> judged)
    {
        for (int i = 0; i < judged.Length; i++)
        {
            Descripteur own = Described(Files[i]);
            EtatPiece etat = ProblemsOf(Files[i]).Any() ? EtatPiece.NonConforme
                : Opening is null ? EtatPiece.NonControlee
                : EtatPiece.Conforme;
            yield return new PieceVerifiee(own.Document, etat, judged[i].Fichier, own.Version);
        }
    }

    private bool IsNotThere(PieceLiasse piece) => !Files.Any(file => Described(file).Document == piece.Code);

    private PieceVerifiee ToMissing(PieceLiasse piece)
    {
        return new PieceVerifiee(piece.Code, IsAskedFor(piece) ? EtatPiece.Absente : EtatPiece.NonSoumise, null, null);
    }

    // A document that nobody signs is no act; one that the folder's own list leaves out was never rendered there; a stage that no
    // document
    // has reached is still to come.
    private bool IsAskedFor(PieceLiasse piece)
    {
        ImmutableArray<string> list = [.. Files.SelectMany(file => file.Liasse?.Annonces ?? []).Distinct()];
        int reached = Announced.Where(announced => !announced.Roles.IsEmpty && !IsNotThere(announced)).Max(announced => announced.Etape);
        return Place.Length > 0
            && !piece.Roles.IsEmpty
            && (list.IsEmpty ? piece.Etape <= reached : list.Contains(piece.Code));
    }

    // At a later stage the département may no longer be expected: that document says so itself.
    private bool IsAsAnnounced(Descripteur own, PieceLiasse piece)
    {
        ImmutableArray<Role> roles = [.. own.Circuit.Etapes.Select(etape => etape.Role)];
        int first = Announced.Min(announced => announced.Etape);
        bool isLater = piece.Etape > first || own.Version != Described(Opening!).Version;
        return own.Circuit.Paraphe == piece.Paraphe
            && (isLater ? WithoutDepartement(roles).SequenceEqual(WithoutDepartement(piece.Roles)) : roles.SequenceEqual(piece.Roles));
    }

    private static IEnumerable<Role> WithoutDepartement(ImmutableArray<Role> roles) =>
        roles.Where(role => role.Partie is not Partie.DEPARTEMENT);

    private static bool IsRivalOf(FichierVerifie other, FichierVerifie file)
    {
        return !ReferenceEquals(other, file)
            && other.Sha256 != file.Sha256
            && Described(other).Document == Described(file).Document
            && Described(other).Version == Described(file).Version;
    }

    private static string NamesOf(ImmutableArray<Role> roles, bool hasParaphes)
    {
        string names = roles.IsEmpty
            ? Messages.Get("Liasse.Personne")
            : string.Join(", ", roles.Select(role => Messages.Get("Role." + role.Partie)));
        return hasParaphes ? Messages.Format("Liasse.AvecParaphes", names) : names;
    }

    // The list is believed when somebody's signature holds over it: trust in that person is judged apart.
    private static bool IsHeld(FichierVerifie file) => file.Verdict != Verdict.TOTAL_FAILED && file.Signatures.Any(one => one.Integre);

    private static Descripteur Described(FichierVerifie file) => file.Descripteur!;
}
