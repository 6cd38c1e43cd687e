using System.Security.Cryptography;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// Brings a signature just made to the level asked: its time-stamp, then the validation data, then the archive time-stamp. All of it or a
/// refusal: no lower level is ever given.
/// </summary>
/// <remarks>EN 319 142-1, 6.3. Independent of where the key is: it begins once the value of the signature is known.</remarks>
internal sealed class LevelWriter(LevelTarget target, PadesServices? services)
{
    private const string SignatureTimestampOid = "1.2.840.113549.1.9.16.2.14";

    // Tokens of one authority differ by the length of numbers and of ECDSA values.
    private const int TokenMarginBytes = 256;

    private PadesLevel Level => target.Level;

    /// <summary>Bytes to reserve for the time-stamp of a signature: the largest token its authorities make.</summary>
    /// <exception cref="TimestampRefusedException">No authority answers.</exception>
    public int TokenCapacity() =>
        Level == PadesLevel.B ? 0 : services!.Probe().Max(token => token.Encoded.Length) + TokenMarginBytes;

    /// <summary>Finishes a file.</summary>
    /// <param name="prepared">The file around an empty signature.</param>
    /// <param name="attributes">The signed attributes.</param>
    /// <param name="signature">The key's signature over them, verified.</param>
    /// <returns>The file at the level asked, or <c>CPOM6304</c> to <c>CPOM6309</c>.</returns>
    public Outcome<byte[]> Write(PreparedSignature prepared, byte[] attributes, ReadOnlyMemory<byte> signature)
    {
        if (Level != PadesLevel.B && services is null)
        {
            return Outcome.Failure<byte[]>([SigningDiagnostics.Error("CPOM6002", PadesLevels.NameOf(Level))]);
        }

        try
        {
            TimestampToken? token = Level == PadesLevel.B ? null : Stamp(signature.Span);
            byte[] cms = Cms(attributes, signature, token);
            if (cms.Length > prepared.CapacityBytes)
            {
                return Outcome.Failure<byte[]>([SigningDiagnostics.Error("CPOM6309", cms.Length, prepared.CapacityBytes)]);
            }

            byte[] file = prepared.Complete(cms);
            return token is null || Level == PadesLevel.T ? Outcome.Of(file) : WithValidationData(file, token);
        }
        catch (TimestampRefusedException refusal)
        {
            return Outcome.Failure<byte[]>([ServiceChecks.Of(refusal)]);
        }
    }

    private TimestampToken Stamp(ReadOnlySpan<byte> signature) =>
        services!.Stamp(SHA256.HashData(signature), HashAlgorithmName.SHA256);

    private byte[] Cms(byte[] attributes, ReadOnlyMemory<byte> signature, TimestampToken? token)
    {
        return token is null
            ? target.Identity.Cms.Build(attributes, signature)
            : target.Identity.Cms.Build(attributes, signature, new UnsignedAttribute(SignatureTimestampOid, token.Encoded));
    }

    private Outcome<byte[]> WithValidationData(byte[] file, TimestampToken token)
    {
        ValidationGathering ofSigner = services!.GatherFor(target.Identity);
        ValidationGathering ofToken = services.GatherFor(token, target.Identity.Issuers);
        Diagnostic[] problems = [.. ServiceChecks.Of(ofSigner), .. ServiceChecks.Of(ofToken)];
        if (problems.Length > 0)
        {
            return Outcome.Failure<byte[]>([.. problems]);
        }

        var document = PdfDocument.Open(file);
        var store = new SecurityStoreRevision(document);
        foreach (PdfField earlier in PdfForm.Read(document.Current).SignatureFields.Where(IsEarlier))
        {
            AddEarlier(store, earlier.Signature!);
        }

        PdfSignatureDictionary own = PdfForm.Read(document.Current).Find(target.Field)!.Signature!;
        store.Add(own.Contents.Span, ofSigner.Data.With(ofToken.Data));
        byte[] complete = store.Write();
        return Outcome.Of(Level == PadesLevel.LTA ? ArchiveTimestamps.Append(complete, services) : complete);
    }

    private bool IsEarlier(PdfField field) => field.Signature is not null && field.FullName != target.Field;

    // What earlier acts left without validation data (an archive time-stamp, a signature of a lower level) gets it here, under the next
    // time-stamp. Where an authority no longer answers, it stays with what its own act recorded: that was judged then.
    private void AddEarlier(SecurityStoreRevision store, PdfSignatureDictionary earlier)
    {
        if (!store.Knows(earlier.Contents.Span) && DataFor(earlier) is { } data)
        {
            store.Add(earlier.Contents.Span, data);
        }
    }

    private ValidationData? DataFor(PdfSignatureDictionary earlier)
    {
        ValidationGathering? found = new MissingValidationData(services!, target.Identity.Issuers).Find(earlier);
        return found is { Problems.IsEmpty: true } ? found.Data : null;
    }
}
