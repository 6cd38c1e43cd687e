using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;
using CpomDocs.Verification.Circuits;
using CpomDocs.Verification.Revisions;

namespace CpomDocs.Verification.Signatures;

/// <summary>A document with everything read from it once, before any judgement.</summary>
internal sealed class DocumentEvidence
{
    private readonly Dictionary<string, SignatureContent> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimestampToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<PdfStream, ReadOnlyMemory<byte>> _decoded = new(ReferenceEqualityComparer.Instance);
    private readonly ValidationMaterial _material;
    private readonly FormatProblem? _problem;

    /// <summary>Reads the evidence.</summary>
    /// <param name="document">The document.</param>
    /// <param name="problem">What is wrong with the whole file, if anything: it condemns every signature.</param>
    /// <param name="policy">Policy of the verification.</param>
    /// <exception cref="PdfFormatException">Something that must be read cannot be.</exception>
    public DocumentEvidence(PdfDocument document, FormatProblem? problem, VerificationPolicy policy)
    {
        Document = document;
        Descripteur = DescripteurReader.Read(document);
        Policy = policy;
        _problem = problem;
        IReadOnlyList<FoundSignature> all = FoundSignature.FindAll(document, Forms);
        Signatures = [.. all.Where(found => !found.IsTimestamp)];
        Timestamps = [.. all.Where(found => found.IsTimestamp)];
        _material = new ValidationMaterial(policy, SecurityStore.Read(document.Current, _decoded), Proven);
        ReadTokens(_material);
        ReadContents(_material);
        Certificates = _material.NewJudge();
        Anchors = _material.Anchors;
        Changes = new ChangeJudge(document, Forms, all, fieldsAreClosed: Descripteur is not null);
    }

    public PdfDocument Document { get; }

    /// <summary>What the first revision says of itself, or <see langword="null"/> in a document of another tool.</summary>
    public Descripteur? Descripteur { get; }

    /// <summary>Its forms, revision by revision.</summary>
    public DocumentForms Forms { get; } = new();

    /// <summary>Times that its archive time-stamps prove, once judged.</summary>
    public ProvenTimes Proven { get; } = new();

    public ReadOnlyMemory<byte> File => Document.Bytes;

    public VerificationPolicy Policy { get; }

    public IReadOnlyList<FoundSignature> Signatures { get; }

    public IReadOnlyList<FoundSignature> Timestamps { get; }

    public CertificateJudge Certificates { get; }

    /// <summary>Every certificate at hand, untrusted.</summary>
    public IReadOnlyList<Certificate> HeldCertificates => _material.Certificates;

    /// <summary>What revocation data at hand says, wherever it comes from.</summary>
    public RevocationChecker Revocation => _material.Revocation;

    /// <summary>Since when it is proven to exist.</summary>
    public ProofsOfExistence Proofs => _material.Proofs;

    /// <summary>What the policy trusts.</summary>
    public ImmutableArray<Certificate> Anchors { get; }

    public ChangeJudge Changes { get; }

    /// <summary>Whether only a lenient reader accepts the file.</summary>
    public bool IsMalformed => _problem is not null;

    /// <summary>The CMS of a signature; <see langword="null"/> when its form is not acceptable.</summary>
    public SignatureContent? ContentOf(FoundSignature found) => _contents.GetValueOrDefault(found.Name);

    /// <summary>The token of an archive time-stamp; <see langword="null"/> when it is none.</summary>
    public TimestampToken? TokenOf(FoundSignature found) => _tokens.GetValueOrDefault(found.Name);

    /// <summary>Why a signature is refused by its form alone, or <see langword="null"/>.</summary>
    public Judgement? FormatProblemOf(FoundSignature found)
    {
        FormatProblem? problem = _problem ?? (found.Dictionary.Contents.IsEmpty ? FormatProblem.NoContents : found.Coverage.Problem);
        return problem is null ? null : Judgement.Failed(SubIndication.FORMAT_FAILURE, Fait.Integrite(Messages.Get("Format." + problem)));
    }

    /// <summary>
    /// What the file itself holds at a revision: its store as it was then, and what its signatures and archive time-stamps carry.
    /// </summary>
    public ValidationMaterial HeldAt(int revision)
    {
        bool isWhole = revision == Document.Revisions.Count - 1 && Policy is { Certificates: [], Crls: [], OcspResponses: [] };
        if (isWhole)
        {
            return _material;
        }

        var policy = new VerificationPolicy { At = Policy.At };
        var held = new ValidationMaterial(policy, SecurityStore.Read(Document.Revisions[revision], _decoded), Proven);
        foreach (SignedDataMessage message in HeldMessages())
        {
            held.Add(message, revision);
        }

        return held;
    }

    private IEnumerable<SignedDataMessage> HeldMessages() =>
        _tokens.Values.Select(token => token.Message)
            .Concat(_contents.Values.Select(content => content.Message).OfType<SignedDataMessage>());

    private void ReadTokens(ValidationMaterial material)
    {
        foreach (FoundSignature found in Timestamps)
        {
            if (TimestampTokenReader.TryRead(found.Dictionary.Contents, material.Certificates) is TimestampToken token)
            {
                _tokens.TryAdd(found.Name, token);
                material.Add(token.Message, found.Coverage.Revision);
            }
        }
    }

    private void ReadContents(ValidationMaterial material)
    {
        foreach (FoundSignature found in Signatures.Where(found => FormatProblemOf(found) is null))
        {
            SignatureContent content = SignatureContent.Read(found, File, material.Certificates);
            _contents.TryAdd(found.Name, content);
            if (content.Message is not null)
            {
                material.Add(content.Message, found.Coverage.Revision);
            }
        }
    }
}
