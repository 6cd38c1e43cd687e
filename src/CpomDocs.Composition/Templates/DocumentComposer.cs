using System.Collections.Immutable;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Markdown;
using CpomDocs.Composition.Typography;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>Composes one document after another of the same contract: fill, read, check, set.</summary>
internal sealed class DocumentComposer
{
    private const string Socle = "SOCLE";

    private readonly ContratValide _contrat;
    private readonly TemplateSet _modeles;
    private readonly bool _demonstration;
    private readonly DiagnosticBag _diagnostics;
    private readonly ContratSlots _slots;
    private readonly ScriptObject _functions;

    internal DocumentComposer(ContratSlots slots, TemplateSet modeles, CompositionOptions options, DiagnosticBag diagnostics)
    {
        _contrat = slots.Contrat;
        _modeles = modeles;
        _demonstration = options.Demonstration;
        _diagnostics = diagnostics;
        _slots = slots;
        _functions = FunctionTable.For(slots.Contrat);
    }

    internal DocumentCompose Compose(DocumentPrevu document, DocumentProfil profil)
    {
        Descripteur descripteur = Describe(document, profil);
        ImmutableArray<Block> blocks = ReadTree(document, profil, descripteur.Circuit);
        blocks = ReplacedClauses.Apply(blocks, document.Code, _contrat.Contrat.ClausesSocle);
        return new DocumentCompose
        {
            Descripteur = descripteur,
            Titre = Plain("Titre", profil.Intitule, descripteur.Etablissement, descripteur.CodeContrat),
            Auteur = FrenchTypography.Apply(string.Join(", ", _contrat.Contrat.Ars.Select(agence => agence.Nom))),
            DateCreation = new DateTimeOffset(document.DateEffet, TimeOnly.MinValue, TimeSpan.Zero),
            PiedDePage = Plain("PiedDePage", descripteur.CodeContrat, profil.Intitule, descripteur.Version),
            EnTete = FrenchTypography.Apply(descripteur.Etablissement),
            Mention = _demonstration ? Messages.Format("SansValeur") : null,
            Blocs = TreeTypography.Apply(blocks),
        };
    }

    private ImmutableArray<Block> ReadTree(DocumentPrevu document, DocumentProfil profil, Circuit circuit)
    {
        var context = new ComposerContext(_modeles, _functions, _slots.For(document, profil), _diagnostics);
        MappedOutput output = context.Fill(profil.Modele);
        if (!context.IsComplete)
        {
            return [];
        }

        ImmutableArray<Block> blocks = MarkdownReader.Read(output, _diagnostics);
        TreeChecks.Check(blocks, circuit, new TemplatePlace(profil.Modele, 0), _diagnostics);
        return blocks;
    }

    private Descripteur Describe(DocumentPrevu document, DocumentProfil profil)
    {
        Contrat contrat = _contrat.Contrat;
        return new Descripteur
        {
            CodeContrat = contrat.CodeContrat,
            Document = document.Code,
            Intitule = profil.Intitule,
            Version = contrat.Version,
            Profil = contrat.Profil,
            Etablissement = contrat.Structure.Denomination(),
            DateEffet = document.DateEffet,
            DateFin = contrat.DateFin,
            Circuit = CircuitOf(document),
            LieuSignature = contrat.LieuSignature,
            Demonstration = _demonstration,
            Pieces = document.Code == Socle ? [.. contrat.Documents.Select(ToPiece)] : [],
        };
    }

    private PieceLiasse ToPiece(DocumentPrevu document) => new()
    {
        Code = document.Code,
        Etape = document.Etape,
        Roles = [.. CircuitOf(document).Etapes.Select(etape => etape.Role)],
        Paraphe = document.Paraphe,
    };

    private Circuit CircuitOf(DocumentPrevu document) =>
        _contrat.Circuits.GetValueOrDefault(document.Code) ?? new Circuit { Etapes = [], Paraphe = false };

    private static string Plain(string key, params object[] arguments) => FrenchTypography.Apply(Messages.Format(key, arguments));
}
