using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace CpomDocs.Campagnes.Reports;

/// <summary>
/// One self-contained page: landmarks, a table with its caption, a sort and a filter where the browser runs scripts, and all of it readable
/// where it does not. Nothing is ever fetched: a policy in the page forbids it.
/// </summary>
internal static class PageHtml
{
    /// <summary>Numbers and dates as the French write them.</summary>
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private const char NumberMark = '#';

    private static readonly string Style = Resource("page.css");
    private static readonly string Script = Resource("page.js");

    /// <summary>Writes a page.</summary>
    /// <param name="title">Title and first heading.</param>
    /// <param name="about">Sentence under it.</param>
    /// <param name="sections">Parts, each with an identifier and a heading.</param>
    /// <returns>UTF-8 HTML.</returns>
    public static byte[] Write(string title, string about, IReadOnlyCollection<XElement> sections)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "fr"),
            Head(title),
            new XElement(
                "body",
                new XElement("a", new XAttribute("class", "evitement"), new XAttribute("href", "#contenu"), Messages.Get("PageSkip")),
                new XElement("header", new XElement("h1", title), new XElement("p", about)),
                Contents(sections),
                new XElement("main", new XAttribute("id", "contenu"), sections),
                new XElement("footer",
                    new XElement("p", Messages.Get("PageFooter")),
                    new XElement("p", new XAttribute("id", "annonce"), new XAttribute("role", "status"), "\u00A0")),
                new XElement("script", Script)));
        return Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n");
    }

    /// <summary>A part of the page.</summary>
    /// <param name="id">Identifier.</param>
    /// <param name="key">Key of its heading.</param>
    /// <param name="content">Content.</param>
    public static XElement Section(string id, string key, params object?[] content) => new(
        "section",
        new XAttribute("id", id),
        new XAttribute("aria-labelledby", id + "-titre"),
        new XElement("h2", new XAttribute("id", id + "-titre"), Messages.Get(key)),
        content);

    /// <summary>Figures, each with its name.</summary>
    /// <param name="figures">Key of the name, and figure.</param>
    public static XElement Figures(params (string Key, string Value)[] figures) => new(
        "dl",
        figures.Select(figure => new XElement(
            "div", new XElement("dt", Messages.Get(figure.Key)), new XElement("dd", figure.Value))));

    /// <summary>A table in a region that scrolls by itself on a narrow screen.</summary>
    /// <param name="caption">Its caption.</param>
    /// <param name="headers">Keys of the headings of its columns; the first one heads each row; <c>#</c> before numbers.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="filter">Key of the label of a filter, where the table is long.</param>
    public static XElement Table(string caption, ImmutableArray<string> headers, IEnumerable<XElement> rows, string? filter = null)
    {
        XElement[] all = [.. rows];
        return all.Length == 0
            ? new XElement("p", Messages.Get("PageNothing"))
            : new XElement(
                "div",
                new XAttribute("class", "defile"),
                new XAttribute("role", "region"),
                new XAttribute("aria-label", caption),
                new XAttribute("tabindex", "0"),
                new XElement(
                    "table",
                    new XAttribute("data-triable", ""),
                    filter is null ? null : new XAttribute("data-filtre", Messages.Get(filter)),
                    new XElement("caption", new XElement("span", caption)),
                    new XElement("thead", new XElement("tr", headers.Select(Header))),
                    new XElement("tbody", all)));
    }

    /// <summary>A row.</summary>
    /// <param name="header">What heads it.</param>
    /// <param name="cells">Its other cells.</param>
    public static XElement Row(object header, params XElement[] cells) =>
        new("tr", new XElement("th", new XAttribute("scope", "row"), header), cells);

    /// <summary>A cell of text.</summary>
    public static XElement Cell(params object?[] content) => new("td", content.Length == 0 ? "" : content);

    /// <summary>A cell of a number.</summary>
    public static XElement Number(long value) => new(
        "td", new XAttribute("class", "nombre"), Sort(value.ToString("D9", CultureInfo.InvariantCulture)), Text(value));

    /// <summary>A cell of a day.</summary>
    public static XElement Day(DateOnly? day) => new(
        "td",
        new XAttribute("class", "date"),
        Sort(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "9999"),
        day is { } known ? Text(known) : "");

    /// <summary>A badge: the colour only repeats what the word says.</summary>
    /// <param name="word">The word.</param>
    /// <param name="tone"><c>bon</c>, <c>alerte</c>, <c>grave</c>, or nothing.</param>
    public static XElement Badge(string word, string tone) => new("span", new XAttribute("class", ("etat " + tone).TrimEnd()), word);

    /// <summary>A number in French.</summary>
    public static string Text(long value) => value.ToString("N0", French);

    /// <summary>A day in French.</summary>
    public static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", French);

    private static XAttribute Sort(string key) => new("data-tri", key);

    private static XElement Head(string title) => new(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy())),
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("title", title),
        new XElement("style", Style));

    private static string Policy() =>
        $"default-src 'none'; style-src 'sha256-{DigestOf(Style)}'; script-src 'sha256-{DigestOf(Script)}'; img-src data:";

    private static string DigestOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static XElement Contents(IEnumerable<XElement> sections) => new(
        "nav",
        new XAttribute("aria-label", Messages.Get("PageContents")),
        new XElement("ul", sections.Select(section => new XElement(
            "li", new XElement("a", new XAttribute("href", "#" + section.Attribute("id")!.Value), section.Element("h2")!.Value)))));

    private static XElement Header(string key)
    {
        return key.StartsWith(NumberMark)
            ? new XElement("th", new XAttribute("scope", "col"), new XAttribute("class", "nombre"), Messages.Get(key[1..]))
            : new XElement("th", new XAttribute("scope", "col"), Messages.Get(key));
    }

    // The text of a script or of a style is never escaped in HTML: it holds none of the characters that XML would escape.
    private static string Resource(string name)
    {
        using Stream stream = typeof(PageHtml).Assembly.GetManifestResourceStream("page/" + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return text.AsSpan().IndexOfAny("<>&") < 0 ? text : throw new InvalidOperationException(name);
    }
}
