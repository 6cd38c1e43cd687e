using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Tokens;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>
/// The token of SoftHSM behind a module that behaves as cards do on bad days, compiled here; one at a time in a process.
/// </summary>
internal sealed partial class JetonCapricieux : IDisposable
{
    private const string Token = "essais";

    private static readonly Lazy<string?> Compiled = new(() => Compile());

    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-jeton-").FullName;

    private JetonCapricieux(SoftHsm hsm, string module)
    {
        Module = module;
        Set("JETON_MODULE", hsm.Module);
        Set("JETON_SCENARIO", Path.Combine(_folder, "scenario"));
        Set("JETON_JOURNAL", Path.Combine(_folder, "journal"));
        Behave();
    }

    /// <summary>Path of the module.</summary>
    public string Module { get; }

    public string Uri => UriOf("rsa");

    /// <summary>The token; the test is skipped, by its name, where SoftHSM or a C compiler is not installed.</summary>
    public static JetonCapricieux Find()
    {
        var hsm = SoftHsmKeys.Find();
        Skip.If(Compiled.Value is null, "cc is not installed");
        return new JetonCapricieux(hsm, Compiled.Value!);
    }

    public string UriOf(string label) => $"pkcs11:token={Token};object={label}?module-path={Module}";

    /// <summary>What the token does from now on, a line « name number » each.</summary>
    public void Behave(params string[] scenario) => File.WriteAllLines(Path.Combine(_folder, "scenario"), scenario);

    /// <summary>How often a call of a name came to the token.</summary>
    public int Count(string call)
    {
        string journal = Path.Combine(_folder, "journal");
        return File.Exists(journal) ? File.ReadAllLines(journal).Count(line => line == call) : 0;
    }

    /// <summary>Opens the key of a label.</summary>
    public Pkcs11SigningKey Open(string label = "rsa", string pin = SoftHsm.Pin) =>
        Pkcs11SigningKey.Open(UriOf(label), new SigningKeyOptions { AskSecret = _ => pin });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Compile([CallerFilePath] string here = "")
    {
        string? compiler = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "cc"))
            .FirstOrDefault(File.Exists);
        if (compiler is null)
        {
            return null;
        }

        string module = Path.Combine(Directory.CreateTempSubdirectory("cpomdocs-module-").FullName, "capricious.so");
        string source = Path.Combine(Path.GetDirectoryName(here)!, "Modules", "capricious.c");
        using Process process = Process.Start(compiler, ["-shared", "-fPIC", "-w", "-o", module, source, "-ldl", "-lpthread"]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return module;
    }

    private static void Set(string name, string value) => Assert.Equal(0, SetEnvironment(name, value, 1));

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
