namespace CpomDocs.Verification.Revisions;

/// <summary>A reference from one object to another, with the key of the first under which it stands (empty in an array).</summary>
/// <param name="From">Object that refers; 0 is the trailer.</param>
/// <param name="Key">Top-level key of that object.</param>
/// <param name="To">Object referred to.</param>
internal readonly record struct ObjectEdge(int From, string Key, int To);
