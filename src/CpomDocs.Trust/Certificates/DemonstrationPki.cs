using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CpomDocs.Trust.Certificates;

/// <summary>
/// A whole PKI for trials, marked « SANS VALEUR JURIDIQUE »: one root, an authority for signatories, an authority for the time-stamp
/// service,
/// three signatories, a time-stamp unit and an OCSP responder, each with a fresh key.
/// </summary>
public sealed class DemonstrationPki
{
    /// <summary>Password of every PKCS#12 file: these keys protect nothing.</summary>
    public const string Password = "demo";

    private DemonstrationPki(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files) => Files = files;

    /// <summary>
    /// Files of the PKI by name: a <c>.pem</c> certificate and a <c>.p12</c> (key, certificate and issuers, password
    /// <see cref="Password"/>) for
    /// <c>racine</c>, <c>intermediaire-signataires</c>, <c>intermediaire-horodatage</c>, <c>representant-legal</c>,
    /// <c>president-conseil-departemental</c>, <c>directeur-general</c>, <c>tsa</c> and <c>ocsp</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files { get; }

    /// <summary>Makes the keys and the certificates; the keys are generated in parallel and take about a second.</summary>
    /// <param name="options">Port of the services and clock.</param>
    /// <returns>The files, in memory.</returns>
    public static DemonstrationPki Create(DemonstrationPkiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<DemonstrationHolder> holders = DemonstrationHolder.All;
        AsymmetricAlgorithm[] keys = [.. holders.AsParallel().AsOrdered().Select(holder => holder.NewKey())];
        var issued = new Dictionary<string, X509Certificate2>(StringComparer.Ordinal);
        try
        {
            var issuer = new DemonstrationIssuer(options);
            for (int i = 0; i < holders.Length; i++)
            {
                issued.Add(holders[i].Name, issuer.Issue(holders[i], keys[i], holders[i].Issuer is string name ? issued[name] : null));
            }

            var files = holders.SelectMany(holder => FilesOf(holder, issued));
            return new DemonstrationPki(files.ToImmutableSortedDictionary(StringComparer.Ordinal));
        }
        finally
        {
            Dispose([.. keys, .. issued.Values]);
        }
    }

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> FilesOf(DemonstrationHolder holder, Dictionary<string,
        X509Certificate2> issued)
    {
        X509Certificate2 certificate = issued[holder.Name];
        yield return new(holder.Name + ".pem", Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"));
        yield return new(holder.Name + ".p12", Pkcs12(holder, issued));
    }

    private static byte[] Pkcs12(DemonstrationHolder holder, Dictionary<string, X509Certificate2> issued)
    {
        var chain = new X509Certificate2Collection(issued[holder.Name]);
        for (string? name = holder.Issuer; name is not null; name = DemonstrationHolder.Named(name).Issuer)
        {
            chain.Add(X509CertificateLoader.LoadCertificate(issued[name].RawData));
        }

        byte[] encoded = chain.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password);
        Dispose([.. chain.Skip(1)]);
        return encoded;
    }

    private static void Dispose(IEnumerable<IDisposable> items)
    {
        foreach (IDisposable item in items)
        {
            item.Dispose();
        }
    }
}
