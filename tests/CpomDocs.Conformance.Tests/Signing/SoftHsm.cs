using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Net.Pkcs11Interop.HighLevelAPI.Factories;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>
/// A software token of others (SoftHSM), with a folder of its own; started once for a run, since a process loads it once.
/// </summary>
internal sealed partial class SoftHsm
{
    public const string Pin = "271828";

    private const string SecurityOfficerPin = "314159";

    private static readonly string[] Modules =
    [
        "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so",
        "/usr/lib64/softhsm/libsofthsm.so", "/usr/local/lib/softhsm/libsofthsm2.so",
    ];

    private static readonly Lazy<SoftHsm?> Shared = new(Start);

    private readonly IPkcs11Library _library;
    private readonly Dictionary<string, ISession> _sessions = [];

    private SoftHsm(string module)
    {
        Module = module;
        CpomDocs.Signing.Tokens.TokenLibrary library = CpomDocs.Signing.Tokens.TokenLibrary.Open(module);
        _library = library.Library;
    }

    /// <summary>Path of the module.</summary>
    public string Module { get; }

    /// <summary>The token of the run; the test is skipped, by its name, where SoftHSM is not installed.</summary>
    public static SoftHsm Find()
    {
        Skip.If(Shared.Value is null, "softhsm2-util is not installed");
        return Shared.Value!;
    }

    public string Uri(string token, string label) => $"pkcs11:token={token};object={label}?module-path={Module}";

    /// <summary>Identifier that a key and its certificate share.</summary>
    public static byte[] IdOf(string label) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(label))[..20];

    /// <summary>Brings a key and its certificates into a token.</summary>
    public void Import(string token, string label, X509Certificate2 withKey, params IEnumerable<CKA> flags)
    {
        ISession session = SessionOf(token);
        byte[] id = IdOf(label);
        session.CreateObject([.. Common(session, label, id, flags), .. Secret(session, withKey)]);
    }

    /// <summary>Writes a certificate in a token, with the identifier of the key of a label.</summary>
    public void ImportCertificate(string token, string label, X509Certificate2 certificate)
    {
        ISession session = SessionOf(token);
        IObjectAttributeFactory attributes = session.Factories.ObjectAttributeFactory;
        session.CreateObject(
        [
            attributes.Create(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE),
            attributes.Create(CKA.CKA_CERTIFICATE_TYPE, CKC.CKC_X_509),
            attributes.Create(CKA.CKA_TOKEN, true),
            attributes.Create(CKA.CKA_PRIVATE, false),
            attributes.Create(CKA.CKA_LABEL, label),
            attributes.Create(CKA.CKA_ID, IdOf(label)),
            attributes.Create(CKA.CKA_SUBJECT, certificate.SubjectName.RawData),
            attributes.Create(CKA.CKA_VALUE, certificate.RawData),
        ]);
    }

    /// <summary>Logs out, so that the next key has to present its PIN.</summary>
    public void Forget(string token)
    {
        if (_sessions.Remove(token, out ISession? session))
        {
            session.Logout();
            session.Dispose();
        }
    }

    /// <summary>A session where the user is logged in.</summary>
    public ISession SessionOf(string token)
    {
        if (!_sessions.TryGetValue(token, out ISession? session))
        {
            session = SlotOf(token).OpenSession(SessionType.ReadWrite);
            session.Login(CKU.CKU_USER, Pin);
            _sessions.Add(token, session);
        }

        return session;
    }

    public ISlot SlotOf(string token) =>
        _library.GetSlotList(SlotsType.WithTokenPresent).First(slot => slot.GetTokenInfo().Label.TrimEnd() == token);

    private static IEnumerable<IObjectAttribute> Common(ISession session, string label, byte[] id, IEnumerable<CKA> flags)
    {
        IObjectAttributeFactory attributes = session.Factories.ObjectAttributeFactory;
        return
        [
            attributes.Create(CKA.CKA_CLASS, CKO.CKO_PRIVATE_KEY),
            attributes.Create(CKA.CKA_TOKEN, true),
            attributes.Create(CKA.CKA_PRIVATE, true),
            attributes.Create(CKA.CKA_SENSITIVE, true),
            attributes.Create(CKA.CKA_EXTRACTABLE, false),
            attributes.Create(CKA.CKA_SIGN, true),
            attributes.Create(CKA.CKA_LABEL, label),
            attributes.Create(CKA.CKA_ID, id),
            .. flags.Select(flag => attributes.Create(flag, true)),
        ];
    }

    private static List<IObjectAttribute> Secret(ISession session, X509Certificate2 withKey)
    {
        IObjectAttributeFactory attributes = session.Factories.ObjectAttributeFactory;
        if (withKey.GetRSAPrivateKey() is { } rsa)
        {
            RSAParameters key = rsa.ExportParameters(includePrivateParameters: true);
            return
            [
                attributes.Create(CKA.CKA_KEY_TYPE, CKK.CKK_RSA),
                attributes.Create(CKA.CKA_MODULUS, key.Modulus!),
                attributes.Create(CKA.CKA_PUBLIC_EXPONENT, key.Exponent!),
                attributes.Create(CKA.CKA_PRIVATE_EXPONENT, key.D!),
                attributes.Create(CKA.CKA_PRIME_1, key.P!),
                attributes.Create(CKA.CKA_PRIME_2, key.Q!),
                attributes.Create(CKA.CKA_EXPONENT_1, key.DP!),
                attributes.Create(CKA.CKA_EXPONENT_2, key.DQ!),
                attributes.Create(CKA.CKA_COEFFICIENT, key.InverseQ!),
            ];
        }

        using ECDsa ecdsa = withKey.GetECDsaPrivateKey()!;
        ECParameters curve = ecdsa.ExportParameters(includePrivateParameters: true);
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(curve.Curve.Oid.Value!);
        return
        [
            attributes.Create(CKA.CKA_KEY_TYPE, CKK.CKK_EC),
            attributes.Create(CKA.CKA_EC_PARAMS, writer.Encode()),
            attributes.Create(CKA.CKA_VALUE, curve.D!),
        ];
    }

    // Tokens are made before the module is loaded: it reads their folder once.
    private static SoftHsm? Start()
    {
        string? module = Modules.FirstOrDefault(File.Exists);
        string? tool = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "softhsm2-util"))
            .FirstOrDefault(File.Exists);
        if (module is null || tool is null)
        {
            return null;
        }

        string folder = Directory.CreateTempSubdirectory("cpomdocs-softhsm-").FullName;
        string configuration = Path.Combine(folder, "softhsm2.conf");
        Directory.CreateDirectory(Path.Combine(folder, "tokens"));
        File.WriteAllText(configuration, $"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (string token in (string[])["cpom", "essais", "double", "double"])
        {
            Initialize(tool, configuration, token);
        }

        // A module of C reads the environment of C, which that of .NET does not reach.
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", configuration, 1));
        return new SoftHsm(module);
    }

    private static void Initialize(string tool, string configuration, string token)
    {
        var start = new ProcessStartInfo(tool,
            ["--init-token", "--free", "--label", token, "--so-pin", SecurityOfficerPin, "--pin", Pin]) { RedirectStandardOutput = true };
        start.Environment["SOFTHSM2_CONF"] = configuration;
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
