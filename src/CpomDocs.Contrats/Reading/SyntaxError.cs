using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Reading;

/// <summary>Says in French why a text is not JSON.</summary>
internal static class SyntaxError
{
    /// <summary>Describes the mistake at a place.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="offset">Offset of the byte the parser refuses.</param>
    /// <returns>The end of a sentence.</returns>
    internal static string Describe(ReadOnlySpan<byte> bytes, int offset)
    {
        if (offset >= bytes.Length)
        {
            return Messages.Get("Syntaxe.Fin");
        }

        byte found = bytes[offset];
        if (found == '/')
        {
            return Messages.Get("Syntaxe.Commentaire");
        }

        if (found < ' ')
        {
            return Messages.Get("Syntaxe.CaractereDeCommande");
        }

        Rune.DecodeFromUtf8(bytes[offset..], out Rune rune, out _);
        return Messages.Format("Syntaxe.Caractere", Quote.Text(rune.ToString()));
    }
}

/// <summary>Quotes a value of the file in a sentence.</summary>
internal static class Quote
{
    private const int MaxCharacters = 60;

    /// <summary>Quotes a text.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The text between guillemets, cut after sixty characters.</returns>
    internal static string Text(string text)
    {
        var characters = new StringInfo(text.ReplaceLineEndings(" "));
        string shown = characters.LengthInTextElements <= MaxCharacters
            ? characters.String
            : characters.SubstringByTextElements(0, MaxCharacters) + "…";
        return "«\u00A0" + shown + "\u00A0»";
    }
}
