using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Takes a contract from its bytes to its issued documents: rooms 1, 2 and 4 in a row. Safe to use from several threads.</summary>
public sealed class LiasseProducer
{
    private readonly Modeles _modeles;
    private readonly ContratReader _reader;
    private readonly LiasseComposer _composer = new();
    private readonly PdfRenderer _pdf = new();
    private readonly DocxRenderer _docx = new();

    /// <summary>Makes a producer.</summary>
    /// <param name="modeles">Profiles and templates.</param>
    /// <param name="reading">How contracts are read; strict when absent.</param>
    public LiasseProducer(Modeles modeles, ReadingOptions? reading = null)
    {
        ArgumentNullException.ThrowIfNull(modeles);
        _modeles = modeles;
        _reader = new ContratReader(modeles.Profils, reading);
    }

    /// <summary>Reads and checks a contract.</summary>
    /// <param name="fichier">Name of its file, for the diagnostics.</param>
    /// <param name="json">Its bytes.</param>
    /// <returns>The contract, or every error.</returns>
    public Outcome<ContratValide> Read(string fichier, ReadOnlyMemory<byte> json) => _reader.Read(fichier, json);

    /// <summary>Composes and renders the documents of a contract.</summary>
    /// <param name="contrat">The contract.</param>
    /// <param name="options">What to make.</param>
    /// <returns>Every file, or every reason why one cannot be made.</returns>
    public Outcome<LiasseProduite> Produce(ContratValide contrat, ProductionOptions options)
    {
        ArgumentNullException.ThrowIfNull(contrat);
        ArgumentNullException.ThrowIfNull(options);
        var composition = new CompositionOptions { Demonstration = options.Demonstration, Documents = options.Documents };
        return Produce(
            contrat, _composer.Compose(contrat, _modeles.JeuDe(contrat.Profil).Modeles, composition), options, LiasseProduite.DataName);
    }

    /// <summary>Composes and renders an avenant and each document it changes.</summary>
    /// <param name="consolide">The version that the avenant made.</param>
    /// <param name="options">What to make; the documents are those of the avenant.</param>
    /// <returns>Every file, with the new version of the contract, or every reason why one cannot be made.</returns>
    public Outcome<LiasseProduite> ProduceAvenant(ContratConsolide consolide, ProductionOptions options)
    {
        ArgumentNullException.ThrowIfNull(consolide);
        ArgumentNullException.ThrowIfNull(options);
        ContratValide contrat = consolide.Contrat;
        var composition = new CompositionOptions { Demonstration = options.Demonstration };
        string version = contrat.Contrat.Version.ToString(CultureInfo.InvariantCulture);
        Outcome<LiasseProduite> produced = Produce(
            contrat,
            _composer.ComposeAvenant(consolide, _modeles.JeuDe(contrat.Profil).Modeles, composition),
            options,
            $"contrat.v{version}.json");
        return produced.TryGet(out LiasseProduite? liasse) && consolide.Avenant is { } avenant
            ? Outcome.Of(
                liasse with
                {
                    Fichiers = liasse.Fichiers
                        .SetItem(avenant.CodeDePiece() + ".json", consolide.AvenantJson)
                        .SetItem(LiasseProduite.ManifestName, Concluded(liasse.Fichiers[LiasseProduite.ManifestName], consolide)),
                },
                produced.Diagnostics)
            : produced;
    }

    // What the visas say of the contract's conclusion is kept with the list: the avenant is rendered again from there.
    private static ReadOnlyMemory<byte> Concluded(ReadOnlyMemory<byte> manifest, ContratConsolide consolide)
    {
        return consolide.DateConclusion is { } day && LiasseJson.Read(LiasseProduite.ManifestName, manifest).Value is { } list
            ? LiasseJson.Write(list with { DateConclusionContrat = day })
            : manifest;
    }

