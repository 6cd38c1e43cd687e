using System.Collections.Immutable;
using System.Text;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Tests.Archiving;

/// <summary>Archive entries that start valid.</summary>
internal static class UneEntree
{
    public static ArchiveEntry Avec(string code = "349900019AA", string etat = "EMIS", params (string Path, string Text)[] fichiers)
    {
        return new ArchiveEntry
        {
            CodeContrat = code,
            Evenement = "Émission",
            Etat = etat,
            Auteur = new ArchiveUser("CpomDocs", "urn:cpomdocs"),
            Fichiers = fichiers.DefaultIfEmpty(("documents/SOCLE.pdf", "socle"))
                .ToImmutableSortedDictionary(f => f.Item1, f => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(f.Item2)),
                    StringComparer.Ordinal),
        };
    }

    /// <summary>Files of this machine, by logical path.</summary>
    public static ImmutableSortedDictionary<string, string> DuDisque(params (string Path, string File)[] fichiers) =>
        fichiers.ToImmutableSortedDictionary(file => file.Path, file => file.File, StringComparer.Ordinal);
}
