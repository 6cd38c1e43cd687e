using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Composition.Diagnostics;

/// <summary>Collects everything wrong with the templates of one composition; the same fault of a loop is told once.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(string Code, TemplatePlace Place, string Message)> _seen = [];

    internal bool IsEmpty => _diagnostics.Count == 0;

    internal bool HasError => _diagnostics.Exists(diagnostic => diagnostic.Gravite == Gravite.Erreur);

    internal ImmutableArray<Diagnostic> ToImmutable() => [.. _diagnostics];

    internal void Add(string code, TemplatePlace place, params object[] arguments) => AddAt(code, place, "", arguments);

    internal void AddAt(string code, TemplatePlace place, string pointeur, params object[] arguments)
    {
        Add(DiagnosticOf(code, place, arguments) with { Pointeur = pointeur }, place);
    }

    internal void AddAs(Gravite gravite, string code, TemplatePlace place, params object[] arguments)
    {
        Add(DiagnosticOf(code, place, arguments) with { Gravite = gravite }, place);
    }

    internal void AddUnusedField(string pointeur, string description)
    {
        _diagnostics.Add(new Diagnostic
        {
            Code = "CPOM2107",
            Gravite = Gravite.Information,
            Message = Messages.Format("CPOM2107", pointeur, description),
            Pointeur = pointeur,
            Remede = Messages.Format("CPOM2107.remede"),
        });
    }

    private void Add(Diagnostic diagnostic, TemplatePlace place)
    {
        if (_seen.Add((diagnostic.Code, place, diagnostic.Message)))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    private static Diagnostic DiagnosticOf(string code, TemplatePlace place, object[] arguments)
    {
        string message = Messages.Format(code, arguments);
        return new Diagnostic
        {
            Code = code,
            Gravite = Gravite.Erreur,
            Message = place.Ligne > 0
                ? Messages.Format("Place", place.Fichier, place.Ligne, place.Colonne, message)
                : Messages.Format("PlaceSansLigne", place.Fichier, message),
            Fichier = place.Fichier,
            Ligne = place.Ligne,
            Colonne = place.Ligne > 0 ? place.Colonne : 0,
            Remede = Messages.Format(code + ".remede", arguments),
        };
    }

    internal void AddMissingMention(MentionProfil mention, string words, Gravite gravite)
    {
        _diagnostics.Add(new Diagnostic
        {
            Code = "CPOM2030",
            Regle = mention.Regle,
            Gravite = gravite,
            Message = Messages.Format("CPOM2030", mention.Document, words, mention.Regle),
            Pointeur = "/documents",
            Remede = Messages.Format("CPOM2030.remede", words),
        });
    }

    internal void AddUnknownDocument(string code, string codeContrat, IEnumerable<string> codes)
    {
        _diagnostics.Add(new Diagnostic
        {
            Code = "CPOM2019",
            Gravite = Gravite.Erreur,
            Message = Messages.Format("CPOM2019", code, codeContrat),
            Pointeur = "/documents",
            Remede = Messages.Format("CPOM2019.remede", string.Join(", ", codes)),
        });
    }
}
