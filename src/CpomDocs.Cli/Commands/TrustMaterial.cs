using System.Collections.Immutable;
using CpomDocs.Cli.Hosting;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.TrustedLists;

namespace CpomDocs.Cli.Commands;

/// <summary>What a path of <c>--trust</c> brings: roots, trusted lists, or a folder of both.</summary>
/// <param name="Roots">Roots.</param>
/// <param name="Lists">Trusted lists, their signature verified.</param>
internal sealed record TrustMaterial(ImmutableArray<Certificate> Roots, ImmutableArray<TrustedList> Lists)
{
    /// <summary>Reads a file or a folder.</summary>
    /// <exception cref="InputException">It brings neither, or a list cannot be believed.</exception>
    public static TrustMaterial Read(CommandIo io, string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)] : [path];
        var roots = new List<Certificate>();
        var lists = new List<TrustedList>();
        foreach (string file in files)
        {
            byte[] content = io.Read(file);
            if (TrustedListReader.LooksLikeOne(content))
            {
                lists.Add(ReadList(file, content));
            }
            else
            {
                roots.AddRange(Certificate.ReadAll(content));
            }
        }

        return roots.Count + lists.Count == 0
            ? throw new InputException(Messages.Get("NotACertificate", path))
            : new TrustMaterial([.. roots], [.. lists]);
    }

    /// <summary>The lists, when none of them disowns another.</summary>
    /// <exception cref="InputException">A list of lists names other signatories for one of them.</exception>
    public static ImmutableArray<TrustedList> Agreed(ImmutableArray<TrustedList> lists) =>
        TrustedListSet.FirstDisowned(lists) is TrustedList disowned
            ? throw new InputException(Messages.Get("TrustedListDisowned", disowned.Territory, disowned.Signatory.CommonName))
            : lists;

    private static TrustedList ReadList(string file, byte[] content)
    {
        try
        {
            return TrustedListReader.Read(content);
        }
        catch (TrustedListException exception)
        {
            throw new InputException(Messages.Get("TrustedList" + exception.Problem, file));
        }
    }
}
