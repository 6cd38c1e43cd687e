using System.Runtime.InteropServices;
using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>
/// A loaded PKCS#11 module. A module is initialised once for a whole process, so the keys that use it share it: the last one closes it.
/// </summary>
internal sealed class TokenLibrary : IDisposable
{
    private static readonly Dictionary<string, TokenLibrary> Loaded = new(StringComparer.Ordinal);
    private static readonly Lock Loading = new();
    private static readonly Lazy<bool> IsResolverSet = new(SetResolver);

    private readonly string _path;
    private int _users;

    private TokenLibrary(string path, IPkcs11Library library)
    {
        _path = path;
        Library = library;
    }

    /// <summary>The module.</summary>
    public IPkcs11Library Library { get; }

    /// <summary>Loads a module, or joins those who already use it.</summary>
    /// <exception cref="SigningKeyUnavailableException">The file is no PKCS#11 module, or does not start.</exception>
    public static TokenLibrary Open(string path)
    {
        _ = IsResolverSet.Value;
        lock (Loading)
        {
            if (!Loaded.TryGetValue(path, out TokenLibrary? library))
            {
                library = new TokenLibrary(path, Load(path));
                Loaded[path] = library;
            }

            library._users++;
            return library;
        }
    }

    public void Dispose()
    {
        lock (Loading)
        {
            if (--_users == 0)
            {
                Loaded.Remove(_path);
                Library.Dispose();
            }
        }
    }

    private static IPkcs11Library Load(string path)
    {
        try
        {
            var factories = new Pkcs11InteropFactories();
            return factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, path, AppType.MultiThreaded);
        }
        catch (Exception exception) when (exception is Pkcs11Exception or UnmanagedException or DllNotFoundException)
        {
            throw new SigningKeyUnavailableException("pkcs11", Messages.Format("Pkcs11.ModuleIllisible", path), exception);
        }
    }

    // The library asks for « libdl », a name that only development packages bring on today's systems.
    private static bool SetResolver()
    {
        NativeLibrary.SetDllImportResolver(typeof(Pkcs11InteropFactories).Assembly, (name, _, _) =>
            name == "libdl" && RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? NativeLibrary.Load("libdl.so.2") : IntPtr.Zero);
        return true;
    }
}
