using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Tests.Signing;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Forms of signatures and of files that this program never writes: obsolete sub-filters, hybrid files, locks of others.</summary>
public sealed class ForeignFormsTests
{
    private const string Field = "Signature_RepresentantLegal";

    // Second byte of the comment that follows the header: nothing reads it, every signature covers it.
    private const int SignedComment = 11;

    [Fact]
    public void Verify_Pkcs7Sha1_IsIntactAndProvesNothingAnyMore()
    {
        byte[] file = SignataireDEssai.SignSha1(new UnDocument().Pdf(), Field);

        SignatureVerifiee found = UnVerdict.Sur(UnVerdict.De(file), Field);

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.CRYPTO_CONSTRAINTS_FAILURE), (found.Verdict, found.SousIndication));
    }

    [Fact]
    public void Verify_Pkcs7Sha1OfAlteredBytes_Fails()
    {
        byte[] file = SignataireDEssai.SignSha1(new UnDocument().Pdf(), Field);
        file[SignedComment] ^= 1;

        SignatureVerifiee found = UnVerdict.Sur(UnVerdict.De(file), Field);

        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.HASH_FAILURE), (found.Verdict, found.SousIndication));
    }

    [Theory]
    [InlineData("adbe.x509.rsa_sha1", Verdict.INDETERMINATE, SubIndication.CRYPTO_CONSTRAINTS_FAILURE)]
    [InlineData("PBAD.PAdES", Verdict.TOTAL_FAILED, SubIndication.FORMAT_FAILURE)]
    public void Verify_SubFilterObsoleteOrUnknown_IsClassedNotVerified(string subFilter, Verdict verdict, SubIndication subIndication)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", key, HashAlgorithmName.SHA256);
        using X509Certificate2 signer = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var entries = new Dictionary<string, PdfObject> { ["SubFilter"] = new PdfName(subFilter) };
        byte[] file = SignataireDEssai.SignAs(new UnDocument().Pdf(), Field, signer, entries);

        SignatureVerifiee found = UnVerdict.Sur(UnVerdict.De(file), Field);

        Assert.Equal((verdict, subIndication), (found.Verdict, found.SousIndication));
    }

    [Fact]
    public void Verify_HybridRevisionAfterTheSignature_IsRefused()
    {
        byte[] hybrid = WithHybridRevision(UnVerdict.SigneParTous);

        FichierVerifie verdict = UnVerdict.De(hybrid);

        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.FORMAT_FAILURE), (verdict.Verdict, verdict.SousIndication));
    }

    [Theory]
    [InlineData("", ModificationsPosterieures.Autorisees)]
    [InlineData("/Action/Include/Fields[(c100)]", ModificationsPosterieures.Interdites)]
    [InlineData("/Action/Include/Fields[(c101)]", ModificationsPosterieures.Autorisees)]
    [InlineData("/Action/Exclude/Fields[(c100)]", ModificationsPosterieures.Autorisees)]
    [InlineData("/Action/Exclude/Fields[(c101)]", ModificationsPosterieures.Interdites)]
    [InlineData("/Action/All", ModificationsPosterieures.Interdites)]
    public void Verify_FieldFilledAfterAFieldMdp_IsForbiddenWhereItIsLocked(string parameters, ModificationsPosterieures expected)
    {
        string transform = parameters.Length == 0
            ? ""
            : "/Reference[<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Type/TransformParams/V/1.2" + parameters + ">>>>]";
        var file = new UnFichierDemesure(UnFichierDemesure.References(100, 2), signature: transform);

        FichierVerifie verdict = UnVerdict.De(Filled(file));

        Assert.Equal(expected, verdict.Signatures[0].ModificationsPosterieures);
    }

    [Theory]
    [InlineData("/Action/Include/Fields[(c100)]", ModificationsPosterieures.Interdites)]
    [InlineData("/Action/Exclude/Fields[(c100)]", ModificationsPosterieures.Autorisees)]
    [InlineData("/Action/All", ModificationsPosterieures.Interdites)]
    [InlineData("/Action/Include/Fields[(c101)]/P 1", ModificationsPosterieures.Interdites)]
    public void Verify_FieldFilledAfterALock_IsForbiddenWhereItIsLocked(string fieldLock, ModificationsPosterieures expected)
    {
        UnFichierDemesure file = new UnFichierDemesure(UnFichierDemesure.References(100, 2))
            .Object(4, "<</FT/Sig/T(Signature)/V 5 0 R/Lock<<" + fieldLock + ">>>>");

        FichierVerifie verdict = UnVerdict.De(Filled(file));

        Assert.Equal(expected, verdict.Signatures[0].ModificationsPosterieures);
    }

    private static byte[] Filled(UnFichierDemesure file) => file
        .Objects(100, 2, number => $"<</FT/Tx/T(c{number})>>")
        .Revision()
        .Object(100, "<</FT/Tx/T(c100)/V(x)>>")
        .Revision()
        .ToBytes();

    // A table whose trailer names a stream of references too (ISO 32000-2, 7.5.8.4): two readers may see two documents.
    private static byte[] WithHybridRevision(byte[] file)
    {
        var document = PdfDocument.Open(file);
        int number = (int)((PdfInteger)document.Current.Trailer["Size"]).Value;
        string root = document.Current.CatalogReference.Number.ToString(CultureInfo.InvariantCulture) + " 0 R";
        int at = file.Length + 1;
        byte[] entry = [1, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(1), at);
        string start = string.Create(CultureInfo.InvariantCulture, $"\n{number} 0 obj\n<</Type/XRef/Size {number + 1}/W[1 4 1]")
            + string.Create(CultureInfo.InvariantCulture, $"/Index[{number} 1]/Length {entry.Length}/Root {root}>>stream\n");
        const string End = "\nendstream\nendobj\n";
        long previous = document.Current.StartXref;
        int table = file.Length + start.Length + entry.Length + End.Length;
        string trailer = string.Create(CultureInfo.InvariantCulture, $"xref\n0 0\ntrailer\n<</Size {number + 1}/Root {root}")
            + string.Create(CultureInfo.InvariantCulture, $"/Prev {previous}/XRefStm {at}>>\nstartxref\n{table}\n%%EOF\n");
        return [.. file, .. Encoding.Latin1.GetBytes(start), .. entry, .. Encoding.Latin1.GetBytes(End + trailer)];
    }
}
