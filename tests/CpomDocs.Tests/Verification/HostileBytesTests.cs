using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Cms;
using CpomDocs.Verification.Reports;
using FsCheck;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Verification;

/// <summary>Whatever the bytes, a verdict; and no byte of what was signed can change unnoticed.</summary>
public sealed class HostileBytesTests
{
    [Property(MaxTest = 60)]
    public bool Verify_AnyByteFlippedInsideAByteRange_NeverPasses(NonNegativeInt place, byte mask)
    {
        byte[] file = [.. UnVerdict.SigneParTous];
        PdfSignatureDictionary signature = PdfForm.Read(PdfDocument.Open(file).Current).Find("Signature_RepresentantLegal")!.Signature!;
        int at = place.Get % (int)(signature.ByteRange[1] + signature.ByteRange[3]);
        at = at < signature.ByteRange[1] ? at : (int)signature.ByteRange[2] + at - (int)signature.ByteRange[1];
        file[at] ^= mask == 0 ? (byte)1 : mask;

        FichierVerifie verdict = UnVerdict.De(file);

        return verdict.Verdict != Verdict.TOTAL_PASSED;
    }

    [Property(MaxTest = 100)]
    public bool Verify_AnyByteReplacedAnywhere_GivesAVerdict(NonNegativeInt place, byte value)
    {
        byte[] file = [.. UnVerdict.SigneParTous];
        file[place.Get % file.Length] = value;

        FichierVerifie verdict = UnVerdict.De(file);

        return verdict.Phrase.Length > 0;
    }

    [Property(MaxTest = 60)]
    public bool Verify_AnyPrefixOfAFile_GivesAVerdict(NonNegativeInt length)
    {
        byte[] file = UnVerdict.SigneParTous[..(length.Get % UnVerdict.SigneParTous.Length)];

        FichierVerifie verdict = UnVerdict.De(file);

        return verdict.Phrase.Length > 0;
    }

    [Property(MaxTest = 300)]
    public bool ReadDetached_AnyByteOfACmsReplaced_GivesAMessageOrAProblem(NonNegativeInt place, byte value)
    {
        PdfSignatureDictionary signature = PdfForm.Read(PdfDocument.Open(UnVerdict.SigneParUn).Current)
            .Find("Signature_RepresentantLegal")!.Signature!;
        byte[] contents = signature.Contents.ToArray();
        contents[place.Get % contents.Length] = value;

        SignedDataReading reading = SignedDataReader.ReadDetached(contents);

        return (reading.Message is null) != (reading.Problem is null);
    }

    [Property(MaxTest = 100)]
    public bool Verify_AnyBytes_GivesAVerdict(byte[] bytes)
    {
        FichierVerifie verdict = UnVerdict.De(bytes);

        return verdict.Verdict == Verdict.ILLISIBLE;
    }
}
