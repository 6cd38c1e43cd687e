using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Xml;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>Verifies the enveloped signature of a trusted list (ETSI TS 119 612, annex B; XML Signature 1.1).</summary>
/// <remarks>What has not exactly the form of a list is refused before any value is computed: nothing wrapped, nothing hidden.</remarks>
internal static class TrustedListSignature
{
    private const int MaxReferences = 8;

    /// <summary>Verifies the signature.</summary>
    /// <param name="document">The list, blanks kept.</param>
    /// <returns>Certificate of the signatory.</returns>
    /// <exception cref="TrustedListException">There is not one signature over the whole list, or it does not hold.</exception>
    public static Certificate Verify(XmlDocument document)
    {
        XmlElement signature = OnlySignature(document);
        try
        {
            return Verify(signature);
        }
        catch (Exception exception) when (exception is CryptographicException or XmlException or FormatException
            or InvalidOperationException or ArgumentException)
        {
            throw Malformed();
        }
    }

    private static Certificate Verify(XmlElement signature)
    {
        XmlElement signedInfo = XmlSignatureReference.Children(signature, "SignedInfo").Single();
        Certificate signatory = SignatoryOf(signature);
        ImmutableArray<XmlSignatureReference> references = ReferencesOf(signedInfo);
        bool holds = ValueHolds(signature, signedInfo, signatory) && references.All(reference => reference.Holds(signature));
        return holds ? signatory : throw new TrustedListException(TrustedListProblem.SignatureInvalid);
    }

    private static TrustedListException Malformed() => new(TrustedListProblem.SignatureMalformed);

    private static XmlElement OnlySignature(XmlDocument document)
    {
        XmlNodeList all = document.GetElementsByTagName("Signature", XmlSignatureMethods.Namespace);
        bool isEnveloped = all.Count == 1 && ReferenceEquals(all[0]!.ParentNode, document.DocumentElement);
        return isEnveloped ? (XmlElement)all[0]! : throw new TrustedListException(TrustedListProblem.NotSignedOnce);
    }

    private static Certificate SignatoryOf(XmlElement signature)
    {
        XmlElement? first = XmlSignatureReference.Children(signature, "KeyInfo")
            .SelectMany(info => XmlSignatureReference.Children(info, "X509Data"))
            .SelectMany(data => XmlSignatureReference.Children(data, "X509Certificate"))
            .FirstOrDefault();
        return first is not null && Certificate.TryRead(Convert.FromBase64String(first.InnerText)) is Certificate signatory
            ? signatory
            : throw Malformed();
    }

    // One reference is the list without its signature; the others stay inside the signature (its signed properties).
    private static ImmutableArray<XmlSignatureReference> ReferencesOf(XmlElement signedInfo)
    {
        XmlSignatureReference?[] references =
            [.. XmlSignatureReference.Children(signedInfo, "Reference").Select(XmlSignatureReference.TryRead)];
        bool hasTheForm = references.Length is > 0 and <= MaxReferences
            && references.All(reference => reference is { Address: "", IsEnveloped: true } or { Address: ['#', ..], IsEnveloped: false })
            && references.Count(reference => reference!.Address.Length == 0) == 1;
        return hasTheForm ? [.. references.OfType<XmlSignatureReference>()] : throw Malformed();
    }

    private static bool ValueHolds(XmlElement signature, XmlElement signedInfo, Certificate signatory)
    {
        XmlElement form = XmlSignatureReference.Children(signedInfo, "CanonicalizationMethod").Single();
        string method = form.GetAttribute("Algorithm");
        SignatureAlgorithm? algorithm = XmlSignatureMethods.SignatureOf(XmlSignatureReference.Attribute(signedInfo, "SignatureMethod"));
        if (algorithm is null || !XmlCanonicalForm.IsKnown(method))
        {
            throw Malformed();
        }

        byte[] signed = XmlCanonicalForm.Of(signedInfo, method, XmlSignatureReference.PrefixesOf(form));
        byte[] value = Convert.FromBase64String(XmlSignatureReference.Children(signature, "SignatureValue").Single().InnerText);
        byte[] digest = CryptographicOperations.HashData(algorithm.Digest, signed);
        bool isStrong = signatory.Content.PublicKey.AcceptableUntil(algorithm) >= signatory.NotBefore;
        ReadOnlySpan<byte> written = algorithm.Family == KeyFamily.Rsa ? value : SequenceOf(value);
        return isStrong && signatory.Content.PublicKey.Verify(algorithm, digest, written) is null;
    }

    // XML signatures hold r and s side by side; certificates and CMS, a sequence of two integers.
    private static byte[] SequenceOf(byte[] value)
    {
        int half = value.Length / 2;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(value.AsSpan(0, half), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(value.AsSpan(half), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
