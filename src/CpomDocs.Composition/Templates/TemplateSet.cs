using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Contrats.Diagnostics;
using Scriban;
using Scriban.Parsing;

namespace CpomDocs.Composition.Templates;

/// <summary>The templates of a profile and the shared partials, parsed once; immutable, safe to use from several threads.</summary>
public sealed class TemplateSet
{
    private readonly ImmutableSortedDictionary<string, TemplateSource> _sources;
    private readonly Dictionary<string, TemplateSource> _byText;

    private TemplateSet(ImmutableSortedDictionary<string, TemplateSource> sources)
    {
        _sources = sources;
        _byText = sources.Values.ToDictionary(source => source.Text, new SameString());
        Sha256 = HashOf(sources.Values);
    }

    /// <summary>
    /// SHA-256 of every name and text, in order of names: 64 lower-case hexadecimal digits (ANX-06: one hash, one wording).
    /// </summary>
    public string Sha256 { get; }

    /// <summary>Names of the files, in ordinal order.</summary>
    public ImmutableArray<string> Noms => [.. _sources.Keys];

    /// <summary>Parses every file of a set.</summary>
    /// <param name="textes">
    /// Text of each file by name: the profile's own files by file name (<c>socle.md.scriban</c>), the shared ones under <c>commun/</c>
    /// (<c>commun/parties.md.scriban</c>). Copied.
    /// </param>
    /// <returns>The set, or a diagnostic CPOM2002 with line and column for each fault of syntax, across every file.</returns>
    public static Outcome<TemplateSet> Parse(IEnumerable<KeyValuePair<string, string>> textes)
    {
        ArgumentNullException.ThrowIfNull(textes);
        var diagnostics = new DiagnosticBag();
        var sources = ImmutableSortedDictionary.CreateBuilder<string, TemplateSource>(StringComparer.Ordinal);
        foreach ((string name, string text) in textes)
        {
            string own = new(Normalized(text));
            Template template = Template.Parse(own, name);
            foreach (LogMessage message in template.Messages.Where(message => message.Type == ParserMessageType.Error))
            {
                var place = new TemplatePlace(name, message.Span.Start.Line + 1, message.Span.Start.Column + 1);
                diagnostics.Add("CPOM2002", place, message.Message);
            }

            sources[name] = new TemplateSource(name, own, template);
        }

        return diagnostics.IsEmpty
            ? Outcome.Of(new TemplateSet(sources.ToImmutable()))
            : Outcome.Failure<TemplateSet>(diagnostics.ToImmutable());
    }

    internal bool TryGet(string name, [NotNullWhen(true)] out TemplateSource? source) => _sources.TryGetValue(name, out source);

    internal TemplateSource? SourceOf(string text) => _byText.GetValueOrDefault(text);

    private static ReadOnlySpan<char> Normalized(string text)
    {
        return text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string HashOf(IEnumerable<TemplateSource> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TemplateSource source in sources)
        {
            AppendWithLength(hash, source.Name);
            AppendWithLength(hash, source.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendWithLength(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    /// <summary>Texts are told apart by identity: two partials may read the same.</summary>
    private sealed class SameString : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => ReferenceEquals(x, y);

        public int GetHashCode(string obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
