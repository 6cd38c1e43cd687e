using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads the form of one kind of file: text, JSON, schema. Safe to share between threads.</summary>
/// <typeparam name="T">Record at the root of the file.</typeparam>
internal sealed class FileReader<T>
    where T : class
{
    private static readonly Lazy<SchemaValidator> Validator = new(() => SchemaValidator.For(typeof(T)));

    /// <summary>The judge of its form.</summary>
    internal static SchemaValidator Judge => Validator.Value;

    /// <summary>Reads a file.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">Its bytes.</param>
    /// <param name="policy">What becomes of a form that is not quite right; strict where none is given.</param>
    /// <returns>What was read, however little.</returns>
    internal static FileReading Read(string fichier, ReadOnlyMemory<byte> json, FormPolicy? policy = null)
    {
        FormPolicy form = policy ?? FormPolicy.Strict;
        DecodedText decoded = DecodedText.Of(json);
        var source = new SourceText(decoded.Utf8);
        var bag = new DiagnosticBag(source);
        ReportEncoding(decoded, form, bag);
        PositionedNode? root = JsonTreeReader.Read(fichier, source, bag, form);
        if (root is not null && IsRightFormat(root, bag))
        {
            if (form.Repairs)
            {
                new FormRepair(bag).Mend(root, Validator.Value.Schema);
            }

            new SchemaDiagnostics(Validator.Value, form.UnknownField).Report(root, bag);
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

    private static void ReportEncoding(DecodedText decoded, FormPolicy form, DiagnosticBag bag)
    {
        if (decoded.HasMark)
        {
            bag.Add(new Note("CPOM1003", "", 0) { Gravite = form.Mendable });
        }
        else if (decoded.Encoding is { } encoding)
        {
            int first = Math.Max(0, decoded.Utf8.Span.IndexOfAnyExceptInRange((byte)0, (byte)0x7F));
            bag.Add(new Note("CPOM1040", "", first) { Gravite = form.Mendable, Values = [encoding] });
        }
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
    /// <remarks>What is wrong with the whole file (its encoding, a comment) makes no place of it unreadable.</remarks>
    internal IReadOnlySet<string> Unreadable { get; } =
        Bag.ErrorPointers.Where(pointer => pointer.Length > 0).ToHashSet(StringComparer.Ordinal);

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
