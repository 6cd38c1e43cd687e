using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;

namespace CpomDocs.Trust.Revocation;

/// <summary>Asks the services that a certificate names, one after the other, until one answers.</summary>
internal static class NamedServices
{
    /// <summary>Gives the first answer.</summary>
    /// <param name="certificate">Certificate asked about.</param>
    /// <param name="locations">Addresses it names; those that are not over HTTP are passed over.</param>
    /// <param name="kind">Kind of service, for the refusal when it names none.</param>
    /// <param name="ask">Asks one service.</param>
    /// <exception cref="RevocationUnavailableException">None is named, or none answers: the reason of the last one.</exception>
    public static RevocationInfo First(Certificate certificate, IEnumerable<string> locations, string kind, Func<Uri, RevocationInfo> ask)
    {
        RevocationUnavailableException? last = null;
        foreach (string location in locations)
        {
            try
            {
                if (PkiHttpClient.TryAddress(location, out Uri? address))
                {
                    return ask(address!);
                }
            }
            catch (RevocationUnavailableException refusal)
            {
                last = refusal;
            }
        }

        throw last ?? RevocationFreshness.Refused(certificate, RevocationProblem.NoService, kind);
    }
}
