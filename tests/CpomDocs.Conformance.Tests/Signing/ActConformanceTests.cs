using CpomDocs.Conformance.Tests.Pdf;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>Every act of a circuit of three parties, judged by programs of others.</summary>
public sealed class ActConformanceTests
{
    private static readonly Lazy<byte[][]> Acts = new(SignEveryone);

    [SkippableFact]
    public void Qpdf_EachAct_FindsNothing()
    {
        Judge qpdf = Judge.Find("qpdf");

        Assert.All(Acts.Value, file => qpdf.Accepts(file, "--check"));
    }

    [SkippableFact]
    public void Pdfsig_EachAct_FindsEverySignatureValid()
    {
        Judge pdfsig = Judge.Find("pdfsig");

        string[] reports = [.. Acts.Value.Select(file => pdfsig.Accepts(file, "-nocert"))];

        Assert.Equal([1, 2, 3], reports.Select(report => report.Split("Signature is Valid.").Length - 1));
        Assert.All(reports, report => Assert.Contains("Total document signed", report, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void OpensslCms_EachSignature_VerifiesUpToTheRoot()
    {
        Judge openssl = Judge.Find("openssl");
        byte[] file = Acts.Value[^1];

        Assert.All(PdfForm.Read(PdfDocument.Open(file).Current).SignatureFields, field => Verify(openssl, file, field.Signature!));
    }

    [SkippableFact]
    public void OpensslPkcs12_EachKeyOfThePki_Opens()
    {
        Judge openssl = Judge.Find("openssl");

        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> keys =
            SharedDemonstrationPki.Pki.Files.Where(file => file.Key.EndsWith(".p12", StringComparison.Ordinal));

        Assert.All(keys, file => openssl.Accepts(file.Value.ToArray(), "pkcs12", "-in", "{}", "-passin", "pass:demo", "-noout"));
    }

    private static void Verify(Judge openssl, byte[] file, PdfSignatureDictionary signature)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string content = Path.Combine(folder, "content");
        string root = Path.Combine(folder, "racine.pem");
        int second = (int)signature.ByteRange[2];
        File.WriteAllBytes(content, [.. file[..(int)signature.ByteRange[1]], .. file[second..(second + (int)signature.ByteRange[3])]]);
        File.WriteAllBytes(root, SharedDemonstrationPki.Pki.Files["racine.pem"].Span);

        // openssl reads one DER value: the zero padding that follows it in /Contents is left aside.
        openssl.Accepts(
            signature.Contents.ToArray(),
            "cms", "-verify", "-binary", "-inform", "DER", "-in", "{}", "-content", content, "-CAfile", root, "-purpose", "any", "-out",
                Path.Combine(folder, "out"));
        Directory.Delete(folder, recursive: true);
    }

    private static byte[][] SignEveryone()
    {
        UnDocument document = UnDocument.Usld;
        var signer = new PadesSigner(TimeProvider.System);
        using Pkcs12SigningKey key = Cles.Demonstration();
        var files = new List<byte[]>();
        byte[] file = document.Pdf();
        foreach (Etape etape in document.Etapes)
        {
            file = signer.Sign(file, new SigningRequest { Role = etape.Role }, key).Value!.File.ToArray();
            files.Add(file);
        }

        return [.. files];
    }
}
