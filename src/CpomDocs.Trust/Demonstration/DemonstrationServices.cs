using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Demonstration;

/// <summary>
/// The services of a demonstration PKI, whatever carries them: time-stamps, OCSP, revocation lists, certificates of the authorities, at
/// the addresses that its certificates name. Thread-safe.
/// </summary>
public sealed class DemonstrationServices
{
    private const string TimestampPath = "/tsa";
    private const string OcspPath = "/ocsp";
    private const string ListsPath = "/crl/";
    private const string CertificatesPath = "/certificats/";

    private readonly DemonstrationFolder _folder;
    private readonly DemonstrationTimestamps _timestamps;
    private readonly DemonstrationOcsp _ocsp;
    private readonly DemonstrationLists _lists;

    private DemonstrationServices(DemonstrationFolder folder, DemonstrationRevocations revocations, TimeProvider clock)
    {
        _folder = folder;
        DemonstrationMember unit = folder.Member("tsa");
        _timestamps = new DemonstrationTimestamps(unit, folder.IssuerOf(unit), clock);
        _ocsp = new DemonstrationOcsp(folder, revocations, clock);
        _lists = new DemonstrationLists(folder, revocations, clock);
    }

    /// <summary>Path of the time-stamp service.</summary>
    public static string TimestampAuthorityPath => TimestampPath;

    /// <summary>TCP port of the addresses that the certificates carry.</summary>
    public int Port
    {
        get
        {
            IEnumerable<string> addresses = _folder.Member("tsa").Read.Content.Extensions.ListAddresses;
            return addresses.Select(address => new Uri(address).Port).First();
        }
    }

    /// <summary>Where the time-stamp service is, at the port of the certificates.</summary>
    public Uri TimestampAuthority => new UriBuilder("http", "127.0.0.1", Port, TimestampPath).Uri;

    /// <summary>Opens the services of a folder that <c>pki demo</c> wrote.</summary>
    /// <param name="folder">
    /// The folder. Its file <c>revocations.txt</c>, read at each question, names the revoked holders, one a line, each followed by its date
    /// or not.
    /// </param>
    /// <param name="clock">Clock of the services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is none of a demonstration PKI.</exception>
    public static DemonstrationServices Open(string folder, TimeProvider clock)
    {
        var members = new DemonstrationFolder(name => File.ReadAllBytes(Path.Combine(folder, name)));
        return new DemonstrationServices(
            members, new DemonstrationRevocations(Path.Combine(folder, DemonstrationRevocations.FileName)), clock);
    }

    /// <summary>Answers one question.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path of the address, as written.</param>
    /// <param name="body">Body of the question.</param>
    /// <returns>The answer; 404 where there is nothing.</returns>
    public DemonstrationAnswer Answer(string method, string path, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (method, path) switch
        {
            ("POST", TimestampPath) => new DemonstrationAnswer(200, "application/timestamp-reply", _timestamps.Answer(body)),
            ("POST", OcspPath or OcspPath + "/") => Ocsp(body),
            ("GET", _) when path.StartsWith(OcspPath + "/", StringComparison.Ordinal) => OcspByGet(path[(OcspPath.Length + 1)..]),
            ("GET", _) when NameIn(path, ListsPath, ".crl") is string name => Found(_lists.Of(name), "application/pkix-crl"),
            ("GET", _) when NameIn(path, CertificatesPath, ".cer") is string name =>
                Found(_folder.Find(name)?.Read.Encoded.ToArray(), "application/pkix-cert"),
            _ => DemonstrationAnswer.NotFound,
        };
    }

    private static string? NameIn(string path, string folder, string extension)
    {
        return path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(extension, StringComparison.Ordinal)
            ? path[folder.Length..^extension.Length]
            : null;
    }

    private static DemonstrationAnswer Found(byte[]? bytes, string contentType) =>
        bytes is null ? DemonstrationAnswer.NotFound : new DemonstrationAnswer(200, contentType, bytes);

    private DemonstrationAnswer Ocsp(ReadOnlyMemory<byte> body) => new(200, "application/ocsp-response", _ocsp.Answer(body));

    private DemonstrationAnswer OcspByGet(string encoded)
    {
        byte[]? request = HostileAsn1.TryRead(() => Convert.FromBase64String(Uri.UnescapeDataString(encoded)));
        return request is null ? DemonstrationAnswer.BadRequest : Ocsp(request);
    }
}
