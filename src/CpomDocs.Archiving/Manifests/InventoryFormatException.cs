namespace CpomDocs.Archiving.Manifests;

/// <summary>An inventory that breaks a rule of OCFL.</summary>
internal sealed class InventoryFormatException(string code, string where, Exception? inner)
    : Exception($"{code}: {where}", inner)
{
    /// <summary>Error code of the OCFL 1.1 validation codes.</summary>
    public string Code { get; } = code;

    /// <summary>Key or path at fault.</summary>
    public string Where { get; } = where;
}
