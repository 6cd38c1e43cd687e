using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>Results of <c>contrat reimport</c> and <c>contrat diff</c> for a person.</summary>
internal static class ReimportText
{
    public static void Write(TextWriter text, ReimportDocument document)
    {
        foreach (CommentaireItem comment in document.Commentaires)
        {
            text.WriteLine(Messages.Get("CommentLine", comment.Auteur, comment.Date, comment.Lieu, comment.Texte));
        }

        foreach (RevisionItem revision in document.Revisions)
        {
            text.WriteLine(Messages.Get("RevisionLine", revision.Nature, revision.Auteur, revision.Date, revision.Lieu, revision.Texte));
        }

        CheckedFileItem file = new(document.Fichier, document.Valide, document.Diagnostics);
        DiagnosticsText.Write(text, new DiagnosticsDocument("cpomdocs/diagnostics/1", document.Valide, [file]));
        if (document.Valide)
        {
            Changes(text, document.Changements);
        }

        if (document.Ecrit is { } path)
        {
            text.WriteLine(path);
        }
    }

    public static void Write(TextWriter text, DiffDocument document) => Changes(text, document.Changements);

    private static void Changes(TextWriter text, IReadOnlyCollection<ChangementItem> changes)
    {
        foreach (ChangementItem change in changes)
        {
            text.WriteLine(change.Phrase);
        }

        if (changes.Count == 0)
        {
            text.WriteLine(Messages.Get("NoChange"));
        }
    }
}
