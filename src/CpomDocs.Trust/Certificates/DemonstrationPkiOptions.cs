namespace CpomDocs.Trust.Certificates;

/// <summary>What may be chosen of a demonstration PKI.</summary>
public sealed record DemonstrationPkiOptions
{
    /// <summary>TCP port, on 127.0.0.1, of the OCSP and CRL services whose URLs the certificates carry.</summary>
    public int Port { get; init; } = 8318;

    /// <summary>Time the certificates start from; the real clock by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
