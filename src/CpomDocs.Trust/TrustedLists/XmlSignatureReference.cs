using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Xml;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>One reference of an XML signature: what it is over, how it is transformed, the digest it states.</summary>
/// <param name="Address">Empty for the whole document, or <c>#</c> and an identifier.</param>
/// <param name="IsEnveloped">Whether the signature is taken out first.</param>
/// <param name="Method">Canonical form.</param>
/// <param name="Prefixes">Prefixes the exclusive form keeps.</param>
/// <param name="DigestMethod">Algorithm of the digest.</param>
/// <param name="Digest">The digest.</param>
internal sealed record XmlSignatureReference(
    string Address,
    bool IsEnveloped,
    string Method,
    string? Prefixes,
    HashAlgorithmName DigestMethod,
    ReadOnlyMemory<byte> Digest)
{
    private const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    /// <summary>Reads a reference; <see langword="null"/> when it asks for more than a document or an element, canonical.</summary>
    public static XmlSignatureReference? TryRead(XmlElement reference)
    {
        XmlElement[] transforms = [.. Children(reference, "Transforms").SelectMany(list => Children(list, "Transform"))];
        string[] methods = [.. transforms.Select(transform => transform.GetAttribute("Algorithm"))];
        bool isEnveloped = methods is [Enveloped, ..];
        string[] forms = isEnveloped ? methods[1..] : methods;
        HashAlgorithmName? digest = XmlSignatureMethods.DigestOf(Attribute(reference, "DigestMethod"));
        if (!reference.HasAttribute("URI") || digest is not HashAlgorithmName algorithm || forms.Length > 1
            || !forms.All(XmlCanonicalForm.IsKnown))
        {
            return null;
        }

        string form = forms.Length == 0 ? XmlCanonicalForm.Inclusive : forms[0];
        string? prefixes = forms.Length == 0 ? null : PrefixesOf(transforms[^1]);
        byte[] value = Convert.FromBase64String(Children(reference, "DigestValue").Single().InnerText);
        return new XmlSignatureReference(reference.GetAttribute("URI"), isEnveloped, form, prefixes, algorithm, value);
    }

    /// <summary>Prefixes that a canonicalisation is told to keep.</summary>
    public static string? PrefixesOf(XmlElement method)
    {
        XmlElement? inclusive = method.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == "InclusiveNamespaces");
        return inclusive?.GetAttribute("PrefixList");
    }

    /// <summary>Children of an element in the namespace of XML signatures.</summary>
    public static ImmutableArray<XmlElement> Children(XmlElement parent, string name) =>
    [
        .. parent.ChildNodes.OfType<XmlElement>()
            .Where(child => child.LocalName == name && child.NamespaceURI == XmlSignatureMethods.Namespace),
    ];

    /// <summary>The algorithm that a child names; empty when there is not one child.</summary>
    public static string Attribute(XmlElement parent, string name) =>
        Children(parent, name) is [var only] ? only.GetAttribute("Algorithm") : "";

    /// <summary>Whether the reference holds.</summary>
    /// <param name="signature">The signature it belongs to.</param>
    /// <exception cref="CryptographicException">What it is over does not stand once inside the signature.</exception>
    public bool Holds(XmlElement signature)
    {
        byte[] bytes = Address.Length == 0
            ? XmlCanonicalForm.Of(WithoutSignature(signature.OwnerDocument), Method, Prefixes)
            : XmlCanonicalForm.Of(Identified(signature, Address[1..]), Method, Prefixes);
        return CryptographicOperations.HashData(DigestMethod, bytes).AsSpan().SequenceEqual(Digest.Span);
    }

    private static XmlDocument WithoutSignature(XmlDocument document)
    {
        var copy = (XmlDocument)document.CloneNode(deep: true);
        XmlElement signature = Children(copy.DocumentElement!, "Signature").Single();
        signature.ParentNode!.RemoveChild(signature);
        return copy;
    }

    private static XmlElement Identified(XmlElement signature, string identifier)
    {
        XmlElement[] found = [.. WithIdentifier(signature.OwnerDocument.DocumentElement!, identifier)];
        return found is [var only] && WithIdentifier(signature, identifier).Any() ? only : throw new CryptographicException();
    }

    private static IEnumerable<XmlElement> WithIdentifier(XmlElement scope, string identifier) =>
        scope.SelectNodes("descendant-or-self::*")!
            .OfType<XmlElement>()
            .Where(element => ((string[])["Id", "ID", "id"]).Any(name => element.GetAttribute(name) == identifier));
}
