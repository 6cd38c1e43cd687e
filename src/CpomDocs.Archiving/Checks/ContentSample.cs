using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CpomDocs.Archiving.Checks;

/// <summary>Chooses a share of the content files, always the same ones for the same seed.</summary>
/// <param name="Percent">Share, above 0 and at most 100.</param>
/// <param name="Seed">Draws other files when it changes.</param>
public sealed record ContentSample(double Percent, long Seed)
{
    /// <summary>Whether a file is one of those to be read.</summary>
    /// <param name="path">Its path in the archive.</param>
    /// <returns>True for about the share asked for.</returns>
    public bool Takes(string path)
    {
        byte[] drawn = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Seed}/{path}")));
        return BinaryPrimitives.ReadUInt64BigEndian(drawn) < Percent / 100 * ulong.MaxValue;
    }
}
