using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Signing.Deferred;

/// <summary>
/// A signature asked of a key that is elsewhere (<c>cpomdocs/demande/1</c>): what to sign, for which act, until when. Holds no secret.
/// </summary>
public sealed record DemandeSignature
{
    /// <summary>Name of the format.</summary>
    public const string SchemaName = "cpomdocs/demande/1";

    /// <summary>Name of the format.</summary>
    public required string Schema { get; init; }

    /// <summary>Random identifier: a request is used once.</summary>
    public required string Id { get; init; }

    /// <summary>The document to sign, as a path from the folder of the request.</summary>
    public required string Fichier { get; init; }

    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Code of the document.</summary>
    public required string Document { get; init; }

    /// <summary>Name of the signature field.</summary>
    public required string Champ { get; init; }

    /// <summary>Role that acts.</summary>
    public required string Role { get; init; }

    /// <summary>Level asked (<c>B-B</c>).</summary>
    public required string Niveau { get; init; }

    /// <summary>
    /// How the key must sign: <c>SHA256withRSA</c> (PKCS#1 v1.5), <c>SHA256withRSAandMGF1</c> (PSS, salt of 32 bytes) or
    /// <c>SHA256withECDSA</c>.
    /// </summary>
    public required string Algorithme { get; init; }

    /// <summary>The bytes to sign: DER of the signed attributes.</summary>
    public required byte[] ASigner { get; init; }

    /// <summary>Their SHA-256, for a device that signs a hash.</summary>
    public required byte[] Empreinte { get; init; }

    /// <summary>Claimed signing time, printed in the document (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>Instant after which the request is refused (UTC).</summary>
    public required DateTimeOffset Expire { get; init; }

    /// <summary>Certificate of the signer, then its issuers (DER).</summary>
    public required ImmutableArray<byte[]> Certificats { get; init; }

    /// <summary>The document as it was when the request was made.</summary>
    public required FichierDemande Origine { get; init; }

    /// <summary>The document with its act but for the value of the signature, kept beside the request.</summary>
    public required FichierPrepare Prepare { get; init; }

    /// <summary>Place of the signature, if one was given.</summary>
    public string? Lieu { get; init; }

    /// <summary>Delegate chosen after the document was rendered, if there is one.</summary>
    public Signataire? Delegataire { get; init; }

    /// <summary>Why the agency signs without the département, if it does.</summary>
    public string? SansCosignature { get; init; }

    /// <summary>Why the certificate bears another name, if it does.</summary>
    public string? AutreTitulaire { get; init; }
}

/// <summary>A file as it must still be.</summary>
/// <param name="Octets">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record FichierDemande(long Octets, string Sha256);

/// <summary>The prepared file, and where its signature goes.</summary>
/// <param name="Fichier">Its name, in the folder of the request.</param>
/// <param name="Octets">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Debut">Offset of the <c>&lt;</c> of <c>/Contents</c>.</param>
/// <param name="Fin">Offset just after its <c>&gt;</c>.</param>
public sealed record FichierPrepare(string Fichier, long Octets, string Sha256, int Debut, int Fin);
