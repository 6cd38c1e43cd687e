using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Files signed by the real signer, and the verdict on any file with the root of the demonstration.</summary>
internal static class UnVerdict
{
    private static readonly Lazy<byte[]> SignedByOne = new(() => PadesSignerTests.Signe(new UnDocument().Pdf(), Gens.RoleRl));
    private static readonly Lazy<byte[]> SignedByAll = new(() => PadesSignerTests.Signe(SigneParUn, Gens.RoleDg));

    /// <summary>Signed and initialled by the legal representative.</summary>
    public static byte[] SigneParUn => SignedByOne.Value;

    /// <summary>Signed and initialled by everybody.</summary>
    public static byte[] SigneParTous => SignedByAll.Value;

    public static FichierVerifie De(byte[] file) => De(file, Policy());

    public static FichierVerifie De(byte[] file, VerificationPolicy policy) =>
        LiasseVerifier.Verify([new FichierAVerifier("acte.pdf", file)], policy).Fichiers[0];

    public static VerificationPolicy Policy() => new()
    {
        At = DateTimeOffset.UtcNow.AddMinutes(1),
        Roots = Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["racine.pem"]),
    };

    /// <summary>Verdict on the signature of a field.</summary>
    public static SignatureVerifiee Sur(FichierVerifie file, string champ) => file.Signatures.Single(signature => signature.Champ == champ);
}
