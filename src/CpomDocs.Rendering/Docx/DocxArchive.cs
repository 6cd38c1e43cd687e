using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CpomDocs.Rendering.Docx;

/// <summary>The parts of a Word file that somebody else may have written: bounded in number, size and depth.</summary>
internal sealed class DocxArchive : IDisposable
{
    private const int MaxEntries = 2000;
    private const int MaxPartBytes = 24 << 20;
    private const int MaxTotalBytes = 64 << 20;
    private const int MaxDepth = 200;
    private const string OfficeDocument = "/officeDocument";
    private const string External = "External";

    private readonly ZipArchive _zip;
    private readonly string _mainPath;
    private int _read;

    private DocxArchive(ZipArchive zip)
    {
        _zip = zip;
        CheckEntries();
        _mainPath = Targets("_rels/.rels", "", OfficeDocument).FirstOrDefault()
            ?? throw new InvalidDataException(Messages.Get("Docx.Document"));
        Main = Read(_mainPath) ?? throw new InvalidDataException(Messages.Get("Docx.Document"));
    }

    /// <summary>The main part.</summary>
    public XDocument Main { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">No zip, or one that no Word file would be; the message says why, in French.</exception>
    /// <exception cref="XmlException">A part is no XML, or not one that may be read.</exception>
    public static DocxArchive Open(ReadOnlyMemory<byte> docx)
    {
        ZipArchive zip;
        try
        {
            zip = new ZipArchive(new MemoryStream(docx.ToArray()), ZipArchiveMode.Read);
            _ = zip.Entries.Count;
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException(Messages.Get("Docx.Zip"));
        }

        return new DocxArchive(zip);
    }

    /// <summary>The parts that the main one is tied to, by the last word of the type of the tie.</summary>
    public IEnumerable<XDocument> Related(string type)
    {
        int slash = _mainPath.LastIndexOf('/');
        string folder = slash < 0 ? "" : _mainPath[..slash];
        string relationships = (folder.Length == 0 ? "" : folder + "/") + "_rels/" + _mainPath[(slash + 1)..] + ".rels";
        return Targets(relationships, folder, "/" + type).Select(Read).OfType<XDocument>();
    }

    public void Dispose() => _zip.Dispose();

    private void CheckEntries()
    {
        if (_zip.Entries.Count > MaxEntries)
        {
            throw new InvalidDataException(Messages.Get("Docx.Limite"));
        }

        if (_zip.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Any(group => group.Skip(1).Any()))
        {
            throw new InvalidDataException(Messages.Get("Docx.Double"));
        }
    }

    private IEnumerable<string> Targets(string relationships, string folder, string type)
    {
        return (Read(relationships)?.Root?.Elements() ?? [])
            .Where(tie => ((string?)tie.Attribute("Type"))?.EndsWith(type, StringComparison.Ordinal) == true)
            .Where(tie => (string?)tie.Attribute("TargetMode") != External)
            .Select(tie => Resolve(folder, (string?)tie.Attribute("Target") ?? ""));
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>(target.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string step in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "."))
        {
            if (step != "..")
            {
                steps.Add(step);
            }
            else if (steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
        }

        return string.Join('/', steps);
    }

    private XDocument? Read(string path)
    {
        ZipArchiveEntry? entry = _zip.Entries
            .FirstOrDefault(item => string.Equals(item.FullName, path, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            return null;
        }

        byte[] bytes = BytesOf(entry);
        CheckDepth(bytes);
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes), Settings());
        return XDocument.Load(reader);
    }

    // The size that a zip announces may be false: what comes out is counted.
    private byte[] BytesOf(ZipArchiveEntry entry)
    {
        using Stream source = entry.Open();
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int count = source.Read(buffer); count > 0; count = source.Read(buffer))
        {
            bytes.Write(buffer, 0, count);
            _read += count;
            if (bytes.Length > MaxPartBytes || _read > MaxTotalBytes)
            {
                throw new InvalidDataException(Messages.Get("Docx.Limite"));
            }
        }

        return bytes.ToArray();
    }

    private static void CheckDepth(byte[] bytes)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes), Settings());
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new InvalidDataException(Messages.Get("Docx.Limite"));
            }
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxPartBytes,
    };
}
