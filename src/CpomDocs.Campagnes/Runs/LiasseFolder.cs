using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Verification;

namespace CpomDocs.Campagnes.Runs;

/// <summary>A liasse on disk: one folder per contract, named after its code.</summary>
public sealed class LiasseFolder
{
    private const string PdfExtension = ".pdf";

    /// <summary>Makes the view of a folder, whether it exists or not.</summary>
    /// <param name="path">Folder of one liasse.</param>
    public LiasseFolder(string path) => Path = path;

    /// <summary>Folder of the liasse.</summary>
    public string Path { get; }

    /// <summary>Code of the contract: the name of the folder.</summary>
    public string Code => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path)));

    /// <summary>Whether the folder holds a liasse.</summary>
    public bool Exists => File.Exists(Combine(LiasseProduite.ManifestName));

    /// <summary>PDF documents of the folder, in order of name.</summary>
    public ImmutableArray<string> Pdfs => [.. Directory.EnumerateFiles(Path, "*" + PdfExtension).Order(StringComparer.Ordinal)];

    /// <summary>Whether every document of a list is in the folder, signed or not.</summary>
    /// <param name="manifest">The list.</param>
    /// <returns>True when none is missing.</returns>
    public bool HoldsAll(LiasseManifeste manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Exists && manifest.Documents
            .SelectMany(document => new[] { document.Fichiers.Pdf, document.Fichiers.Docx })
            .All(file => file is null || File.Exists(Combine(file.Nom)));
    }

    /// <summary>Files of the liasse as they stand, in order of name; hidden files are none of it.</summary>
    /// <returns>Bytes by file name.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files()
    {
        return Directory.EnumerateFiles(Path)
            .Where(path => !System.IO.Path.GetFileName(path).StartsWith('.'))
            .ToImmutableSortedDictionary(
                path => System.IO.Path.GetFileName(path),
                path => new ReadOnlyMemory<byte>(File.ReadAllBytes(path)),
                StringComparer.Ordinal);
    }

    /// <summary>List of the documents of the liasse.</summary>
    /// <returns>The list.</returns>
    /// <exception cref="InvalidDataException">The list cannot be read; the message says why.</exception>
    public LiasseManifeste Manifest()
    {
        string path = Combine(LiasseProduite.ManifestName);
        Outcome<LiasseManifeste> read = LiasseJson.Read(path, File.ReadAllBytes(path));
        return read.Value ?? throw new InvalidDataException(string.Join(" ",
            read.Diagnostics.Select(item => $"{path}:{item.Ligne}: {item.Message}")));
    }

    /// <summary>The PDF documents a path stands for: itself, those of a liasse, or those of every liasse of a folder.</summary>
    /// <param name="path">A PDF, a liasse folder or a folder of liasses.</param>
    /// <returns>Full paths in order; empty when there is none.</returns>
    public static ImmutableArray<string> PdfsUnder(string path)
    {
        return File.Exists(path)
            ? [path]
            : [.. Directory.EnumerateFiles(path, "*" + PdfExtension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    /// <summary>The liasse of which a folder holds documents, for the judge: any folder is one, with or without a list.</summary>
    /// <returns>Its name and what its list announces; nothing where there is no list, or where it cannot be read.</returns>
    public LiasseAVerifier ToVerify()
    {
        LiasseManifeste? manifest = Exists
            ? LiasseJson.Read(LiasseProduite.ManifestName, File.ReadAllBytes(Combine(LiasseProduite.ManifestName))).Value
            : null;
        return new LiasseAVerifier(Path, [.. (manifest?.Documents ?? []).Select(document => document.Code)]);
    }

    /// <summary>Writes what was produced; a document that bears a signature is never replaced.</summary>
    /// <param name="liasse">The liasse.</param>
    /// <returns>
    /// Paths of documents already signed on other bytes: nothing is written when there is one. A document signed on the very bytes that
    /// were produced is left as it is.
    /// </returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public ImmutableArray<string> Write(LiasseProduite liasse)
    {
        ArgumentNullException.ThrowIfNull(liasse);
        ImmutableArray<(string Path, ReadOnlyMemory<byte> Bytes, Presence Presence)> files =
            [.. FilesOf(liasse).Select(file => (Combine(file.Key), file.Value, PresenceOf(Combine(file.Key), file.Value.Span)))];
        ImmutableArray<string> signed = [.. files.Where(file => file.Presence == Presence.SignedOtherwise).Select(file => file.Path)];
        if (signed.IsEmpty)
        {
            AtomicFile.Sweep(files.Select(file => file.Path));
            foreach ((string path, ReadOnlyMemory<byte> bytes, _) in files.Where(file => file.Presence == Presence.ToWrite))
            {
                AtomicFile.Write(path, bytes.Span);
            }
        }

        return signed;
    }

    // What stands beside a document that bears an act was issued with it: rendering again makes no draft of it.
    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> FilesOf(LiasseProduite liasse) =>
        LiasseEmise.Of(WithWholeManifest(liasse), docx => BearsActs(Combine(System.IO.Path.ChangeExtension(docx, PdfExtension))));

    private static bool BearsActs(string pdf) => File.Exists(pdf) && LiasseStates.HasActs(File.ReadAllBytes(pdf));

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> WithWholeManifest(LiasseProduite liasse)
    {
        return Exists ? liasse.WithManifestOf(File.ReadAllBytes(Combine(LiasseProduite.ManifestName))).Fichiers : liasse.Fichiers;
    }

    private static Presence PresenceOf(string path, ReadOnlySpan<byte> bytes)
    {
        if (!File.Exists(path))
        {
            return Presence.ToWrite;
        }

        byte[] present = File.ReadAllBytes(path);
        bool isPdf = path.EndsWith(PdfExtension, StringComparison.Ordinal);
        if (present.AsSpan().SequenceEqual(bytes) || (isPdf && present.AsSpan().StartsWith(bytes)))
        {
            return Presence.AsProduced;
        }

        return isPdf && LiasseStates.HasActs(present) ? Presence.SignedOtherwise : Presence.ToWrite;
    }

    private string Combine(string name) => System.IO.Path.Combine(Path, name);

    private enum Presence
    {
        ToWrite,
        AsProduced,
        SignedOtherwise,
    }
}
