using System.Globalization;
using System.Text;
using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads strict JSON (RFC 8259) into a tree of values with their places.</summary>
internal static class JsonTreeReader
{
    private const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxDepth = 32;
    private const int ReaderDepth = 1000;
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = ReaderDepth,
        CommentHandling = JsonCommentHandling.Allow,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="source">The file.</param>
    /// <param name="bag">Takes what is wrong.</param>
    /// <param name="form">What becomes of comments, last commas and keys written twice.</param>
    /// <returns>The root, or <see langword="null"/> when nothing can be read.</returns>
    internal static PositionedNode? Read(string fichier, SourceText source, DiagnosticBag bag, FormPolicy form)
    {
        if (!IsText(fichier, source, bag))
        {
            return null;
        }

        var reader = new Utf8JsonReader(source.Bytes.Span, Options);
        try
        {
            var builder = new Builder(source, bag, form);
            builder.Next(ref reader);
            PositionedNode? root = builder.ReadValue(ref reader, new Place(null, "", (int)reader.TokenStartIndex), depth: 1);
            while (builder.Next(ref reader))
            {
            }

            return root;
        }
        catch (JsonException exception)
        {
            int offset = source.LineStart(exception.LineNumber ?? 0) + (int)(exception.BytePositionInLine ?? 0);
            bag.Add("CPOM1001", "", Math.Min(offset, source.Bytes.Length), fichier, SyntaxError.Describe(source.Bytes.Span, offset));
            return null;
        }
        catch (InvalidOperationException)
        {
            bag.Add("CPOM1001", "", (int)reader.TokenStartIndex, fichier, Messages.Get("Syntaxe.Echappement"));
            return null;
        }
    }

    private static bool IsText(string fichier, SourceText source, DiagnosticBag bag)
    {
        ReadOnlySpan<byte> bytes = source.Bytes.Span;
        if (bytes.IsEmpty)
        {
            bag.Add("CPOM1031", "", 0, fichier);
            return false;
        }

        if (bytes.Length > MaxBytes)
        {
            bag.Add("CPOM1008", "", 0, bytes.Length, MaxBytes);
            return false;
        }

        int invalid = source.FirstInvalidByte();
        if (invalid >= 0)
        {
            bag.Add("CPOM1002", "", invalid, "0x" + bytes[invalid].ToString("X2", CultureInfo.InvariantCulture));
            return false;
        }

        return true;
    }

    private readonly record struct Place(PositionedNode? Parent, string Segment, int KeyOffset);

    private sealed class Builder(SourceText source, DiagnosticBag bag, FormPolicy form)
    {
        private bool _isTooDeep;

        // Goes to the next value; a comment and a comma followed by nothing are told, then passed over.
        internal bool Next(ref Utf8JsonReader reader)
        {
            int comma = -1;
            while (true)
            {
                int end = (int)reader.BytesConsumed;
                if (!reader.Read())
                {
                    return false;
                }

                int found = source.Bytes.Span[end..(int)reader.TokenStartIndex].IndexOf((byte)',');
                comma = found < 0 ? comma : end + found;
                if (reader.TokenType != JsonTokenType.Comment)
                {
                    ReportLastComma(reader.TokenType, comma);
                    return true;
                }

                bag.Add(new Note("CPOM1041", "", (int)reader.TokenStartIndex) { Gravite = form.Mendable });
            }
        }

