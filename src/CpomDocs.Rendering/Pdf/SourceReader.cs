using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Reads back the data that a PDF was made from, signed or not. Stateless; never throws on a hostile file.</summary>
public static class SourceReader
{
    private const int MaxDataBytes = 16 << 20;

    private static readonly PdfReadingOptions Limits = PdfReadingOptions.Strict with { MaxDecodedBytes = MaxDataBytes };

    /// <summary>Reads the data.</summary>
    /// <param name="pdf">The whole file.</param>
    /// <returns>
    /// The data, byte for byte as it was joined when the document was issued; or <c>CPOM4003</c> (not a readable PDF, or data of more than
    /// 16 MiB), <c>CPOM4004</c> (no data joined), <c>CPOM4005</c> (data changed by a later revision).
    /// </returns>
    public static Outcome<DonneesSource> Read(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            return Read(PdfDocument.Open(pdf, Limits));
        }
        catch (PdfFormatException exception)
        {
            return Refusal("CPOM4003", exception.Reason);
        }
    }

    private static Outcome<DonneesSource> Read(PdfDocument document)
    {
        DonneesSource? issued = Find(document.Revisions[0]);
        DonneesSource? current = document.Revisions.Count == 1 ? issued : Find(document.Current);
        if (issued is null && current is null)
        {
            return Refusal("CPOM4004");
        }

        bool isUntouched = issued is not null && current is not null && issued.Nom == current.Nom
            && issued.Contenu.Span.SequenceEqual(current.Contenu.Span);
        return isUntouched ? Outcome.Of(issued!) : Refusal("CPOM4005");
    }

    private static DonneesSource? Find(PdfRevision revision)
    {
        PdfAttachment? attachment = PdfAttachment.Read(revision).FirstOrDefault(IsSource);
        return attachment is null ? null : new DonneesSource(attachment.Name, attachment.Content());
    }

    private static bool IsSource(PdfAttachment attachment)
    {
        return attachment is { Relationship: SourceAttachment.Relationship, MediaType: SourceAttachment.MediaType };
    }

    private static Outcome<DonneesSource> Refusal(string code, params object[] values) => Outcome.Failure<DonneesSource>(
    [
        new Diagnostic
        {
            Code = code,
            Gravite = Gravite.Erreur,
            Message = Messages.Format(code, values),
            Remede = Messages.Get(code + ".Remede"),
        },
    ]);
}
