using System.Globalization;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>A list of the data model, that knows where it stands in the contract.</summary>
internal sealed class SlotArray : ScriptArray
{
    /// <summary>JSON Pointer to the list in the contract; empty when no file holds it.</summary>
    internal string Place { get; init; } = "";

    /// <summary>JSON Pointer to an item, or <see langword="null"/> when no file holds it.</summary>
    internal string? PlaceOf(int rank) => Place.Length == 0 ? null : Place + "/" + rank.ToString(CultureInfo.InvariantCulture);
}
