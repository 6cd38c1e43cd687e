using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Pades;

/// <summary>An act that was allowed: everything its revision prints and records.</summary>
/// <param name="Document">The document before the act.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Identity">Whose key signs.</param>
/// <param name="Instant">Signing time, in whole seconds.</param>
internal sealed record Act(OpenedDocument Document, SigningRequest Request, SigningIdentity Identity, DateTimeOffset Instant)
{
    /// <summary>The person who acts: the delegate named later, or the signatory of the document.</summary>
    public Signataire Signataire => Request.Delegataire ?? Document.Etat.EtapeDe(Request.Role)!.Signataire;

    /// <summary>Role that acts.</summary>
    public Role Role => Request.Role;

    /// <summary>Name of the signature field of the role.</summary>
    public string Field => ChampPdf.Signature(Role);

    /// <summary>Place, or <see langword="null"/>.</summary>
    public string? Lieu => Request.Lieu ?? Document.Descripteur.LieuSignature;
}
