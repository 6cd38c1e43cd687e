using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Content;

/// <summary>Reads the operations of a content stream or of a character map, which share one syntax.</summary>
/// <remarks>Data of inline images is not read.</remarks>
internal sealed class ContentReader
{
    private readonly PdfLexer _lexer;
    private readonly PdfObjectParser _parser;

    public ContentReader(ReadOnlyMemory<byte> content, ReadingContext context)
    {
        _lexer = new PdfLexer(content, 0, context);
        _parser = new PdfObjectParser(_lexer);
    }

    /// <summary>The operations, in order.</summary>
    /// <exception cref="PdfFormatException">Raised while enumerating, where an operand is malformed.</exception>
    public IEnumerable<ContentOperation> Operations()
    {
        var operands = new List<PdfObject>();
        _lexer.SkipWhiteAndComments();
        while (!_lexer.AtEnd)
        {
            if (StartsOperator(_lexer.Peek()))
            {
                yield return new ContentOperation(ReadOperator(), [.. operands]);
                operands.Clear();
            }
            else
            {
                operands.Add(_parser.Parse());
            }

            _lexer.SkipWhiteAndComments();
        }
    }

    private static bool StartsOperator(int first)
    {
        return PdfCharacters.IsRegular(first) && !PdfCharacters.IsDigit(first) && first is not ('+' or '-' or '.');
    }

    private string ReadOperator()
    {
        int start = _lexer.Position;
        while (PdfCharacters.IsRegular(_lexer.Peek()))
        {
            _lexer.Position++;
        }

        return Encoding.Latin1.GetString(_lexer.Span[start.._lexer.Position]);
    }
}
