using System.Globalization;
using System.IO.Compression;
using System.Text;
using CpomDocs.Campagnes.Transfers;

namespace CpomDocs.Campagnes.Remises;

/// <summary>Writes what a party receives: the originals, a slip or a letter, and the receipt to send back.</summary>
internal static class RemiseZip
{
    private const string Receipt = "recepisse.json";

    /// <summary>Writes the zip.</summary>
    public static void Write(Remise remise, DossierArchive dossier, Stream destination)
    {
        using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        string slip = remise.Partie == PartieRemise.CAISSE ? "LETTRE.txt" : "BORDEREAU.txt";
        Add(zip, slip, remise.Instant, Encoding.UTF8.GetBytes(TextOf(remise, dossier)));
        Add(zip, Receipt, remise.Instant, RemiseJson.Write(remise));
        foreach (PieceRemise piece in remise.Pieces)
        {
            Add(zip, piece.Fichier, remise.Instant, dossier.Fichiers[piece.Fichier].Read());
        }
    }

    private static string TextOf(Remise remise, DossierArchive dossier)
    {
        var text = new StringBuilder();
        string day = remise.Instant.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        string holder = dossier.Contrat?.Structure.Denomination() ?? "";
        text.Append(Messages.Get(
            remise.Partie == PartieRemise.CAISSE ? "RemiseLettre" : "RemiseBordereau",
            remise.CodeContrat, holder, remise.Destinataire, remise.Expediteur, remise.Moyen, day));
        foreach (PieceRemise piece in remise.Pieces)
        {
            string signers = piece.Signataires.IsEmpty ? Messages.Get("RemiseSansSignataire") : string.Join(" ; ", piece.Signataires);
            text.Append(Messages.Get("RemisePiece", piece.Fichier, piece.Intitule, piece.Octets, piece.Sha512, signers));
        }

        return text.Append(Messages.Get("RemiseConsigne", Receipt)).ToString();
    }

    private static void Add(ZipArchive zip, string name, DateTimeOffset written, ReadOnlyMemory<byte> bytes)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = written;
        using Stream content = entry.Open();
        content.Write(bytes.Span);
    }
}
