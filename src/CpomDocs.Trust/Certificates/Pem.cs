using System.Security.Cryptography;
using System.Text;

namespace CpomDocs.Trust.Certificates;

/// <summary>Takes the values out of a file that is either one DER value or a series of PEM blocks.</summary>
internal static class Pem
{
    /// <summary>Values with a label, in order; the file itself when it is not PEM; nothing from a block that is not base64.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Values(ReadOnlyMemory<byte> file, string label)
    {
        if (file.Span.IndexOf("-----BEGIN "u8) < 0)
        {
            return [file];
        }

        return PemBlocks(Encoding.Latin1.GetString(file.Span), label);
    }

    private static List<ReadOnlyMemory<byte>> PemBlocks(string text, string label)
    {
        var values = new List<ReadOnlyMemory<byte>>();
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            if (rest[fields.Label].SequenceEqual(label))
            {
                values.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            }

            rest = rest[fields.Location.End..];
        }

        return values;
    }
}
