using System.Globalization;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>Names of the bookmarks of a document: letters, digits and underscores, forty characters at most, all different.</summary>
internal sealed class Bookmarks
{
    private const int MaxLength = 40;

    private readonly Dictionary<string, Bookmark> _byAnchor = [];

    public Bookmarks(IEnumerable<Heading> headings)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string anchor in headings.Select(heading => heading.Id).OfType<string>().Distinct())
        {
            int id = _byAnchor.Count + 1;
            string name = NameOf(anchor);
            if (!taken.Add(name))
            {
                name = Numbered(name, id);
                taken.Add(name);
            }

            _byAnchor.Add(anchor, new Bookmark(id, name));
        }
    }

    /// <summary>Bookmark of an anchor that a heading carries.</summary>
    public Bookmark this[string anchor] => _byAnchor[anchor];

    private static string NameOf(string anchor)
    {
        string name = new([.. anchor.Select(character => char.IsLetterOrDigit(character) ? character : '_')]);
        name = name.Length > 0 && char.IsLetter(name[0]) ? name : "a" + name;
        return name.Length <= MaxLength ? name : name[..MaxLength];
    }

    private static string Numbered(string name, int id)
    {
        string suffix = "_" + id.ToString(CultureInfo.InvariantCulture);
        return name[..Math.Min(name.Length, MaxLength - suffix.Length)] + suffix;
    }
}

/// <summary>A bookmark.</summary>
/// <param name="Id">Number, unique in the file.</param>
/// <param name="Name">Name links use.</param>
internal readonly record struct Bookmark(int Id, string Name);
