using System.Buffers;
using System.Text.Json;
using NJsonSchema;

namespace CpomDocs.Contrats.Reading;

/// <summary>
/// Makes the record of a file of which some places cannot be read: those get neutral values, and the other places keep theirs.
/// </summary>
/// <param name="validator">The judge of its form.</param>
/// <param name="unreadable">Pointers to what cannot be read.</param>
internal sealed class TolerantDeserializer(SchemaValidator validator, IReadOnlySet<string> unreadable)
{
    /// <summary>Makes the record.</summary>
    /// <typeparam name="T">Type of the record.</typeparam>
    /// <param name="root">The file; its root is an object.</param>
    /// <returns>The record.</returns>
    internal T Deserialize<T>(PositionedNode root)
        where T : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, root, "");
        }

        return JsonSerializer.Deserialize<T>(buffer.WrittenSpan, ModelJson.Compact) ?? throw new InvalidOperationException();
    }

    private void Write(Utf8JsonWriter writer, PositionedNode node, string pointer)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, node, pointer);
                break;
            case JsonValueKind.Array:
                WriteArray(writer, node, pointer);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(node.Text);
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(node.Text);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(node.Kind == JsonValueKind.True);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, PositionedNode node, string pointer)
    {
        writer.WriteStartObject();
        foreach (PositionedNode child in node.Children)
        {
            string childPointer = JsonPointer.Append(pointer, child.Segment);
            if (!unreadable.Contains(childPointer))
            {
                writer.WritePropertyName(child.Segment);
                Write(writer, child, childPointer);
            }
        }

        writer.WriteEndObject();
    }

    // An item that cannot be read keeps its rank, so that the pointers to the next ones stay true.
    private void WriteArray(Utf8JsonWriter writer, PositionedNode node, string pointer)
    {
        writer.WriteStartArray();
        foreach (PositionedNode child in node.Children)
        {
            string childPointer = JsonPointer.Append(pointer, child.Segment);
            if (!unreadable.Contains(childPointer))
            {
                Write(writer, child, childPointer);
            }
            else if (IsObjectExpected(childPointer))
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteStringValue("");
            }
        }

        writer.WriteEndArray();
    }

    private bool IsObjectExpected(string pointer)
    {
        return validator.FactsOf(pointer).Schema?.Type.HasFlag(JsonObjectType.Object) == true;
    }
}
