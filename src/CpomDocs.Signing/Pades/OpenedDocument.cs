using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Pades;

/// <summary>A document of CpomDocs opened to be signed: its objects, its form and the acts already made.</summary>
internal sealed class OpenedDocument
{
    private const string XmpNamespace = "urn:cpomdocs:xmp:1#";

    private readonly Dictionary<string, SignedDataMessage?> _messages = new(StringComparer.Ordinal);

    private OpenedDocument(PdfDocument pdf, Descripteur descripteur)
    {
        Pdf = pdf;
        Descripteur = descripteur;
        Form = PdfForm.Read(pdf.Current);
        Signatures = [.. Form.SignatureFields.Where(field => field.Signature is not null).OrderBy(EndOfSignedBytes)];
        Etat = ReadEtat();
    }

    public PdfDocument Pdf { get; }

    public Descripteur Descripteur { get; }

    public PdfForm Form { get; }

    public EtatCircuit Etat { get; }

    /// <summary>Signed fields, time-stamps included, in the order of their signatures in the file.</summary>
    public ImmutableArray<PdfField> Signatures { get; }

    /// <summary>The CMS of a signature, read once; <see langword="null"/> when it is none.</summary>
    public SignedDataMessage? MessageOf(PdfField field)
    {
        if (!_messages.TryGetValue(field.FullName, out SignedDataMessage? message))
        {
            message = SignedDataReader.ReadDetached(field.Signature!.Contents).Message;
            _messages.Add(field.FullName, message);
        }

        return message;
    }

    /// <summary>Opens a file.</summary>
    public static Outcome<OpenedDocument> Open(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var pdf = PdfDocument.Open(bytes);
            return ReadDescripteur(pdf) is Descripteur descripteur
                ? Outcome.Of(new OpenedDocument(pdf, descripteur))
                : Outcome.Failure<OpenedDocument>([SigningDiagnostics.Error("CPOM6101")]);
        }
        catch (PdfFormatException exception)
        {
            return Outcome.Failure<OpenedDocument>([SigningDiagnostics.Error("CPOM6001", exception.Reason)]);
        }
    }

    /// <summary>The paraphe fields of a role, in page order.</summary>
    public ImmutableArray<PdfField> ParapheFields(Role role)
    {
        string prefix = ChampPdf.Paraphe(role) + ".";
        return [.. Form.Fields.Where(field => field.FieldType == "Tx" && field.FullName.StartsWith(prefix, StringComparison.Ordinal))];
    }

    /// <summary>The signature field of a role, or <see langword="null"/>.</summary>
    public PdfField? SignatureField(Role role) => Form.Find(ChampPdf.Signature(role)) is { FieldType: "Sig" } field ? field : null;

    /// <summary>Whether a paraphe field holds a paraphe.</summary>
    public static bool EstAppose(PdfField field) => field.Value is PdfString { Bytes.Length: > 0 };

    // The first revision is the one that was rendered: what a later one says of the document does not count.
    private static Descripteur? ReadDescripteur(PdfDocument pdf)
    {
        string? json = XmpPacket.Read(pdf.Revisions[0])?.Get(XmpNamespace, "Descripteur");
        return json is null ? null : DescripteurJson.Read(json).Value;
    }

    private static long EndOfSignedBytes(PdfField field)
    {
        return field.Signature is { ByteRange: [_, _, long start, long length] } && start < long.MaxValue - length
            ? start + length
            : long.MaxValue;
    }

    private EtatCircuit ReadEtat()
    {
        Circuit circuit = Descripteur.Circuit;
        IEnumerable<Role> signes = Signatures
            .Select(field => circuit.Etapes.FirstOrDefault(etape => ChampPdf.Signature(etape.Role) == field.FullName))
            .OfType<Etape>()
            .Select(etape => etape.Role);
        return EtatCircuit.De(circuit, signes, circuit.Etapes.Select(etape => ReadParaphes(etape.Role)));
    }

    private ParaphesDuRole ReadParaphes(Role role)
    {
        ImmutableArray<PdfField> fields = ParapheFields(role);
        return new ParaphesDuRole(role, fields.Length, fields.Count(EstAppose));
    }
}
