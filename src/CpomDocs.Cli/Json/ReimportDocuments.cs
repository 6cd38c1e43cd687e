using System.Collections.Immutable;
using CpomDocs.Contrats.Changements;
using CpomDocs.Rendering.Docx;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>contrat diff</c>.</summary>
internal sealed record DiffDocument(string Schema, ImmutableArray<ChangementItem> Changements);

/// <summary>One thing that changed.</summary>
internal sealed record ChangementItem(string Nature, string Pointeur, string Objet, string? Avant, string? Apres, string Phrase)
{
    /// <summary>Makes the item of a change.</summary>
    public static ChangementItem Of(Changement changement) => new(
        changement.Nature switch
        {
            NatureChangement.Ajoute => "ajout",
            NatureChangement.Retire => "retrait",
            _ => "modification",
        },
        changement.Pointeur,
        changement.Objet,
        changement.Avant,
        changement.Apres,
        changement.Phrase);
}

/// <summary>Result of <c>contrat reimport</c>.</summary>
internal sealed record ReimportDocument(
    string Schema,
    string Fichier,
    string? Document,
    bool Valide,
    string? Ecrit,
    ImmutableArray<ChangementItem> Changements,
    ImmutableArray<EcartItem> HorsChamps,
    ImmutableArray<RevisionItem> Revisions,
    ImmutableArray<CommentaireItem> Commentaires,
    ImmutableArray<DiagnosticItem> Diagnostics);

/// <summary>A change outside the fields.</summary>
internal sealed record EcartItem(string Lieu, string? Avant, string? Apres)
{
    /// <summary>Makes the item of a change.</summary>
    public static EcartItem Of(EcartHorsChamp ecart) => new(ecart.Lieu, ecart.Avant, ecart.Apres);
}

/// <summary>A tracked change.</summary>
internal sealed record RevisionItem(string Nature, string Auteur, string Date, string Texte, string Lieu)
{
    /// <summary>Makes the item of a tracked change.</summary>
    public static RevisionItem Of(RevisionLue revision) => new(
        revision.EstSuppression ? "suppression" : "insertion", revision.Auteur, revision.Date, revision.Texte, revision.Lieu);
}

/// <summary>A comment.</summary>
internal sealed record CommentaireItem(string Auteur, string Date, string Texte, string Lieu)
{
    /// <summary>Makes the item of a comment.</summary>
    public static CommentaireItem Of(CommentaireLu commentaire) =>
        new(commentaire.Auteur, commentaire.Date, commentaire.Texte, commentaire.Lieu);
}
