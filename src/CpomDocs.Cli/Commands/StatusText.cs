using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>status</c> for a person.</summary>
internal static class StatusText
{
    public static void Write(TextWriter text, StatusDocument document)
    {
        foreach (DocumentStatusItem item in document.Documents)
        {
            text.WriteLine($"{item.CodeContrat}  {item.Document,-16} {item.Etat,-20} {Next(item)}");
            foreach (ParapheItem paraphe in item.Paraphes.Where(paraphe => paraphe.Attendus > 0))
            {
                text.WriteLine($"    {Messages.Get("Initials", paraphe.Role, paraphe.Apposes, paraphe.Attendus)}");
            }
        }
    }

    private static string Next(DocumentStatusItem item) =>
        item.Motif is { } motif ? motif
        : item.Prochain is { } role ? Messages.Get("NextIs", role) : Messages.Get("NobodyNext");
}
