using System.Security.Cryptography;
using CpomDocs.Conformance.Tests.Pdf;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>A circuit of three parties where each signs at B-LTA, judged by programs of others after each act.</summary>
public sealed class LevelConformanceTests
{
    private static readonly Lazy<byte[][]> Acts = new(SignEveryone);

    [SkippableFact]
    public void Qpdf_EachRevision_FindsNothing()
    {
        Judge qpdf = Judge.Find("qpdf");
        byte[] file = Acts.Value[^1];

        IEnumerable<byte[]> revisions = PdfDocument.Open(file).Revisions.Select(revision => file[..(int)revision.EndOffset]);

        Assert.All(revisions, revision => qpdf.Accepts(revision, "--check"));
    }

    [SkippableFact]
    public void Pdfsig_EachAct_FindsEverySignatureOfAPersonValid()
    {
        Judge pdfsig = Judge.Find("pdfsig");

        string[] reports = [.. Acts.Value.Select(file => pdfsig.Accepts(file, "-nocert"))];

        Assert.Equal([1, 2, 3], reports.Select(report => report.Split("Signature is Valid.").Length - 1));
        Assert.All(reports, report => Assert.Contains("Total document signed", report, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void OpensslTs_EachArchiveTimestamp_VerifiesOverTheBytesItCovers()
    {
        Judge openssl = Judge.Find("openssl");
        byte[] file = Acts.Value[^1];

        PdfSignatureDictionary[] stamps = [.. PdfForm.Read(PdfDocument.Open(file).Current).SignatureFields
            .Select(field => field.Signature!).Where(signature => signature.SubFilter == "ETSI.RFC3161")];

        Assert.Equal(3, stamps.Length);
        Assert.All(stamps, stamp => Verify(openssl, stamp.Contents.ToArray(), Covered(file, stamp)));
    }

    [SkippableFact]
    public void OpensslTs_EachSignatureTimestamp_VerifiesOverTheValueOfTheSignature()
    {
        Judge openssl = Judge.Find("openssl");

        SignedDataMessage[] messages = [.. PdfForm.Read(PdfDocument.Open(Acts.Value[^1]).Current).SignatureFields
            .Select(field => field.Signature!).Where(signature => signature.SubFilter != "ETSI.RFC3161")
            .Select(signature => SignedDataReader.ReadDetached(signature.Contents).Message!)];

        Assert.All(messages,
            message => Verify(openssl, Assert.Single(message.SignatureTimestamps).ToArray(), message.SignatureValue.ToArray()));
    }

    private static byte[] Covered(byte[] file, PdfSignatureDictionary signature)
    {
        int second = (int)signature.ByteRange[2];
        return [.. file[..(int)signature.ByteRange[1]], .. file[second..(second + (int)signature.ByteRange[3])]];
    }

    private static void Verify(Judge openssl, byte[] token, byte[] data)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string Place(string name) => Path.Combine(folder, name);
        File.WriteAllBytes(Place("jeton"), token);
        File.WriteAllText(Place("empreinte"), Convert.ToHexString(SHA256.HashData(data)));
        File.WriteAllBytes(Place("racine.pem"), SharedDemonstrationPki.Pki.Files["racine.pem"].Span);
        File.WriteAllBytes(Place("autorite.pem"), SharedDemonstrationPki.Pki.Files["intermediaire-horodatage.pem"].Span);

        string said = openssl.Runs("ts", "-verify", "-token_in", "-in", Place("jeton"), "-digest", File.ReadAllText(Place("empreinte")),
            "-CAfile", Place("racine.pem"), "-untrusted", Place("autorite.pem"));

        Assert.Contains("OK", said, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static byte[][] SignEveryone()
    {
        UnDocument document = UnDocument.Usld;
        var signer = new PadesSigner(TimeProvider.System, DesServices.Demonstration());
        using Pkcs12SigningKey key = Cles.Demonstration();
        var files = new List<byte[]>();
        byte[] file = document.Pdf();
        foreach (Etape etape in document.Etapes)
        {
            var request = new SigningRequest { Role = etape.Role, Level = PadesLevel.LTA };
            file = signer.Sign(file, request, key).Value!.File.ToArray();
            files.Add(file);
        }

        return [.. files];
    }
}