    private Outcome<LiasseProduite> Produce(
        ContratValide contrat, Outcome<LiasseComposee> composed, ProductionOptions options, string dataName)
    {
        if (!composed.TryGet(out LiasseComposee? liasse))
        {
            return Outcome.Failure<LiasseProduite>(composed.Diagnostics);
        }

        DonneesSource? source = options.Donnees ? new DonneesSource(liasse.CodeContrat + ".json", contrat.Json) : null;
        ImmutableArray<Outcome<Piece>> pieces = [.. liasse.Documents.Select(document => Render(document, options, source))];
        ImmutableArray<Diagnostic> diagnostics = [.. pieces.SelectMany(piece => piece.Diagnostics)];
        return pieces.Any(piece => piece.Value is null)
            ? Outcome.Failure<LiasseProduite>(diagnostics)
            : Outcome.Of(Gather(contrat, [.. pieces.Select(piece => piece.Value!)], options, dataName), diagnostics);
    }

    private Outcome<Piece> Render(DocumentCompose document, ProductionOptions options, DonneesSource? source)
    {
        Outcome<PdfRendu>? pdf = options.Pdf ? _pdf.Render(document, source) : null;
        Outcome<byte[]>? docx = options.Docx ? _docx.Render(document, options.Projet) : null;
        ImmutableArray<Diagnostic> diagnostics = [.. pdf?.Diagnostics ?? [], .. docx?.Diagnostics ?? []];
        return pdf is { Value: null } || docx is { Value: null }
            ? Outcome.Failure<Piece>(diagnostics)
            : Outcome.Of(new Piece(document.Descripteur, pdf?.Value, docx?.Value), diagnostics);
    }

    private static LiasseProduite Gather(
        ContratValide contrat, ImmutableArray<Piece> pieces, ProductionOptions options, string dataName)
    {
        var fichiers = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (Piece piece in pieces)
        {
            if (piece.Pdf is not null)
            {
                fichiers.Add(piece.PdfName, piece.Pdf.Contenu);
            }

            if (piece.Docx is not null)
            {
                fichiers.Add(piece.DocxName, piece.Docx);
            }
        }

        fichiers.Add(LiasseProduite.ManifestName, LiasseJson.Write(ManifestOf(contrat, pieces, options)));
        fichiers.Add(dataName, contrat.Json);
        return new LiasseProduite
        {
            Contrat = contrat,
            Fichiers = fichiers.ToImmutable(),
            Pages = pieces.Sum(piece => piece.Pdf?.Pages ?? 0),
        };
    }

    private static LiasseManifeste ManifestOf(ContratValide contrat, ImmutableArray<Piece> pieces, ProductionOptions options) => new()
    {
        CodeContrat = contrat.Contrat.CodeContrat,
        Version = contrat.Contrat.Version,
        Profil = contrat.Profil.Code,
        ProfilVersion = contrat.Profil.Version,
        Programme = options.Programme,
        Documents = [.. pieces.Select(piece => piece.ToManifest(contrat))],
    };

    private sealed record Piece(Descripteur Descripteur, PdfRendu? Pdf, byte[]? Docx)
    {
        public string PdfName => Descripteur.Document + ".pdf";

        public string DocxName => Descripteur.Document + ".docx";

        public DocumentLiasse ToManifest(ContratValide contrat)
        {
            DocumentPrevu? prevu = contrat.Contrat.Documents.FirstOrDefault(document => document.Code == Descripteur.Document);
            return new DocumentLiasse
            {
                Code = Descripteur.Document,
                Intitule = Descripteur.Intitule,
                Etape = prevu?.Etape ?? 1,
                Fichiers = new FichiersLiasse
                {
                    Pdf = Pdf is null ? null : FileOf(PdfName, Pdf.Contenu.Span),
                    Docx = Docx is null ? null : FileOf(DocxName, Docx),
                },
                Circuit = [.. Descripteur.Circuit.Etapes.Select(StepOf)],
                Paraphe = Descripteur.Circuit.Paraphe,
                DateEffet = Descripteur.DateEffet,
            };
        }

        private static FichierLiasse FileOf(string name, ReadOnlySpan<byte> bytes) =>
            new(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

        private static EtapeLiasse StepOf(Etape etape)
        {
            Signataire signataire = etape.Signataire;
            return new EtapeLiasse(etape.Role.Nom, signataire.Id, $"{signataire.Prenom} {signataire.Nom}", signataire.Qualite);
        }
    }
}
