using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Pades;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Renders documents again from the data and templates kept with them, and says whether what is presented begins with those very bytes.
/// Safe to use from several threads; each liasse is rendered once and only its digests are kept.
/// </summary>
public sealed class RenderingProof
{
    private const string Templates = "modeles/";

    private readonly Modeles _modeles;
    private readonly string _programme;
    private readonly ConcurrentDictionary<Key, Lazy<ImmutableArray<Edition>>> _editions = new();

    /// <summary>Makes a proof.</summary>
    /// <param name="modeles">Templates at hand, for a liasse that keeps none.</param>
    /// <param name="programme">Version of this program.</param>
    public RenderingProof(Modeles modeles, string programme)
    {
        _modeles = modeles;
        _programme = programme;
    }

    /// <summary>Judges a document.</summary>
    /// <param name="file">Where it was found.</param>
    /// <param name="pdf">Its bytes.</param>
    /// <returns>What is found; <see langword="null"/> for a document of another tool.</returns>
    public Reedition? Of(FichierSoumis file, ReadOnlyMemory<byte> pdf)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (SignatureStatusReader.Read(pdf).Value?.Descripteur is not { } descripteur)
        {
            return null;
        }

        var key = new Key(file.Liasse?.Nom ?? file.Nom, descripteur.Demonstration, SourceReader.Read(pdf).Value is not null);
        ImmutableArray<Edition> editions = _editions.GetOrAdd(key, wanted => new Lazy<ImmutableArray<Edition>>(
            () => [.. file.Sources().Select(source => Render(source, wanted))])).Value;
        if (editions.Any(edition => edition.Gives(descripteur.Document, pdf)))
        {
            return new Reedition(EtatReedition.Identique, Messages.Get("ReeditionIdentique"));
        }

