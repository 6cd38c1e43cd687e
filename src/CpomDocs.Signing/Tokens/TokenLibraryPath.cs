using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;

namespace CpomDocs.Signing.Tokens;

/// <summary>Finds the PKCS#11 module that a URI or the configuration names.</summary>
internal static class TokenLibraryPath
{
    private static readonly ImmutableArray<string> Folders =
    [
        "/usr/lib/pkcs11", "/usr/lib/x86_64-linux-gnu/pkcs11", "/usr/lib/aarch64-linux-gnu/pkcs11", "/usr/lib/softhsm",
        "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64",
        "/usr/lib64/pkcs11", "/usr/local/lib", "/usr/local/lib/softhsm", "/opt/homebrew/lib", "/Library/OpenSC/lib",
    ];

    /// <summary>Path of the module.</summary>
    /// <param name="uri">The URI of the key.</param>
    /// <param name="configured">Path or name for a URI that names no module.</param>
    /// <returns>Full path of a file that exists.</returns>
    /// <exception cref="SigningKeyUnavailableException">No module is named, or it is not on this machine.</exception>
    public static string Of(Pkcs11Uri uri, string? configured)
    {
        string? named = uri.ModulePath ?? uri.ModuleName ?? configured;
        if (string.IsNullOrWhiteSpace(named))
        {
            throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Get("Pkcs11.SansModule"));
        }

        return Candidates(named, uri.ModuleName).FirstOrDefault(File.Exists) is { } found
            ? Path.GetFullPath(found)
            : throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.ModuleAbsent", named));
    }

    // RFC 7512, 2.3: a module-path may be a folder, where the module-name is; a name comes without « lib » nor suffix.
    private static IEnumerable<string> Candidates(string named, string? name)
    {
        if (Directory.Exists(named))
        {
            return name is null ? [] : FileNames(name).Select(file => Path.Combine(named, file));
        }

        return named.AsSpan().ContainsAny('/', '\\')
            ? [named]
            : Folders.SelectMany(folder => FileNames(named).Select(file => Path.Combine(folder, file)));
    }

    private static IEnumerable<string> FileNames(string name)
    {
        string suffix = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ".dll"
            : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? ".dylib" : ".so";
        return [name, name + suffix, "lib" + name + suffix, name + "-pkcs11" + suffix];
    }
}
