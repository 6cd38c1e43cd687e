using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>
/// Holds a campaign to one socle (ANX-06): the templates it is made of, its own file and all that this file includes, are the same to the
/// byte for every contract.
/// </summary>
public sealed partial class SocleUnique
{
    /// <summary>Code of the document.</summary>
    public const string Document = "SOCLE";

    private const string Regle = "ANX-06";
    private const string Extension = ".md.scriban";
    private const int MostNamed = 5;

    private static readonly string Pdf = ArchiveContent.PathOf(Document + ".pdf");
    private static readonly string Docx = ArchiveContent.PathOf(Document + ".docx");

    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _files;

    /// <summary>Finds the templates of the socle.</summary>
    /// <param name="profil">A family.</param>
    /// <param name="jeu">Its templates.</param>
    public SocleUnique(Profil profil, JeuDeModeles jeu)
    {
        ArgumentNullException.ThrowIfNull(profil);
        ArgumentNullException.ThrowIfNull(jeu);
        string? first = profil.Documents.FirstOrDefault(document => document.Code == Document)?.Modele;
        var found = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (first is not null)
        {
            Gather(first, jeu.Fichiers, found);
        }

        _files = found.ToImmutableSortedDictionary(StringComparer.Ordinal);
        Empreinte = DigestOf(_files);
    }

    /// <summary>SHA-256 over the name and the SHA-256 of each file, in order of name; lower-case hexadecimal.</summary>
    public string Empreinte { get; }

    /// <summary>Judges a campaign.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="dossier">Folder that the files of its contracts are relative to.</param>
    /// <param name="archive">The archive, if there is one.</param>
    /// <returns>
    /// CPOM9101 when the campaign froze another socle; CPOM9102 when the archive holds one that is signed and comes from other templates.
    /// </returns>
    public ImmutableArray<Diagnostic> Judge(Campagne campagne, string dossier, LiasseArchiver? archive)
    {
        ArgumentNullException.ThrowIfNull(campagne);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        if (campagne.Modeles.EmpreinteSocle is { } frozen && frozen != Empreinte)
        {
            found.Add(Error("CPOM9101", frozen, Empreinte) with { Pointeur = "/modeles/empreinteSocle" });
        }

        string[] others = archive is null ? [] : [.. campagne.Contrats
            .Select(entree => CodeAnnonce.Of(dossier, entree))
            .Where(code => IsSignedOtherwise(archive, code))];
        if (others.Length > 0)
        {
            string named = string.Join(", ", others.Take(MostNamed)) + (others.Length > MostNamed ? ", …" : "");
            found.Add(Error("CPOM9102", others.Length, named) with { Pointeur = "/modeles" });
        }

        return found.ToImmutable();
    }

    // A socle that nobody has signed is simply issued again.
    private bool IsSignedOtherwise(LiasseArchiver archive, string code)
    {
        try
        {
            return archive.TryShow(code) is { } inventory
                && IssuedWith(inventory) is { } state
                && _files.Any(file => !IsSame(state, file.Key, file.Value))
                && LiasseStates.HasActs(archive.GetFile(code, Pdf));
        }
        catch (ArchiveUnavailableException)
        {
            // A damaged object is told where its own contract is worked on: it must not stop the campaign.
            return false;
        }
    }

    // A later stage brings the templates of its day: those of the socle are the ones of the version that issued it.
    private static ImmutableSortedDictionary<string, string>? IssuedWith(Inventory inventory)
    {
        ImmutableSortedDictionary<string, string>? issued = null;
        string? digest = null;
        foreach (InventoryVersion version in inventory.Versions.Values.Where(version => version.State.ContainsKey(Pdf)))
        {
            string? docx = version.State.GetValueOrDefault(Docx);
            if (issued is null || docx != digest)
            {
                (issued, digest) = (version.State, docx);
            }
        }

        return inventory.HeadVersion.State.ContainsKey(Pdf) ? issued : null;
    }

    private static bool IsSame(ImmutableSortedDictionary<string, string> state, string name, ReadOnlyMemory<byte> bytes) =>
        !state.TryGetValue(ArchiveContent.Templates + name, out string? digest)
        || digest == Convert.ToHexStringLower(SHA512.HashData(bytes.Span));

    private static void Gather(
        string name,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        SortedDictionary<string, ReadOnlyMemory<byte>> found)
    {
        if (!files.TryGetValue(name, out ReadOnlyMemory<byte> bytes) || !found.TryAdd(name, bytes))
        {
            return;
        }

        foreach (Match include in Include().Matches(Encoding.UTF8.GetString(bytes.Span)))
        {
            Gather(include.Groups["name"].Value + Extension, files, found);
        }
    }

    private static string DigestOf(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        IEnumerable<string> lines = files.Select(file => $"{file.Key}\0{Convert.ToHexStringLower(SHA256.HashData(file.Value.Span))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    private static Diagnostic Error(string code, params object[] values) => new()
    {
        Code = code,
        Regle = Regle,
        Gravite = Gravite.Erreur,
        Message = Messages.Get(code, values),
        Remede = Messages.Get(code + ".Remede", values),
    };

    [GeneratedRegex("""\binclude\s+['"](?<name>[^'"]+)['"]""")]
    private static partial Regex Include();
}
