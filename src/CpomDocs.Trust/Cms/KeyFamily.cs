namespace CpomDocs.Trust.Cms;

/// <summary>Families of public keys.</summary>
internal enum KeyFamily
{
    Rsa,
    Ecdsa,
    Ed25519,
    Ed448,
    Dsa,
}