        private void ReportLastComma(JsonTokenType next, int comma)
        {
            if (comma >= 0 && next is (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                bag.Add(new Note("CPOM1042", "", comma) { Gravite = form.Mendable });
            }
        }

        internal PositionedNode? ReadValue(ref Utf8JsonReader reader, Place place, int depth)
        {
            PositionedNode node = Create(ref reader, place);
            if (node.Kind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                return node;
            }

            if (depth > MaxDepth)
            {
                ReportDepth(node);
                reader.Skip();
                return node;
            }

            if (node.Kind == JsonValueKind.Object)
            {
                ReadMembers(ref reader, node, depth);
            }
            else
            {
                ReadItems(ref reader, node, depth);
            }

            return node;
        }

        private void ReadMembers(ref Utf8JsonReader reader, PositionedNode node, int depth)
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (Next(ref reader) && reader.TokenType != JsonTokenType.EndObject)
            {
                int keyOffset = (int)reader.TokenStartIndex;
                string key = reader.GetString() ?? "";
                Next(ref reader);
                PositionedNode? child = ReadValue(ref reader, new Place(node, key, keyOffset), depth + 1);
                if (!keys.Add(key))
                {
                    bool isHarmless = form.Repairs && child is not null && node.Child(key)?.SaysTheSameAs(child) == true;
                    bag.Add(new Note("CPOM1005", JsonPointer.Append(node.Pointer, key), keyOffset)
                    {
                        Gravite = isHarmless ? Gravite.Avertissement : Gravite.Erreur,
                        Values = [key],
                    });
                }
                else if (child is not null)
                {
                    node.Children.Add(child);
                }
            }
        }

        private void ReadItems(ref Utf8JsonReader reader, PositionedNode node, int depth)
        {
            while (Next(ref reader) && reader.TokenType != JsonTokenType.EndArray)
            {
                string rank = node.Children.Count.ToString(CultureInfo.InvariantCulture);
                if (ReadValue(ref reader, new Place(node, rank, (int)reader.TokenStartIndex), depth + 1) is { } child)
                {
                    node.Children.Add(child);
                }
            }
        }

        private PositionedNode Create(ref Utf8JsonReader reader, Place place)
        {
            int offset = (int)reader.TokenStartIndex;
            string text = reader.TokenType is JsonTokenType.String ? reader.GetString() ?? "" : "";
            decimal number = 0;
            bool isExact = true;
            if (reader.TokenType is JsonTokenType.Number)
            {
                text = Encoding.UTF8.GetString(reader.ValueSpan);
                isExact = ExactNumber.TryParse(text, out number);
            }

            var node = new PositionedNode
            {
                Kind = KindOf(reader.TokenType),
                Parent = place.Parent,
                Segment = place.Segment,
                Offset = offset,
                KeyOffset = place.KeyOffset,
                Text = Composed(text),
                Number = number,
            };
            ReportText(node, text, isExact);
            return node;
        }

        private void ReportText(PositionedNode node, string written, bool isExact)
        {
            if (!isExact)
            {
                bag.Add("CPOM1009", node.Pointer, node.Offset, written);
            }

            int control = IndexOfControl(written);
            if (control >= 0)
            {
                string codePoint = ((int)written[control]).ToString("X4", CultureInfo.InvariantCulture);
                bag.Add("CPOM1006", node.Pointer, node.Offset, node.Segment, codePoint);
            }
            else if (!written.IsNormalized(NormalizationForm.FormC))
            {
                bag.Add(new Note("CPOM1010", node.Pointer, node.Offset) { Gravite = Gravite.Avertissement, Values = [node.Segment] });
            }
        }

        private void ReportDepth(PositionedNode node)
        {
            if (!_isTooDeep)
            {
                bag.Add("CPOM1007", node.Pointer, node.Offset, MaxDepth);
            }

            _isTooDeep = true;
        }

        private static string Composed(string text) => IndexOfControl(text) >= 0 ? text : text.Normalize(NormalizationForm.FormC);

        // U+FFFE and U+FFFF are refused with the controls: XML 1.0, hence DOCX and XMP, cannot carry either.
        private static int IndexOfControl(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                bool isControl = char.IsControl(c) && c is not ('\n' or '\r' or '\t');
                if (isControl || c is '\uFFFE' or '\uFFFF' || ReversesWhatIsRead(c))
                {
                    return i;
                }
            }

            return -1;
        }

        // An override of direction shows a reader other words than those that are signed (Unicode Standard Annex 9).
        private static bool ReversesWhatIsRead(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

        private static JsonValueKind KindOf(JsonTokenType token) => token switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };
    }
}
