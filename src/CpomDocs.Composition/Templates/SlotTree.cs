using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CpomDocs.Contrats.Model;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>
/// Turns the records of a contract into objects whose members are the JSON keys, so that slots are the paths of the data model.
/// </summary>
/// <remarks>
/// An optional value that is absent is a member with a null value; an empty text counts as absent. Shapes of records are read once.
/// </remarks>
internal sealed class SlotTree
{
    private readonly ConcurrentDictionary<Type, ImmutableArray<(string Key, PropertyInfo Property)>> _shapes;
    private readonly Dictionary<object, string> _places = new(ReferenceEqualityComparer.Instance);

    internal SlotTree()
        : this(new ConcurrentDictionary<Type, ImmutableArray<(string Key, PropertyInfo Property)>>())
    {
    }

    private SlotTree(ConcurrentDictionary<Type, ImmutableArray<(string Key, PropertyInfo Property)>> shapes) => _shapes = shapes;

    /// <summary>A tree for one contract, that knows where each record of its annexes stands; shares what was read of shapes.</summary>
    internal SlotTree For(Contrat contrat)
    {
        var tree = new SlotTree(_shapes);
        tree.Locate(contrat.Annexes, "/annexes");
        return tree;
    }

    /// <summary>Says that a record made for printing stands where another does.</summary>
    internal T AtPlaceOf<T>(T made, object original)
        where T : class
    {
        if (_places.TryGetValue(original, out string? place))
        {
            _places.TryAdd(made, place);
        }

        return made;
    }

    internal SlotObject ObjectOf(object record)
    {
        var result = new SlotObject { Place = _places.GetValueOrDefault(record, "") };
        foreach ((string key, PropertyInfo property) in _shapes.GetOrAdd(record.GetType(), ShapeOf))
        {
            object? value = property.GetValue(record);
            result[key] = value is IEnumerable list and not string ? ArrayOf(list, PlaceOf(result, key)) : ValueOf(value);
        }

        return result;
    }

    internal object? ValueOf(object? value) => value switch
    {
        null => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text,
        Enum constant => constant.ToString(),
        ValeurIndicateur indicateur => indicateur.Nombre ?? (object?)indicateur.OuiNon,
        int or decimal or bool or DateOnly or JourMois => value,
        IEnumerable list => ArrayOf(list),
        _ => ObjectOf(value),
    };

    internal ScriptArray ArrayOf(IEnumerable items, string place = "")
    {
        var result = new SlotArray { Place = place };
        foreach (object? item in items)
        {
            result.Add(ValueOf(item));
        }

        return result;
    }

    private static string PlaceOf(SlotObject owner, string key) => owner.Place.Length == 0 ? "" : owner.Place + "/" + key;

    private void Locate(object record, string place)
    {
        _places.TryAdd(record, place);
        foreach ((string key, PropertyInfo property) in _shapes.GetOrAdd(record.GetType(), ShapeOf))
        {
            LocateValue(property.GetValue(record), place + "/" + key);
        }
    }

    private void LocateValue(object? value, string place)
    {
        switch (value)
        {
            case null or string:
                break;
            case IEnumerable list:
                int rank = 0;
                foreach (object? item in list)
                {
                    LocateValue(item, place + "/" + rank++.ToString(CultureInfo.InvariantCulture));
                }

                break;
            case not ValueType:
                Locate(value, place);
                break;
        }
    }

    private static ImmutableArray<(string Key, PropertyInfo Property)> ShapeOf(Type type)
    {
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (KeyOf(property), property))];
    }

    // The JSON key « avis » of an opinion is also the name of its record, which C# does not allow for a member.
    private static string KeyOf(PropertyInfo property)
    {
        return property.DeclaringType == typeof(Avis) && property.Name == nameof(Avis.Sens)
            ? "avis"
            : JsonNamingPolicy.CamelCase.ConvertName(property.Name);
    }
}
