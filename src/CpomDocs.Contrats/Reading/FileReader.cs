using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads the form of one kind of file: text, JSON, schema. Safe to share between threads.</summary>
/// <typeparam name="T">Record at the root of the file.</typeparam>
internal sealed class FileReader<T>
    where T : class
{
    private static readonly Lazy<SchemaValidator> Validator = new(() => SchemaValidator.For(typeof(T)));

    /// <summary>Reads a file.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes.</param>
    /// <param name="unknownField">Weight of a field that the format does not have.</param>
    /// <returns>What was read, however little.</returns>
    internal static FileReading Read(string fichier, ReadOnlyMemory<byte> json, Gravite unknownField = Gravite.Erreur)
    {
        var source = new SourceText(json);
        var bag = new DiagnosticBag(source);
        PositionedNode? root = JsonTreeReader.Read(fichier, source, bag);
        if (root is not null && IsRightFormat(root, bag))
        {
            new SchemaDiagnostics(Validator.Value, unknownField).Report(root, bag);
            return new FileReading(root, bag);
        }

        return new FileReading(null, bag);
    }

    /// <summary>Makes the record of a file, with neutral values where it cannot be read.</summary>
    /// <param name="reading">The file, with a root.</param>
    /// <returns>The record.</returns>
    internal static T ToRecord(FileReading reading)
    {
        return new TolerantDeserializer(Validator.Value, reading.Unreadable).Deserialize<T>(reading.Root!);
    }

    private static bool IsRightFormat(PositionedNode root, DiagnosticBag bag)
    {
        string expected = ModelJson.Formats[typeof(T)];
        if (root.Kind != JsonValueKind.Object)
        {
            bag.Add("CPOM1029", "", root.Offset, Messages.Format("Trouve." + root.Kind, Quote.Text(root.Text)), expected);
            return false;
        }

        bool isOther = root.Child("schema") is { Kind: JsonValueKind.String } schema && schema.Text != expected;
        if (isOther)
        {
            PositionedNode given = root.Child("schema")!;
            bag.Add("CPOM1029", "/schema", given.Offset, Quote.Text(given.Text), expected);
        }

        return !isOther;
    }
}

/// <summary>What was read of a file.</summary>
/// <param name="Root">Its root, or <see langword="null"/> when nothing of it can be judged.</param>
/// <param name="Bag">What is wrong.</param>
internal sealed record FileReading(PositionedNode? Root, DiagnosticBag Bag)
{
    /// <summary>Pointers to what cannot be read, as they stand.</summary>
    internal IReadOnlySet<string> Unreadable { get; } = Bag.ErrorPointers.ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds a diagnostic at a place, or at the nearest one that holds it.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="pointer">JSON Pointer.</param>
    /// <param name="gravite">Its weight.</param>
    /// <param name="values">Values of its slots.</param>
    internal void Add(string code, string pointer, Gravite gravite, params object[] values)
    {
        int offset = Root!.Nearest(pointer, out _).Offset;
        Bag.Add(new Note(code, pointer, offset) { Gravite = gravite, Values = values });
    }
}
