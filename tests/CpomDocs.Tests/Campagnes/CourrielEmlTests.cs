using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Campagnes.Reports;

namespace CpomDocs.Tests.Campagnes;

public sealed partial class CourrielEmlTests
{
    private static readonly DateTimeOffset Instant = new(2025, 2, 3, 7, 5, 9, TimeSpan.Zero);

    [Theory]
    [InlineData("CPOM – signature attendue")]
    [InlineData("")]
    [InlineData("Une très longue ligne d’objet qui ne tient pas dans un seul mot encodé : œuvre, Ÿ, 😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public void Write_AnySubject_IsReadBackWhole(string subject)
    {
        string mail = Write(new Courriel(null, null, subject, "texte", Instant));

        Assert.Equal(subject, Decoded(Header(mail, "Subject")));
    }

    [Fact]
    public void Write_Mail_IsAsciiWithShortLinesEndingInCrLf()
    {
        var mail = new Courriel(
            new Boite("Service de la contractualisation – Agence régionale de santé d’Occitanie", "cpom@ars.example"),
            new Boite("Mme Anne-Lise PEYRUSSAC", "direction@ch.example"),
            new string('é', 300),
            string.Join('\n', Enumerable.Repeat("Une phrase à signer.", 50)),
            Instant);

        string text = Write(mail);

        string[] lines = text.Split("\r\n");
        Assert.All(text, sign => Assert.True(char.IsAscii(sign)));
        Assert.All(lines, line => Assert.True(line.Length <= 78 && !line.Contains('\n', StringComparison.Ordinal), line));
        Assert.Contains(" <cpom@ars.example>\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Date: Mon, 03 Feb 2025 07:05:09 +0000\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Body_IsReadBackWithItsLines()
    {
        string mail = Write(new Courriel(null, null, "objet", "Première ligne\nSeconde ; « œuvre »\n", Instant));

        string body = mail[(mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.Equal("Première ligne\r\nSeconde ; « œuvre »\r\n", Encoding.UTF8.GetString(Convert.FromBase64String(body)));
    }

    [Fact]
    public void Write_SubjectWithALineEnd_AddsNoHeader()
    {
        string mail = Write(new Courriel(null, null, "objet\r\nBcc: autre@exemple.example", "texte", Instant));

        Assert.DoesNotContain("\r\nBcc", mail, StringComparison.Ordinal);
        Assert.Equal("objet  Bcc: autre@exemple.example", Decoded(Header(mail, "Subject")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a@b.example>, <autre@c.example")]
    [InlineData("accentué@exemple.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    public void Boite_AddressThatNoServerCarries_IsNone(string? address)
    {
        Boite? box = Boite.Of("Nom", address);

        Assert.Null(box);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        var mail = new Courriel(null, new Boite("Nom", "a@b.example"), "objet", "texte", Instant);

        Assert.Equal(CourrielEml.Write(mail), CourrielEml.Write(mail));
    }

    private static string Write(Courriel mail) => Encoding.UTF8.GetString(CourrielEml.Write(mail));

    private static string Header(string mail, string name) =>
        Regex.Match(mail, $"^{name}: (?<value>.*?)\r\n(?! )", RegexOptions.Singleline | RegexOptions.Multiline).Groups["value"].Value;

    private static string Decoded(string value) =>
        string.Concat(Word().Matches(value).Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value))));

    [GeneratedRegex(@"=\?utf-8\?B\?(?<text>[A-Za-z0-9+/=]*)\?=")]
    private static partial Regex Word();
}
