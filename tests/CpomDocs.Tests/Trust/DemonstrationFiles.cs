using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Demonstration;
using CpomDocs.Trust.Network;

namespace CpomDocs.Tests.Trust;

/// <summary>A folder with the files of a demonstration PKI, and its services.</summary>
internal sealed class DemonstrationFiles
{
    private static readonly Lazy<DemonstrationFiles> SharedFiles = new(() => new DemonstrationFiles(SharedDemonstrationPki.Pki));

    public DemonstrationFiles(DemonstrationPki pki)
    {
        Folder = Directory.CreateTempSubdirectory("cpomdocs-pki-").FullName;
        foreach ((string name, ReadOnlyMemory<byte> bytes) in pki.Files)
        {
            File.WriteAllBytes(Path.Combine(Folder, name), bytes.Span);
        }
    }

    /// <summary>The files of the PKI shared by the run; nobody is ever revoked in it.</summary>
    public static DemonstrationFiles Shared => SharedFiles.Value;

    public string Folder { get; }

    /// <summary>The services, on the real clock.</summary>
    public DemonstrationServices Services => DemonstrationServices.Open(Folder, TimeProvider.System);

    /// <summary>A client whose every question goes to the services, without network.</summary>
    public PkiHttpClient Client => new(new PkiHttpOptions(), new DemonstrationTransport(Services));

    public Certificate Certificate(string name) =>
        CpomDocs.Trust.Certificates.Certificate.ReadAll(File.ReadAllBytes(Path.Combine(Folder, name + ".pem"))).Single();

    public void Revoke(string name, DateTimeOffset date) =>
        File.WriteAllText(Path.Combine(Folder, "revocations.txt"), FormattableString.Invariant($"{name} {date:O}\n"));

    /// <summary>Files in which the key and certificate of a holder are those of another.</summary>
    public static DemonstrationFiles WithKeyOf(string other, string holder)
    {
        var copy = new DemonstrationFiles(SharedDemonstrationPki.Pki);
        File.Copy(Path.Combine(copy.Folder, other + ".p12"), Path.Combine(copy.Folder, holder + ".p12"), overwrite: true);
        return copy;
    }
}
