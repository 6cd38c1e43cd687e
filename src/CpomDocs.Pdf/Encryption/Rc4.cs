namespace CpomDocs.Pdf.Encryption;

/// <summary>RC4, which .NET does not offer. For reading old files; it protects nothing any more.</summary>
internal static class Rc4
{
    /// <summary>Encrypts or decrypts.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        Span<byte> state = stackalloc byte[256];
        Schedule(key, state);
        byte[] result = new byte[data.Length];
        int i = 0;
        int j = 0;
        for (int k = 0; k < data.Length; k++)
        {
            i = (i + 1) & 0xFF;
            j = (j + state[i]) & 0xFF;
            (state[i], state[j]) = (state[j], state[i]);
            result[k] = (byte)(data[k] ^ state[(state[i] + state[j]) & 0xFF]);
        }

        return result;
    }

    private static void Schedule(ReadOnlySpan<byte> key, Span<byte> state)
    {
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = (byte)i;
        }

        int j = 0;
        for (int i = 0; i < state.Length; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 0xFF;
            (state[i], state[j]) = (state[j], state[i]);
        }
    }
}