        return editions.IsEmpty ? Unknown("ReeditionSansDonnees") : Refusal(editions, descripteur);
    }

    // A difference accuses nobody unless everything that makes the document is what made it then.
    private Reedition Refusal(ImmutableArray<Edition> editions, Descripteur descripteur)
    {
        if (editions.FirstOrDefault(edition => edition.Problem is not null) is { } broken)
        {
            return new Reedition(EtatReedition.NonVerifiable, broken.Problem!);
        }

        if (editions.FirstOrDefault(edition => edition.Programme != _programme) is { } other)
        {
            return Unknown("ReeditionAutreProgramme", other.Programme, _programme);
        }

        return editions.Any(edition => edition.Version == descripteur.Version && edition.Documents.ContainsKey(descripteur.Document))
            ? new Reedition(EtatReedition.Differente, Messages.Get("ReeditionDifferente"))
            : Unknown("ReeditionAutreVersion", descripteur.Document, descripteur.Version);
    }

    private static Reedition Unknown(string key, params object[] values) =>
        new(EtatReedition.NonVerifiable, Messages.Get(key, values));

    private Edition Render(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> source, Key key)
    {
        if (!source.TryGetValue(ArchiveContent.Data, out ReadOnlyMemory<byte> data)
            || !source.TryGetValue(LiasseProduite.ManifestName, out ReadOnlyMemory<byte> json)
            || LiasseJson.Read(LiasseProduite.ManifestName, json).Value is not { } manifest)
        {
            return Edition.Broken(Messages.Get("ReeditionSansDonnees"));
        }

        ImmutableArray<ReadOnlyMemory<byte>> avenants =
            [.. source.Where(file => ArchiveContent.AvenantOf(file.Key) is not null)
                .OrderBy(file => ArchiveContent.AvenantOf(file.Key))
                .Select(file => file.Value)];
        return TemplatesFor(source, manifest) is { } modeles
            ? Render(manifest, (data, avenants), modeles, key)
            : Edition.Broken(Messages.Get("ReeditionSansModeles", manifest.Profil, manifest.ProfilVersion));
    }

    private static Edition Render(
        LiasseManifeste manifest,
        (ReadOnlyMemory<byte> Contrat, ImmutableArray<ReadOnlyMemory<byte>> Avenants) data,
        Modeles modeles,
        Key key)
    {
        var producer = new LiasseProducer(modeles);
        Outcome<ContratValide> read = producer.Read(LiasseProduite.DataName, data.Contrat);
        if (!read.TryGet(out ContratValide? contrat))
        {
            return Edition.Broken(Messages.Get("ReeditionDonneesRefusees", FirstError(read.Diagnostics)));
        }

        var options = new ProductionOptions
        {
            Programme = manifest.Programme,
            Docx = false,
            Demonstration = key.Demonstration,
            Donnees = key.Donnees,
        };
        Outcome<LiasseProduite> produced = data.Avenants.IsEmpty
            ? producer.Produce(contrat, options)
            : Produce(
                new AvenantProducer(modeles),
                ContratConsolide.De(contrat) with { DateConclusion = manifest.DateConclusionContrat },
                data.Avenants,
                options);
        return produced.TryGet(out LiasseProduite? liasse)
            ? Edition.Of(manifest.Programme, liasse.Contrat.Contrat.Version, liasse)
            : Edition.Broken(Messages.Get("ReeditionDonneesRefusees", FirstError(produced.Diagnostics)));
    }

    // Avenants that were waiting before it hold the numbers that it follows.
    private static Outcome<LiasseProduite> Produce(
        AvenantProducer producer, ContratConsolide depart, ImmutableArray<ReadOnlyMemory<byte>> avenants, ProductionOptions options)
    {
        HashSet<int> integrated = [.. depart.Contrat.Contrat.Avenants.Select(avenant => avenant.Numero)];
        var propose = new AvenantPropose(LiasseProduite.DataName, avenants[^1])
        {
            EnAttente = [.. avenants[..^1]
                .Select(json => AvenantReader.Read("", json).Value)
                .OfType<Avenant>()
                .Where(avenant => !integrated.Contains(avenant.Numero))],
        };
        Outcome<ContratConsolide> next = producer.Appliquer(depart, propose);
        return next.TryGet(out ContratConsolide? version)
            ? producer.Produire(version, options)
            : Outcome.Failure<LiasseProduite>(next.Diagnostics);
    }

    private static string FirstError(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Where(item => item.Gravite == Gravite.Erreur).Select(item => item.Code + " " + item.Message).FirstOrDefault("");

    // The templates of an archive are those of its documents; a folder has none, and those at hand serve when their version is the same.
    private Modeles? TemplatesFor(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> source, LiasseManifeste manifest)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> kept = source
            .Where(file => file.Key.StartsWith(Templates, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(file => file.Key[Templates.Length..], file => file.Value, StringComparer.Ordinal);
        if (!kept.IsEmpty)
        {
            return Modeles.OfFiles(kept).Value;
        }

        return _modeles.Profils.TryGet(manifest.Profil, out Profil? profil) && profil.Version == manifest.ProfilVersion ? _modeles : null;
    }

    private readonly record struct Key(string Liasse, bool Demonstration, bool Donnees);

    private sealed record Edition(
        string Programme, int Version, ImmutableDictionary<string, (int Octets, string Sha256)> Documents, string? Problem)
    {
        public static Edition Broken(string problem) => new("", 0, ImmutableDictionary<string, (int, string)>.Empty, problem);

        public static Edition Of(string programme, int version, LiasseProduite liasse) => new(programme, version,
            liasse.Fichiers.Where(file => file.Key.EndsWith(".pdf", StringComparison.Ordinal)).ToImmutableDictionary(
                file => Path.GetFileNameWithoutExtension(file.Key),
                file => (file.Value.Length, CircuitEvents.DigestOf(file.Value.Span))),
            null);

        public bool Gives(string document, ReadOnlyMemory<byte> pdf) =>
            Documents.TryGetValue(document, out (int Octets, string Sha256) rendered)
            && rendered.Octets <= pdf.Length
            && CircuitEvents.DigestOf(pdf.Span[..rendered.Octets]) == rendered.Sha256;
    }
}
