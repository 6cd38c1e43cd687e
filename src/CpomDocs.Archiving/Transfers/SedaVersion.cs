namespace CpomDocs.Archiving.Transfers;

/// <summary>Versions of the exchange standard for archives (NF Z44-022) that a transfer can be written in.</summary>
public enum SedaVersion
{
    /// <summary>SEDA 2.1 (2018): a signature is described by <c>Signature</c>.</summary>
    V2_1,

    /// <summary>SEDA 2.2 (2022): as 2.1 for what is used here.</summary>
    V2_2,

    /// <summary>SEDA 2.3 (2024): <c>SigningInformation</c> tells the signed document from its proofs.</summary>
    V2_3,
}
