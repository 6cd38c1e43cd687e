using System.Collections.Frozen;

namespace CpomDocs.Archiving.Transfers;

/// <summary>Identifiers of the elements of a manifest: unique, and the same each time the same transfer is written.</summary>
internal sealed class SedaIdentifiers
{
    private readonly FrozenDictionary<string, int> _ranks;

    public SedaIdentifiers(SedaTransfer transfer)
    {
        _ranks = transfer.AllUnits.Select((unit, i) => (unit.Key, Rank: i + 1)).ToFrozenDictionary(unit => unit.Key, unit => unit.Rank);
    }

    /// <summary>Identifier of the unit of a key.</summary>
    public string UnitOf(string key) => "UA-" + SedaXml.Number(_ranks[key]);

    /// <summary>Identifier of the group of objects of a unit.</summary>
    public string GroupOf(ArchiveUnit unit) => "GO-" + SedaXml.Number(_ranks[unit.Key]);

    /// <summary>Identifier of the file of a unit.</summary>
    public string ObjectOf(ArchiveUnit unit) => "OD-" + SedaXml.Number(_ranks[unit.Key]);
}
