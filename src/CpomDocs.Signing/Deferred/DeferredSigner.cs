using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Deferred;

/// <summary>
/// Signs in two times: writes everything of an act but the value of its signature, then takes the value that a key made elsewhere. Nothing
/// that comes back is believed: digest, attributes and signature are worked out again from the prepared file.
/// </summary>
/// <param name="clock">Signing time and expiry.</param>
/// <param name="services">Services of the levels above B-B, asked at both times; <see langword="null"/> for B-B alone.</param>
public sealed class DeferredSigner(TimeProvider clock, PadesServices? services)
{
    private const int IdLength = 16;

    /// <summary>Who will sign, from a certificate alone; always with SHA-256.</summary>
    /// <param name="pem">PEM text: the signer's certificate, then its issuers.</param>
    /// <param name="pss">Whether an RSA key will sign with RSASSA-PSS.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="SigningKeyUnavailableException">No certificate, or a key that is neither RSA nor ECDSA.</exception>
    public static SigningIdentity IdentityOf(string pem, bool pss)
    {
        ImmutableArray<X509Certificate2> certificates = SigningCertificates.FromPem(pem, "certificat");
        CmsSignatureAlgorithm algorithm = SigningCertificates.AlgorithmOf(certificates[0], pss)
            ?? throw new SigningKeyUnavailableException("certificat", Messages.Format("Cle.AlgorithmeInconnu", certificates[0].Subject));
        return new SigningIdentity(certificates[0], certificates[1..], algorithm with { Digest = HashAlgorithmName.SHA256 });
    }

