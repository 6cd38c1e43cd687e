using System.Collections.Immutable;
using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>
/// Reads the contracts of a workbook: the sheets an agency keeps, one row per contract, site, signatory, objective… Order of sheets,
/// columns and rows is free. Everything wrong is told at once, each time with its sheet and cell. Safe to share between threads.
/// </summary>
public sealed class ClasseurReader
{
    private readonly ContratReader _reader;
    private readonly string? _profil;

    /// <summary>Makes a reader.</summary>
    /// <param name="profils">The families installed.</param>
    /// <param name="options">How the rules are judged; a workbook is always read in import mode.</param>
    /// <param name="profil">Family of the contracts whose row names none, or <see langword="null"/>.</param>
    public ClasseurReader(ProfilCatalogue profils, ReadingOptions? options = null, string? profil = null)
    {
        ArgumentNullException.ThrowIfNull(profils);
        _reader = new ContratReader(profils, (options ?? new ReadingOptions()) with { Import = true });
        _profil = profil;
    }

    /// <summary>Reads a workbook.</summary>
    /// <param name="classeur">Its sheets.</param>
    /// <returns>
    /// The contracts, in the order of their sheet, in canonical form; or every reason to refuse the workbook: <c>CPOM106x</c> and
    /// <c>CPOM107x</c> for its sheets, the codes of <see cref="ContratReader"/> for its contracts. Each diagnostic has its sheet.
    /// </returns>
    public Outcome<ContratsDuClasseur> Read(Classeur classeur)
    {
        ArgumentNullException.ThrowIfNull(classeur);
        var bag = new ClasseurBag();
        Dictionary<ModeleFeuille, FeuilleLue> feuilles = new TitresReader(bag, ModeleClasseur.Contrats).Lire(classeur);
        var assemblage = new Assemblage(feuilles, bag, new ValeursReader(bag, classeur.Depuis1904));
        ImmutableArray<ContratEnCours> assembled = assemblage.Assembler();
        ModeleFeuille racine = ModeleClasseur.Contrats.Feuilles[0];
        if (assembled.IsEmpty && feuilles.TryGetValue(racine, out FeuilleLue? feuille))
        {
            bag.Add(feuille.Lieu, "CPOM1072", Gravite.Erreur);
        }

        var localisation = new Localisation(feuilles);
        ImmutableArray<ContratValide> contrats =
            [.. assembled.Select(contrat => Juger(contrat, localisation, bag)).OfType<ContratValide>()];
        ImmutableArray<Diagnostic> diagnostics = bag.ToImmutable();
        return bag.HasError
            ? Outcome.Failure<ContratsDuClasseur>(diagnostics)
            : Outcome.Of(new ContratsDuClasseur(contrats), diagnostics);
    }

    private ContratValide? Juger(ContratEnCours contrat, Localisation localisation, ClasseurBag bag)
    {
        if (_profil is not null)
        {
            contrat.Racine["profil"] ??= _profil;
        }

        byte[] json = Encoding.UTF8.GetBytes(contrat.Racine.ToJsonString(ModelJson.Compact));
        Outcome<ContratValide> outcome = _reader.Read(contrat.Code, json);
        foreach (Diagnostic diagnostic in outcome.Diagnostics)
        {
            bool isTold = contrat.Fautives.Contains(diagnostic.Pointeur) || localisation.EstDitUneFois(diagnostic.Pointeur);
            if (!isTold)
            {
                bag.Add(localisation.Situer(contrat, diagnostic.Pointeur), EnClair(diagnostic));
            }
        }

        return outcome.Value;
    }

    // CPOM1020 to CPOM1029 say what the data model says of a field.
    private static bool IsOfForm(Diagnostic diagnostic) => diagnostic.Code.StartsWith("CPOM102", StringComparison.Ordinal);

    /// <summary>The reader of contracts speaks of JSON; in a cell one writes « oui », and gives a form to the cell.</summary>
    internal static Diagnostic EnClair(Diagnostic diagnostic) => diagnostic with
    {
        Message = diagnostic.Message.Replace(Messages.Get("Attendu.Boolean"), Messages.Get("Classeur.OuiOuNon"), StringComparison.Ordinal),
        Remede = Messages.Find(diagnostic.Code + ".Classeur") ?? (IsOfForm(diagnostic)
            ? LisezMoi.EnClair(diagnostic.Remede ?? "")
            : diagnostic.Remede),
    };
}

/// <summary>The contracts of a workbook.</summary>
/// <param name="Contrats">Valid contracts, in the order of their rows.</param>
public sealed record ContratsDuClasseur(ImmutableArray<ContratValide> Contrats);
