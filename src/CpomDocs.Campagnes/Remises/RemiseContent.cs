using System.Collections.Immutable;
using CpomDocs.Archiving.Transfers;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Campagnes.Transfers;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Remises;

/// <summary>What of a contract goes to whom.</summary>
internal sealed class RemiseContent(DossierArchive dossier)
{
    private static readonly string President = new Role(Partie.DEPARTEMENT).Nom;

    /// <summary>Name of a party; <see langword="null"/> when the contract names none.</summary>
    public string? NameOf(PartieRemise partie) => partie switch
    {
        PartieRemise.ETABLISSEMENT => dossier.Contrat?.Structure.Denomination(),
        PartieRemise.AGENCE => dossier.Contrat is { Ars: [var first, ..] } ? first.Nom : null,
        PartieRemise.CAISSE => dossier.Contrat?.CaissePivot?.Nom,
        _ => Listed().SelectMany(document => document.Circuit).FirstOrDefault(step => step.Role == President) is { } step
            ? step.Nom + ", " + step.Qualite
            : null,
    };

    /// <summary>Why nothing can go to a party, in French.</summary>
    public string? RefusalFor(PartieRemise partie) => string.IsNullOrEmpty(NameOf(partie)) || !DocumentsFor(partie).Any()
        ? Messages.Get("RemiseSansPartie", dossier.CodeContrat, partie)
        : null;

    /// <summary>Why it is too early, in French: an original is what everybody has signed.</summary>
    public string? UnfinishedFor(PartieRemise partie)
    {
        string[] waiting = [.. DocumentsFor(partie).Where(document => IsWaiting(PdfOf(document))).Select(document => document.Code)];
        return waiting.Length == 0 ? null : Messages.Get("RemiseInachevee", dossier.CodeContrat, string.Join(", ", waiting));
    }

    /// <summary>What goes to a party.</summary>
    public IEnumerable<PieceRemise> PiecesFor(PartieRemise partie) => DocumentsFor(partie).Select(document =>
    {
        BinaryDataObject file = PdfOf(document);
        return new PieceRemise(
            document.Code,
            document.Intitule,
            ArchiveContent.Documents + document.Code + ".pdf",
            file.Length,
            file.Sha512,
            [.. document.Circuit.Select(step => step.Nom + ", " + step.Qualite)]);
    });

    private IEnumerable<DocumentLiasse> DocumentsFor(PartieRemise partie) => Listed()
        .Where(document => dossier.Fichiers.ContainsKey(PathOf(document)))
        .Where(document => partie != PartieRemise.DEPARTEMENT || document.Circuit.Any(step => step.Role == President));

    private ImmutableArray<DocumentLiasse> Listed() => dossier.Manifeste is { } list ? list.Documents : [];

    private BinaryDataObject PdfOf(DocumentLiasse document) => dossier.Fichiers[PathOf(document)];

    private static string PathOf(DocumentLiasse document) => ArchiveContent.Documents + document.Code + ".pdf";

    // What one of them refused or recalled has somebody left to sign it.
    private static bool IsWaiting(BinaryDataObject pdf) =>
        SignatureStatusReader.Read(pdf.Read()).Value?.Etat is { Circuit.Etapes.IsEmpty: false, Prochain: not null };
}
