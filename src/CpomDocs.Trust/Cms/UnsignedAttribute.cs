namespace CpomDocs.Trust.Cms;

/// <summary>An attribute that joins a signature after it was made (RFC 5652, 5.3).</summary>
/// <param name="Oid">Its type, dotted decimal.</param>
/// <param name="Value">DER of its only value.</param>
public sealed record UnsignedAttribute(string Oid, ReadOnlyMemory<byte> Value);
