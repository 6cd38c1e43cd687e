using System.Collections.Immutable;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>A private key found in a token.</summary>
/// <param name="Handle">Its handle, good for every session.</param>
/// <param name="Id">Its CKA_ID, which its certificate shares.</param>
/// <param name="Label">Its label.</param>
/// <param name="IsRsa">RSA, or else elliptic curve.</param>
/// <param name="AlwaysAuthenticates">Whether the token wants the PIN at each use.</param>
internal sealed record TokenKey(IObjectHandle Handle, ImmutableArray<byte> Id, string Label, bool IsRsa, bool AlwaysAuthenticates);
