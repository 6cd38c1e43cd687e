using System.Buffers.Binary;
using System.Numerics;

namespace CpomDocs.Archiving.Checks;

/// <summary>BLAKE2b without key (RFC 7693): a fixity algorithm of OCFL that the platform does not offer.</summary>
internal sealed class Blake2b
{
    private const int BlockSize = 128;
    private const int Rounds = 12;

    private static readonly ulong[] Start =
    [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    ];

    // RFC 7693 §2.7: order in which a round takes the words of the block; the last two rounds start over.
    private static readonly string[] Orders =
    [
        "0123456789ABCDEF", "EA489FD61C02B753", "B8C052FDAE367194", "7931DCBE265A40F8", "905724AFE1BC683D",
        "2C6A0B834D75FE19", "C51FED4A0763928B", "DB7EC13950F4862A", "6FE9B308C2D714A5", "A2847615FB9E3CD0",
    ];

    private static readonly byte[][] Sigma =
        [.. Enumerable.Range(0, Rounds).Select(round => Orders[round % Orders.Length].Select(HexValue).ToArray())];

    private readonly ulong[] _state = [.. Start];
    private readonly byte[] _block = new byte[BlockSize];
    private readonly int _length;
    private int _filled;
    private ulong _count;

    /// <summary>Begins a digest.</summary>
    /// <param name="length">Bytes of the digest, from 1 to 64.</param>
    public Blake2b(int length)
    {
        _length = length;
        _state[0] ^= 0x01010000UL ^ (uint)length;
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            // The last block is told apart when the digest ends: a full one waits until more comes.
            if (_filled == BlockSize)
            {
                _count += BlockSize;
                Compress(isLast: false);
                _filled = 0;
            }

            int taken = Math.Min(BlockSize - _filled, data.Length);
            data[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            data = data[taken..];
        }
    }

    public byte[] Finish()
    {
        _count += (ulong)_filled;
        _block.AsSpan(_filled).Clear();
        Compress(isLast: true);
        byte[] digest = new byte[64];
        for (int i = 0; i < _state.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(digest.AsSpan(i * 8), _state[i]);
        }

        return digest[.._length];
    }

    private static byte HexValue(char digit) => (byte)Convert.ToInt32(digit.ToString(), 16);

    private void Compress(bool isLast)
    {
        Span<ulong> m = stackalloc ulong[16];
        Span<ulong> v = stackalloc ulong[16];
        for (int i = 0; i < m.Length; i++)
        {
            m[i] = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(i * 8));
        }

        _state.CopyTo(v);
        Start.CopyTo(v[8..]);
        v[12] ^= _count;
        v[14] ^= isLast ? ulong.MaxValue : 0;
        foreach (byte[] order in Sigma)
        {
            Round(v, m, order);
        }

        for (int i = 0; i < _state.Length; i++)
        {
            _state[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void Round(Span<ulong> v, ReadOnlySpan<ulong> m, byte[] order)
    {
        for (int i = 0; i < 4; i++)
        {
            Mix(v, (i, 4 + i, 8 + i, 12 + i), m[order[2 * i]], m[order[2 * i + 1]]);
        }

        for (int i = 0; i < 4; i++)
        {
            Mix(v, (i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4), m[order[8 + 2 * i]], m[order[9 + 2 * i]]);
        }
    }

    private static void Mix(Span<ulong> v, (int A, int B, int C, int D) at, ulong x, ulong y)
    {
        unchecked
        {
            v[at.A] += v[at.B] + x;
            v[at.D] = BitOperations.RotateRight(v[at.D] ^ v[at.A], 32);
            v[at.C] += v[at.D];
            v[at.B] = BitOperations.RotateRight(v[at.B] ^ v[at.C], 24);
            v[at.A] += v[at.B] + y;
            v[at.D] = BitOperations.RotateRight(v[at.D] ^ v[at.A], 16);
            v[at.C] += v[at.D];
            v[at.B] = BitOperations.RotateRight(v[at.B] ^ v[at.C], 63);
        }
    }
}
