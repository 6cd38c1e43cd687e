using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Network;

namespace CpomDocs.Tests.Signing;

/// <summary>Services of the levels above B-B: those of the demonstration, without network.</summary>
internal static class DesServices
{
    public static PadesServices Demonstration() => De(DemonstrationFiles.Shared);

    public static PadesServices De(DemonstrationFiles files) =>
        PadesServices.Over([files.Services.TimestampAuthority], files.Client, TimeProvider.System);

    /// <summary>The demonstration's revocation, with another time-stamp authority over the network.</summary>
    public static PadesServices AvecHorodatage(params Uri[] authorities)
    {
        var network = new PkiHttpClient(new PkiHttpOptions { Timeout = TimeSpan.FromMinutes(1), Pause = TimeSpan.FromMilliseconds(1) });
        return PadesServices.Over(authorities, network, TimeProvider.System);
    }
}