    /// <summary>First time: makes the request.</summary>
    /// <param name="pdf">The whole document.</param>
    /// <param name="request">The act.</param>
    /// <param name="identity">Whose key will sign.</param>
    /// <param name="options">Names and length of validity.</param>
    /// <returns>The request with the file to keep, or every reason to refuse the act (see <see cref="PadesSigner.Prepare"/>).</returns>
    public Outcome<PreparedDemande> Prepare(
        ReadOnlyMemory<byte> pdf,
        SigningRequest request,
        SigningIdentity identity,
        DeferredOptions options)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(options);
        Outcome<PreparedAct> prepared = new PadesSigner(clock, services).Prepare(pdf, request, identity);
        return prepared.TryGet(out PreparedAct? act)
            ? Outcome.Of(new PreparedDemande(Describe(act, pdf, options), act.Prepared.File))
            : Outcome.Failure<PreparedDemande>(prepared.Diagnostics);
    }

    /// <summary>Second time: puts the signature in its place.</summary>
    /// <param name="demande">The request.</param>
    /// <param name="prepared">The file kept since.</param>
    /// <param name="signature">
    /// The value: PKCS#1 or PSS for RSA; for ECDSA the DER sequence of r and s, or r and s side by side.
    /// </param>
    /// <returns>
    /// The signed document, or why not: <c>CPOM6120</c> (request altered), <c>CPOM6121</c> (expired), <c>CPOM6123</c> (prepared file
    /// altered), <c>CPOM6113</c> (not the signature of this certificate over these bytes), <c>CPOM6002</c> and <c>CPOM6304</c> to
    /// <c>CPOM6309</c> (its level cannot be reached now: it may be tried again).
    /// </returns>
    public Outcome<SignedDocument> Complete(DemandeSignature demande, ReadOnlyMemory<byte> prepared, ReadOnlyMemory<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(demande);
        if (clock.GetUtcNow() > demande.Expire)
        {
            return Refuse("CPOM6121", HeureDeParis.At(demande.Expire).ToString("g", Messages.French));
        }

        if (prepared.Length != demande.Prepare.Octets || Hex(prepared.Span) != demande.Prepare.Sha256)
        {
            return Refuse("CPOM6123", demande.Prepare.Fichier);
        }

        if (Reopen(demande, prepared) is not { } act || !act.ToBeSigned.Span.SequenceEqual(demande.ASigner))
        {
            return Refuse("CPOM6120");
        }

        Outcome<SignedDocument> completed = act.Complete(InCms(act.Act.Identity.Algorithm, signature));
        return completed.TryGet(out SignedDocument? document) ? Check(completed, document) : completed;
    }

    private static DemandeSignature Describe(PreparedAct prepared, ReadOnlyMemory<byte> pdf, DeferredOptions options)
    {
        Act act = prepared.Act;
        ReadOnlyMemory<byte> file = prepared.Prepared.File;
        return new DemandeSignature
        {
            Schema = DemandeSignature.SchemaName,
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength)),
            Fichier = options.Fichier,
            CodeContrat = act.Document.Descripteur.CodeContrat,
            Document = act.Document.Descripteur.Document,
            Champ = ChampPdf.Signature(act.Role),
            Role = act.Role.Nom,
            Niveau = PadesLevels.NameOf(act.Request.Level),
            Algorithme = DeferredAlgorithm.NameOf(act.Identity.Algorithm.Scheme),
            ASigner = prepared.ToBeSigned.ToArray(),
            Empreinte = SHA256.HashData(prepared.ToBeSigned.Span),
            Instant = act.Instant,
            Expire = act.Instant + options.Validity,
            Certificats = [.. act.Identity.Chain.Prepend(act.Identity.Certificate).Select(certificate => certificate.RawData)],
            Origine = new FichierDemande(pdf.Length, Hex(pdf.Span)),
            Prepare = new FichierPrepare(options.FichierPrepare, file.Length, Hex(file.Span),
                prepared.Prepared.ContentsStart, prepared.Prepared.ContentsEnd),
            Lieu = act.Request.Lieu,
            Delegataire = act.Request.Delegataire,
            SansCosignature = act.Request.SansCosignature,
            AutreTitulaire = act.Request.AutreTitulaire,
        };
    }

    // The document of before is the beginning of the prepared file: an act only adds.
    private PreparedAct? Reopen(DemandeSignature demande, ReadOnlyMemory<byte> prepared)
    {
        try
        {
            return demande.Origine.Octets > 0
                && demande.Origine.Octets < prepared.Length
                && Role.TryParse(demande.Role, out Role? role)
                && demande.Champ == ChampPdf.Signature(role.Value)
                && PadesLevels.TryParse(demande.Niveau, out PadesLevel? level)
                && IdentityOf(demande) is { } identity
                && OpenedDocument.Open(prepared[..(int)demande.Origine.Octets]).TryGet(out OpenedDocument? document)
                ? Reopen(
                    new Act(document, RequestOf(demande, role.Value, level.Value), identity, demande.Instant),
                    PreparedSignature.Reopen(prepared.Span, demande.Prepare.Debut, demande.Prepare.Fin))
                : null;
        }
        catch (Exception exception) when (exception is PdfFormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private PreparedAct Reopen(Act act, PreparedSignature prepared) =>
        new(act, new LevelWriter(LevelTarget.Of(act), services), prepared, act.Document.ParapheFields(act.Role).Length);

    private static SigningRequest RequestOf(DemandeSignature demande, Role role, PadesLevel level) => new()
    {
        Role = role,
        Level = level,
        Lieu = demande.Lieu,
        Delegataire = demande.Delegataire,
        SansCosignature = demande.SansCosignature,
        AutreTitulaire = demande.AutreTitulaire,
    };

    private static SigningIdentity? IdentityOf(DemandeSignature demande)
    {
        if (demande.Certificats.IsDefaultOrEmpty || DeferredAlgorithm.Named(demande.Algorithme) is not { } scheme)
        {
            return null;
        }

        ImmutableArray<X509Certificate2> certificates = [.. demande.Certificats.Select(der => X509CertificateLoader.LoadCertificate(der))];
        return new SigningIdentity(certificates[0], certificates[1..], new CmsSignatureAlgorithm(scheme, HashAlgorithmName.SHA256));
    }

    private static ReadOnlyMemory<byte> InCms(CmsSignatureAlgorithm algorithm, ReadOnlyMemory<byte> signature)
    {
        bool isRaw = algorithm.Scheme is SignatureScheme.Ecdsa && !EcdsaValue.IsDer(signature.Span);
        return isRaw && signature.Length is > 0 and var length && length % 2 == 0 ? EcdsaValue.ToDer(signature.Span) : signature;
    }

    private static Outcome<SignedDocument> Check(Outcome<SignedDocument> completed, SignedDocument document)
    {
        Outcome<OpenedDocument> opened = OpenedDocument.Open(document.File);
        if (!opened.TryGet(out OpenedDocument? finished))
        {
            return Outcome.Failure<SignedDocument>(opened.Diagnostics);
        }

        ImmutableArray<Diagnostic> problems = [.. DocumentIntegrity.Problems(finished)];
        return problems.IsEmpty ? completed : Outcome.Failure<SignedDocument>(problems);
    }

    private static Outcome<SignedDocument> Refuse(string code, params ReadOnlySpan<object?> values) =>
        Outcome.Failure<SignedDocument>([SigningDiagnostics.Error(code, values)]);

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
