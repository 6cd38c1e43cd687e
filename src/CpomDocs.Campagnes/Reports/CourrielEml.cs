using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Writes a mail as a file that a mail program opens ready to be sent. Same mail, same bytes.</summary>
/// <remarks>
/// RFC 5322 headers, names and subject as encoded words (RFC 2047), a text body in UTF-8 and base64 (RFC 2045), CRLF, no line above 78.
/// </remarks>
internal static class CourrielEml
{
    private const int MostBytesInAWord = 42;
    private const int BodyLine = 76;
    private const string LineEnd = "\r\n";

    /// <summary>Writes a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <returns>Bytes, all ASCII.</returns>
    public static byte[] Write(Courriel mail)
    {
        var text = new StringBuilder();
        Append(text, "Date", mail.Instant.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        if (mail.De is { } from)
        {
            Append(text, "From", Mailbox(from));
        }

        if (mail.A is { } to)
        {
            Append(text, "To", Mailbox(to));
        }

        Append(text, "Subject", Words(mail.Objet));
        Append(text, "Message-ID", $"<{DigestOf(mail)}@cpomdocs.invalid>");
        Append(text, "X-Unsent", "1");
        Append(text, "MIME-Version", "1.0");
        Append(text, "Content-Type", "text/plain; charset=utf-8");
        Append(text, "Content-Transfer-Encoding", "base64");
        text.Append(LineEnd);
        string body = Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Texte.ReplaceLineEndings(LineEnd)));
        foreach (char[] line in body.Chunk(BodyLine))
        {
            text.Append(line).Append(LineEnd);
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value).Append(LineEnd);

    // An address with anything but printable ASCII would need another protocol on its whole way (RFC 6531): it is left out by the caller.
    private static string Mailbox(Boite box) => $"{Words(box.Nom)}{LineEnd} <{box.Courriel}>";

    // Each encoded word holds whole characters and fits a line; a fold between two of them is no space (RFC 2047 §2 and §6.2).
    private static string Words(string value)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (Rune rune in value.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? new Rune(' ') : rune))
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > MostBytesInAWord)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.Append(rune.ToString());
        }

        words.Add(Word(word));
        return string.Join(LineEnd + " ", words);
    }

    private static string Word(StringBuilder word) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word.ToString()))}?=";

    private static string DigestOf(Courriel mail) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.ToString())))[..32];
}

/// <summary>A mail.</summary>
/// <param name="De">Sender; left to the mail program when absent.</param>
/// <param name="A">Recipient; left to the person when absent.</param>
/// <param name="Objet">Subject.</param>
/// <param name="Texte">Text.</param>
/// <param name="Instant">When it was made.</param>
internal sealed record Courriel(Boite? De, Boite? A, string Objet, string Texte, DateTimeOffset Instant);

/// <summary>A mailbox.</summary>
/// <param name="Nom">Name shown.</param>
/// <param name="Courriel">Address.</param>
internal sealed record Boite(string Nom, string Courriel)
{
    /// <summary>A mailbox whose address any server carries; <see langword="null"/> where there is none.</summary>
    public static Boite? Of(string nom, string? courriel) =>
        courriel is not null && courriel.All(sign => sign is > ' ' and < '\u007F' and not '<' and not '>' and not ',')
            ? new Boite(nom, courriel)
            : null;
}
