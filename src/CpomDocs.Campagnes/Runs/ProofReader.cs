using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Takes out of a signed document the proofs that it carries, for the archive to hold them as files (ARC-03).</summary>
internal static class ProofReader
{
    private const string TimestampType = "ETSI.RFC3161";
    private const int MostItems = 2000;

    /// <summary>Reads the proofs of a document.</summary>
    /// <param name="code">Code of the document.</param>
    /// <param name="pdf">The whole file.</param>
    /// <returns>The proofs; none for a file that is no document of ours or bears no act.</returns>
    public static DocumentProofs Read(string code, ReadOnlyMemory<byte> pdf)
    {
        if (SignatureStatusReader.Read(pdf).Value is not { } status)
        {
            return new DocumentProofs(code, []);
        }

        try
        {
            return Read(code, PdfDocument.Open(pdf), status.Etat.Circuit);
        }
        catch (PdfFormatException)
        {
            return new DocumentProofs(code, []);
        }
    }

    private static DocumentProofs Read(string code, PdfDocument document, Circuit circuit)
    {
        PdfRevision current = document.Current;
        PdfField[] signed = [.. PdfForm.Read(current).SignatureFields.Where(field => field.Signature is not null)];
        (ActProof Act, ImmutableArray<Certificate> Certificates)[] acts = [.. signed.Select(field => ActOf(field, circuit))];
        PdfDictionary store = current.Find<PdfDictionary>(current.Catalog, "DSS") ?? new PdfDictionary();
        IEnumerable<Certificate> stored = Streams(current, store, "Certs").Select(Certificate.TryRead).OfType<Certificate>();
        return new DocumentProofs(code, [.. acts.Select(act => act.Act).OrderBy(act => act.Octets[^1] + act.Octets[^2])])
        {
            Certificats = [.. acts.SelectMany(act => act.Certificates).Concat(stored).Distinct()],
            Ocsp = [.. Streams(current, store, "OCSPs")],
            Listes = [.. Streams(current, store, "CRLs")],
        };
    }

    private static (ActProof Act, ImmutableArray<Certificate> Certificates) ActOf(PdfField field, Circuit circuit)
    {
        PdfSignatureDictionary signature = field.Signature!;
        ImmutableArray<long> bytes = signature.ByteRange.Length >= 2 ? signature.ByteRange : [0, 0];
        if (signature.SubFilter == TimestampType)
        {
            TimestampToken? token = TimestampTokenReader.TryRead(signature.Contents, []);
            var stamp = new ActProof
            {
                Champ = field.FullName,
                Octets = bytes,
                Cms = token?.Encoded ?? signature.Contents,
                Horodatage = token?.Instant,
                Certificat = token?.Signer,
            };
            return (stamp, token?.Message.Certificates ?? []);
        }

        SignedDataMessage? message = SignedDataReader.ReadDetached(signature.Contents).Message;
        ReadOnlyMemory<byte>? stampOfSignature = message is { SignatureTimestamps: [var first, ..] } ? first : null;
        TimestampToken? over = stampOfSignature is { } value ? TimestampTokenReader.TryRead(value, []) : null;
        Etape? etape = circuit.Etapes.FirstOrDefault(etape => ChampPdf.Signature(etape.Role) == field.FullName);
        var act = new ActProof
        {
            Champ = field.FullName,
            Role = etape?.Role.Nom,
            Personne = etape is null ? null : NameOf(etape),
            Certificat = message is null ? null : SignedDataReader.FindSigner(message, []),
            Declare = message?.SigningTime ?? DateOf(signature.M),
            Horodatage = over?.Instant,
            Octets = bytes,
            Cms = WithoutPadding(signature.Contents),
            Jeton = over?.Encoded,
        };
        return (act, [.. message?.Certificates ?? [], .. over?.Message.Certificates ?? []]);
    }

    // A value is stored in a place of fixed width: what follows the DER value is padding.
    private static ReadOnlyMemory<byte> WithoutPadding(ReadOnlyMemory<byte> contents)
    {
        ReadOnlySpan<byte> bytes = contents.Span;
        if (bytes.Length < 6 || bytes[0] != 0x30 || (bytes[1] & 0x80) == 0)
        {
            return contents;
        }

        int count = bytes[1] & 0x7F;
        long length = 0;
        for (int i = 0; i < count && i < 4; i++)
        {
            length = length * 256 + bytes[2 + i];
        }

        return count is > 0 and <= 4 && length + 2 + count <= bytes.Length ? contents[..(int)(length + 2 + count)] : contents;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Streams(PdfRevision revision, PdfDictionary store, string key)
    {
        return (revision.Find<PdfArray>(store, key) ?? [])
            .Take(MostItems)
            .Select(revision.Resolve)
            .OfType<PdfStream>()
            .Select(revision.Decode);
    }

    // ISO 32000-2, 7.9.4: D:YYYYMMDDHHmmSS then the offset, with apostrophes.
    private static DateTimeOffset? DateOf(string? text)
    {
        string plain = (text ?? "").Replace("'", "", StringComparison.Ordinal);
        string[] formats = ["'D:'yyyyMMddHHmmsszzz", "'D:'yyyyMMddHHmmss'Z'"];
        string withColon = plain.Length == 21 ? plain[..19] + ":" + plain[19..] : plain;
        return DateTimeOffset.TryParseExact(
            withColon, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;
    }

    private static string NameOf(Etape etape) =>
        $"{etape.Signataire.Civilite} {etape.Signataire.Prenom} {etape.Signataire.Nom}, {etape.Signataire.Qualite}";
}
