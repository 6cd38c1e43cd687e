using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CpomDocs.Pdf.Objects;

/// <summary>An array object (7.3.6).</summary>
public sealed class PdfArray : PdfObject, IReadOnlyList<PdfObject>
{
    private PdfObject[] _items = [];

    /// <summary>Makes an empty array.</summary>
    public PdfArray()
    {
    }

    /// <summary>Makes an array of some objects.</summary>
    /// <param name="items">Elements, in order.</param>
    public PdfArray(IEnumerable<PdfObject> items)
    {
        _items = [.. items];
        Count = _items.Length;
    }

    /// <summary>Makes an empty array with room.</summary>
    /// <param name="capacity">Number of elements to come.</param>
    public PdfArray(int capacity) => _items = new PdfObject[capacity];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public PdfObject this[int index] => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Appends an element.</summary>
    /// <param name="item">Element.</param>
    public void Add(PdfObject item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(2, Count * 2));
        }

        _items[Count++] = item;
    }

    /// <inheritdoc/>
    public IEnumerator<PdfObject> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A dictionary object (7.3.7); keys keep the order in which they were first set.</summary>
public sealed class PdfDictionary : PdfObject, IEnumerable<KeyValuePair<string, PdfObject>>
{
    private const int CountWorthAnIndex = 24;

    // Arrays of their own: files of a million small dictionaries are read too.
    private KeyValuePair<string, PdfObject>[] _entries = [];
    private Dictionary<string, int>? _index;

    /// <summary>Number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>Keys, in order.</summary>
    public IEnumerable<string> Keys => this.Select(entry => entry.Key);

    /// <summary>Value of a key; setting an existing key keeps its place.</summary>
    /// <param name="key">Key without the slash.</param>
    /// <exception cref="KeyNotFoundException">The key is absent.</exception>
    public PdfObject this[string key]
    {
        get => TryGet(key, out PdfObject? value) ? value : throw new KeyNotFoundException(key);
        set
        {
            int index = IndexOf(key);
            var entry = KeyValuePair.Create(key, value);
            if (index < 0)
            {
                _index?.Add(key, Count);
                Append(entry);
            }
            else
            {
                _entries[index] = entry;
            }
        }
    }

    /// <summary>Appends a key; for collection initialisers.</summary>
    /// <param name="key">Key without the slash.</param>
    /// <param name="value">Value.</param>
    public void Add(string key, PdfObject value) => this[key] = value;

    /// <summary>Removes a key, if present.</summary>
    /// <param name="key">Key without the slash.</param>
    /// <returns>Whether it was present.</returns>
    public bool Remove(string key)
    {
        int index = IndexOf(key);
        if (index >= 0)
        {
            Count--;
            Array.Copy(_entries, index + 1, _entries, index, Count - index);
            _entries[Count] = default;
            _index = null;
        }

        return index >= 0;
    }

    /// <summary>Whether a key is present.</summary>
    /// <param name="key">Key without the slash.</param>
    /// <returns>True when it is.</returns>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <summary>Gives the value of a key, not resolved.</summary>
    /// <param name="key">Key without the slash.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the key is present.</returns>
    public bool TryGet(string key, [NotNullWhen(true)] out PdfObject? value)
    {
        int index = IndexOf(key);
        value = index < 0 ? null : _entries[index].Value;
        return index >= 0;
    }

    /// <summary>A shallow copy: same keys, same value objects.</summary>
    /// <returns>The copy.</returns>
    public PdfDictionary Copy()
    {
        var copy = new PdfDictionary();
        copy._entries = _entries[..Count];
        copy.Count = Count;
        return copy;
    }

    /// <summary>Goes through the keys and values, in order, without taking memory.</summary>
    /// <returns>The enumerator.</returns>
    public ArraySegment<KeyValuePair<string, PdfObject>>.Enumerator GetEnumerator() => Written.GetEnumerator();

    IEnumerator<KeyValuePair<string, PdfObject>> IEnumerable<KeyValuePair<string, PdfObject>>.GetEnumerator() => Written.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ArraySegment<KeyValuePair<string, PdfObject>> Written => new(_entries, 0, Count);

    private void Append(KeyValuePair<string, PdfObject> entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(4, Count * 2));
        }

        _entries[Count++] = entry;
    }

    private int IndexOf(string key)
    {
        if (Count >= CountWorthAnIndex)
        {
            _index ??= BuildIndex();
            return _index.GetValueOrDefault(key, -1);
        }

        for (int i = 0; i < Count; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (int i = 0; i < Count; i++)
        {
            index.Add(_entries[i].Key, i);
        }

        return index;
    }
}

/// <summary>A stream object (7.3.8).</summary>
public sealed class PdfStream : PdfObject
{
    /// <summary>Makes a stream.</summary>
    /// <param name="dictionary">Its dictionary; <c>/Length</c> is written by the serialiser.</param>
    /// <param name="data">Encoded data, as <c>/Filter</c> says; kept, not copied.</param>
    public PdfStream(PdfDictionary dictionary, ReadOnlyMemory<byte> data)
    {
        Dictionary = dictionary;
        Data = data;
    }

    /// <summary>Its dictionary.</summary>
    public PdfDictionary Dictionary { get; }

    /// <summary>Encoded data.</summary>
    public ReadOnlyMemory<byte> Data { get; }
}
