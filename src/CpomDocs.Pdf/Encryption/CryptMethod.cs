namespace CpomDocs.Pdf.Encryption;

/// <summary>How a crypt filter encrypts (ISO 32000-2, table 25).</summary>
internal enum CryptMethod
{
    /// <summary>It does not.</summary>
    Identity,

    /// <summary>RC4, with a key for each object.</summary>
    Rc4,

    /// <summary>AES-128 in CBC mode, with a key for each object.</summary>
    Aes128,

    /// <summary>AES-256 in CBC mode, with the key of the file.</summary>
    Aes256,
}
