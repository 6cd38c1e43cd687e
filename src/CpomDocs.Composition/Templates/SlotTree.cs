using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    private readonly ConcurrentDictionary<Type, ImmutableArray<(string Key, PropertyInfo Property)>> _shapes = new();

    internal SlotObject ObjectOf(object record)
    {
        var result = new SlotObject();
        foreach ((string key, PropertyInfo property) in _shapes.GetOrAdd(record.GetType(), ShapeOf))
        {
            result[key] = ValueOf(property.GetValue(record));
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

    internal ScriptArray ArrayOf(IEnumerable items)
    {
        var result = new ScriptArray();
        foreach (object? item in items)
        {
            result.Add(ValueOf(item));
        }

        return result;
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
