using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// Certifies a document as it was issued, in its first revision: from then on only forms may be filled and signed. A seal belongs to a
/// legal person and replaces nobody's signature. Serves several threads at once.
/// </summary>
/// <remarks>ISO 32000-2, 12.8.2.2 (DocMDP, level 2).</remarks>
public sealed class PadesSealer
{
    private const string FieldName = "Cachet_Agence";
    private const int FormsAndSignatures = 2;

    private readonly TimeProvider _clock;
    private readonly PadesServices? _services;

    /// <summary>Makes a sealer.</summary>
    /// <param name="clock">Time of the seals.</param>
    /// <param name="services">Services of the levels above B-B, or <see langword="null"/>.</param>
    public PadesSealer(TimeProvider clock, PadesServices? services)
    {
        _clock = clock;
        _services = services;
    }

    /// <summary>Seals a document.</summary>
    /// <param name="pdf">The whole file; not changed.</param>
    /// <param name="request">The seal.</param>
    /// <param name="key">Key of the agency.</param>
    /// <returns>
    /// The whole file with its seal, or every reason to refuse: <c>CPOM6001</c>, <c>CPOM6002</c>, <c>CPOM6101</c>, <c>CPOM6115</c>
    /// (somebody signed already), <c>CPOM6301</c> to <c>CPOM6309</c>.
    /// </returns>
    /// <exception cref="SigningKeyUnavailableException">The key does not answer.</exception>
    public Outcome<byte[]> Seal(ReadOnlyMemory<byte> pdf, SealRequest request, ISigningKey key)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(key);
        Outcome<OpenedDocument> opened = OpenedDocument.Open(pdf);
        if (!opened.TryGet(out OpenedDocument? document))
        {
            return Outcome.Failure<byte[]>(opened.Diagnostics);
        }

        try
        {
            ImmutableArray<Diagnostic> refusals = [.. Refusals(document, request, key.Identity)];
            return refusals.IsEmpty ? Write(document, request, key) : Outcome.Failure<byte[]>(refusals);
        }
        catch (PdfFormatException exception)
        {
            return Outcome.Failure<byte[]>([SigningDiagnostics.Error("CPOM6001", exception.Reason)]);
        }
        catch (TimestampRefusedException refusal)
        {
            return Outcome.Failure<byte[]>([ServiceChecks.Of(refusal)]);
        }
    }

    private IEnumerable<Diagnostic> Refusals(OpenedDocument document, SealRequest request, SigningIdentity identity)
    {
        if (document.Pdf.Revisions.Count > 1 || !document.Pdf.TrailingBytes.IsEmpty)
        {
            yield return SigningDiagnostics.Error("CPOM6115", document.Descripteur.Intitule);
        }

        if (request.Level is not PadesLevel.B && _services is null)
        {
            yield return SigningDiagnostics.Error("CPOM6002", PadesLevels.NameOf(request.Level));
        }

        IEnumerable<Diagnostic> ofServices =
            _services is null || request.Level is PadesLevel.B ? [] : _services.Problems(identity, request.Level);
        foreach (Diagnostic problem in KeyChecks.Problems(identity, _clock.GetUtcNow()).Concat(ofServices))
        {
            yield return problem;
        }
    }

    private Outcome<byte[]> Write(OpenedDocument document, SealRequest request, ISigningKey key)
    {
        SigningIdentity identity = key.Identity;
        var levels = new LevelWriter(new LevelTarget(FieldName, identity, request.Level), _services);
        PreparedSignature prepared = Prepare(document, request, identity, levels.TokenCapacity());
        byte[] attributes = identity.Cms.SignedAttributes(prepared.Digest(identity.Algorithm.Digest));
        byte[] signature = key.Sign(attributes);
        if (!identity.Verifies(attributes, signature))
        {
            return Outcome.Failure<byte[]>([SigningDiagnostics.Error("CPOM6113", identity.Holder.CommonName)]);
        }

        return levels.Write(prepared, attributes, signature);
    }

    private PreparedSignature Prepare(OpenedDocument document, SealRequest request, SigningIdentity identity, int tokenCapacity)
    {
        var update = new IncrementalUpdate(document.Pdf);
        PdfReference value = update.Reserve();
        InvisibleField.Add(update, FieldName, Messages.Get("Cachet.Champ"), value);
        update.Modify(update.Base.CatalogReference)["Perms"] = new PdfDictionary { { "DocMDP", value } };
        return update.PrepareSignature(value, Dictionary(request, identity), identity.CmsCapacity + tokenCapacity);
    }

    // EN 319 142-1, 6.3: /Cert is absent; the claimed time is /M.
    private PdfDictionary Dictionary(SealRequest request, SigningIdentity identity)
    {
        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("Sig") },
            { "Filter", new PdfName("Adobe.PPKLite") },
            { "SubFilter", new PdfName("ETSI.CAdES.detached") },
            { "ByteRange", PdfNull.Instance },
            { "Contents", PdfNull.Instance },
            { "M", PdfString.FromText(HeureDeParis.PdfDate(_clock.GetUtcNow())) },
            { "Name", PdfString.FromText(identity.Holder.CommonName) },
            { "Reference", new PdfArray([Certification()]) },
        };
        if (request.Lieu is string place)
        {
            dictionary["Location"] = PdfString.FromText(place);
        }

        return dictionary;
    }

    private static PdfDictionary Certification() => new()
    {
        { "Type", new PdfName("SigRef") },
        { "TransformMethod", new PdfName("DocMDP") },
        {
            "TransformParams",
            new PdfDictionary
            {
                { "Type", new PdfName("TransformParams") },
                { "V", new PdfName("1.2") },
                { "P", new PdfInteger(FormsAndSignatures) },
            }
        },
    };
}
