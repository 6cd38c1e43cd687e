using System.Globalization;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>Results of <c>archive</c> commands for a person.</summary>
internal static class ArchiveText
{
    public static void List(TextWriter text, ArchiveListDocument document)
    {
        foreach (ArchiveObjectItem item in document.Objets)
        {
            string size = Messages.Get("FilesAndBytes", item.Fichiers, item.Octets);
            text.WriteLine($"{item.CodeContrat}  v{item.Version,-3} {item.Etat,-20} {Instant(item.DerniereVersion)}  {size}");
        }

        text.WriteLine(Messages.Get("ObjectCount", document.Objets.Length));
    }

    public static void Put(TextWriter text, ArchivePutDocument document, bool isNew)
    {
        text.WriteLine(Messages.Get(isNew ? "Deposited" : "NothingNew", document.Objet.Id, document.Objet.Version, document.Objet.Etat));
    }

    public static void Show(TextWriter text, ArchiveShowDocument document)
    {
        text.WriteLine($"{document.Id} – {document.Etat}");
        foreach (ArchiveVersionItem version in document.Versions)
        {
            text.WriteLine($"v{version.Version}  {Instant(version.Instant)}  {version.Evenement} ({version.Auteur})");
            foreach (ArchiveFileItem file in version.Fichiers)
            {
                text.WriteLine($"    {file.Chemin}  sha512:{file.Sha512[..16]}…");
            }
        }
    }

    public static void Files(TextWriter text, FichiersEcritsDocument document)
    {
        foreach (string file in document.Fichiers)
        {
            text.WriteLine(file);
        }
    }

    public static void Check(TextWriter text, ArchiveCheckDocument document, bool showsAdvice)
    {
        foreach (ArchiveFindingItem finding in showsAdvice ? document.Constats.AddRange(document.Avertissements) : document.Constats)
        {
            text.WriteLine($"{finding.Code}  {finding.Chemin}  {finding.Message}");
        }

        if (document.Echantillon is { } percent)
        {
            text.WriteLine(Messages.Get("CheckSample", percent.ToString(CultureInfo.InvariantCulture), document.Graine!));
        }

        string verdict = document.Valide ? "ArchiveSound" : "ArchiveDamaged";
        text.WriteLine(Messages.Get(verdict, document.Objets, document.Fichiers, document.Constats.Length));
    }

    public static void Renewed(TextWriter text, RenouvellementDocument document)
    {
        foreach (PieceRenouveleeItem piece in document.Pieces.Where(piece => piece.Etat != "A_JOUR"))
        {
            string end = piece.Avant is { } instant ? Instant(instant) : "-";
            string state = Messages.Get("Renew" + piece.Etat);
            text.WriteLine($"{piece.CodeContrat}  {piece.Document,-14} {end}  {state}  {piece.Motif}".TrimEnd());
        }

        int CountOf(string etat) => document.Pieces.Count(piece => piece.Etat == etat);
        text.WriteLine(Messages.Get("RenewCount", document.Pieces.Length, CountOf("RENOUVELE"), CountOf("A_RENOUVELER"), CountOf("ECHEC")));
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
