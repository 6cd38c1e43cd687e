using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CpomDocs.Archiving.Stores;

/// <summary>
/// Where an object is inside a storage root: extension <c>0003-hash-and-id-n-tuple-storage-layout</c>, default parameters.
/// </summary>
internal static class StorageLayout
{
    /// <summary>Name of the extension.</summary>
    public const string Extension = "0003-hash-and-id-n-tuple-storage-layout";

    private const int TupleSize = 3;
    private const int TupleCount = 3;
    private const int LongestName = 100;

    /// <summary>Path of an object: three tuples of the SHA-256 of its identifier, then the encoded identifier.</summary>
    /// <param name="id">Identifier of the object.</param>
    /// <returns>Parts of the path, relative to the storage root.</returns>
    public static string[] PartsOf(string id)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        string name = Encode(id);
        string folder = name.Length <= LongestName ? name : name[..LongestName] + "-" + digest;
        return [.. Enumerable.Range(0, TupleCount).Select(tuple => digest.Substring(tuple * TupleSize, TupleSize)), folder];
    }

    private static string Encode(string id)
    {
        var encoded = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_')
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('%').Append(b.ToString("x2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}
