using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Tests.Verification;

/// <summary>Signs without any of the refusals of the real signer: wrong order, missing paraphes, changes slipped into the act.</summary>
internal static class SignataireDEssai
{
    public static byte[] Sign(byte[] file, string fieldName, Action<IncrementalUpdate>? also = null)
    {
        PreparedSignature prepared = Prepare(file, fieldName, Dictionary(), also);
        return prepared.Complete(Cms(prepared.Digest(HashAlgorithmName.SHA256)));
    }

    /// <summary>Puts a CMS made for another file in a field.</summary>
    public static byte[] Paste(byte[] file, string fieldName, byte[] cms) =>
        Prepare(file, fieldName, Dictionary(), also: null).Complete(cms);

    /// <summary>Signs with the key of a person, the dictionary saying what the forger likes.</summary>
    public static byte[] SignAs(byte[] file, string fieldName, X509Certificate2 signer, IReadOnlyDictionary<string, PdfObject> entries)
    {
        PdfDictionary dictionary = Dictionary();
        foreach ((string entry, PdfObject value) in entries)
        {
            dictionary[entry] = value;
        }

        PreparedSignature prepared = Prepare(file, fieldName, dictionary, also: null);
        var builder = new SignedDataBuilder(signer, [], CmsSignatureAlgorithm.For(signer)!);
        byte[] attributes = builder.SignedAttributes(prepared.Digest(HashAlgorithmName.SHA256));
        using ECDsa key = signer.GetECDsaPrivateKey()!;
        return prepared.Complete(builder.Build(attributes,
            key.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    /// <summary>Signs as ISO 32000-1, 12.8.3.3 once had it: the message carries the SHA-1 of the bytes.</summary>
    public static byte[] SignSha1(byte[] file, string fieldName)
    {
        PdfDictionary dictionary = Dictionary();
        dictionary["SubFilter"] = new PdfName("adbe.pkcs7.sha1");
        PreparedSignature prepared = Prepare(file, fieldName, dictionary, also: null);
        var message = new SignedCms(new ContentInfo(prepared.Digest(HashAlgorithmName.SHA1)), detached: false);
        X509Certificate2Collection identity = SharedDemonstrationPki.Pkcs12("representant-legal");
        var signer = new CmsSigner(identity.First(one => one.HasPrivateKey)) { IncludeOption = X509IncludeOption.EndCertOnly };
        signer.Certificates.AddRange(identity.Where(one => !one.HasPrivateKey).ToArray());
        message.ComputeSignature(signer);
        return prepared.Complete(message.Encode());
    }

    private static PreparedSignature Prepare(byte[] file, string fieldName, PdfDictionary dictionary, Action<IncrementalUpdate>? also)
    {
        var document = PdfDocument.Open(file);
        PdfField field = PdfForm.Read(document.Current).Find(fieldName)!;
        var update = new IncrementalUpdate(document);
        PdfReference value = update.Reserve();
        update.Modify(field.Reference!)["V"] = value;
        also?.Invoke(update);
        return update.PrepareSignature(value, dictionary, 16384);
    }

    private static PdfDictionary Dictionary() => new()
    {
        { "Type", new PdfName("Sig") },
        { "Filter", new PdfName("Adobe.PPKLite") },
        { "SubFilter", new PdfName("ETSI.CAdES.detached") },
        { "ByteRange", PdfNull.Instance },
        { "Contents", PdfNull.Instance },
    };

    private static byte[] Cms(byte[] digest)
    {
        X509Certificate2Collection identity = SharedDemonstrationPki.Pkcs12("representant-legal");
        X509Certificate2 signer = identity.First(certificate => certificate.HasPrivateKey);
        var builder =
            new SignedDataBuilder(signer, identity.Where(certificate => !certificate.HasPrivateKey), CmsSignatureAlgorithm.For(signer)!);
        byte[] attributes = builder.SignedAttributes(digest);
        using RSA key = signer.GetRSAPrivateKey()!;
        return builder.Build(attributes, key.SignData(attributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
