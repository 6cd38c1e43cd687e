using CpomDocs.Contrats.Circuits;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Demonstration;
using CpomDocs.Trust.Network;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Keys of a demonstration: made once, found again when it goes on.</summary>
internal sealed class DemoKeys : IDisposable
{
    private const string RootName = "racine.pem";

    private readonly DemoFolder _folder;
    private readonly Dictionary<Role, ISigningKey> _keys = [];
    private readonly PkiHttpClient _http;
    private ISigningKey? _seal;

    private DemoKeys(DemoFolder folder, TimeProvider clock)
    {
        _folder = folder;
        var services = DemonstrationServices.Open(folder.Pki, clock);
        _http = new PkiHttpClient(new PkiHttpOptions(), new DemonstrationTransport(services));
        Services = PadesServices.Over([services.TimestampAuthority], _http, clock);
        Root = Certificate.ReadAll(File.ReadAllBytes(Path.Combine(folder.Pki, RootName))).Single();
    }

    /// <summary>Root that the signers are trusted by.</summary>
    public Certificate Root { get; }

    /// <summary>Time-stamps and revocation, answered in this process: nothing listens, no port is taken.</summary>
    public PadesServices Services { get; }

    public static DemoKeys OpenOrCreate(DemoFolder folder, TimeProvider clock)
    {
        // The root is written last: with it, the others are there.
        if (!File.Exists(Path.Combine(folder.Pki, RootName)))
        {
            var files = DemonstrationPki.Create(new DemonstrationPkiOptions { Clock = clock }).Files;
            foreach ((string name, ReadOnlyMemory<byte> bytes) in files.OrderBy(file => file.Key == RootName))
            {
                AtomicFile.Write(Path.Combine(folder.Pki, name), bytes.Span);
            }
        }

        return new DemoKeys(folder, clock);
    }

    /// <summary>Key of a role, opened once.</summary>
    /// <param name="role">Role that signs.</param>
    /// <returns>The key, disposed with this object.</returns>
    public ISigningKey KeyOf(Role role)
    {
        if (!_keys.TryGetValue(role, out ISigningKey? key))
        {
            key = Open(_folder.KeyOf(role));
            _keys.Add(role, key);
        }

        return key;
    }

    /// <summary>The seal of the agency.</summary>
    public LiasseCachet Seal(TimeProvider clock)
    {
        _seal ??= Open(_folder.KeyOfSeal);
        return new LiasseCachet(new PadesSealer(clock, Services), new SealRequest { Level = PadesLevel.LTA }, _seal);
    }

    public void Dispose()
    {
        _seal?.Dispose();
        foreach (ISigningKey key in _keys.Values)
        {
            key.Dispose();
        }

        _http.Dispose();
    }

    private static ISigningKey Open(string file) =>
        SigningKeyOpener.Open("p12:" + file, new SigningKeyOptions { Password = DemonstrationPki.Password });
}
