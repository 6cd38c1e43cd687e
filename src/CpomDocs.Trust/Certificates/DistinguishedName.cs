using System.Text;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Certificates;

/// <summary>Names in the form in which they are compared: without case, kind of string, nor spaces in excess.</summary>
/// <remarks>RFC 5280, 7.1; RFC 4518, 2.</remarks>
internal static class DistinguishedName
{
    /// <summary>Key of a name: equal for equal names.</summary>
    public static string KeyOf(X509Name name)
    {
        var key = new StringBuilder();
        foreach (Asn1Encodable relative in Asn1Sequence.GetInstance(name.ToAsn1Object()))
        {
            IEnumerable<string> attributes = Asn1Set.GetInstance(relative.ToAsn1Object()).Select(KeyOfAttribute);
            key.Append('/').AppendJoin('+', attributes.Order(StringComparer.Ordinal));
        }

        return key.ToString();
    }

    private static string KeyOfAttribute(Asn1Encodable item)
    {
        var pair = Asn1Sequence.GetInstance(item.ToAsn1Object());
        string value = pair[1].ToAsn1Object() is IAsn1String text
            ? Folded(text.GetString())
            : "#" + Convert.ToHexString(pair[1].ToAsn1Object().GetEncoded());
        return DerObjectIdentifier.GetInstance(pair[0]).Id + "=" + value;
    }

    // What separates attributes is escaped: no value may look like two.
    private static string Folded(string text)
    {
        string[] words = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("/", "\\/", StringComparison.Ordinal)
            .Replace("+", "\\+", StringComparison.Ordinal)
            .Replace("#", "\\#", StringComparison.Ordinal);
    }
}
