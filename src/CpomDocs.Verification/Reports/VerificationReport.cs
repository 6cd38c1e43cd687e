using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Verification.Reports;

/// <summary>What a verification found: the content of <c>cpomdocs/verification/1</c>, member for member.</summary>
/// <param name="Verdict">The worst of the files, a document that nobody has to sign left out.</param>
/// <param name="Instant">Control time of the verification (UTC).</param>
/// <param name="Fichiers">One entry a file, in the order given.</param>
public sealed record VerificationReport(Verdict Verdict, DateTimeOffset Instant, ImmutableArray<FichierVerifie> Fichiers)
{
    /// <summary>One entry a contract and place, in the order of their first files; files of other tools are in none.</summary>
    public ImmutableArray<LiasseVerifiee> Liasses { get; init; } = [];

    /// <summary>Number of files by verdict, the gravest first.</summary>
    public ImmutableArray<CompteDeVerdict> Resume => CompteDeVerdict.Of(Fichiers);

    /// <summary>When the proofs of the files expire, the nearest first.</summary>
    public ImmutableArray<EcheanceCommune> Echeances => EcheanceCommune.Of(Fichiers);

    /// <summary>Name of the schema of the JSON report.</summary>
    public const string Schema = "cpomdocs/verification/1";

    /// <summary>
    /// Exit code of the command: 0 passed, 3 a TOTAL-FAILED, 4 an INDETERMINATE or nothing signed, 2 nothing worse than an unreadable
    /// file.
    /// </summary>
    public int CodeDeSortie => Verdict switch
    {
        Verdict.TOTAL_PASSED => 0,
        Verdict.TOTAL_FAILED => 3,
        Verdict.ILLISIBLE => 2,
        _ => 4,
    };
}

/// <summary>What was found in one file.</summary>
public sealed record FichierVerifie
{
    /// <summary>What the document says of itself.</summary>
    internal Descripteur? Descripteur { get; init; }

    /// <summary>Where it was found.</summary>
    internal LiasseAVerifier? Liasse { get; init; }

    /// <summary>Name of the file, as given.</summary>
    public required string Fichier { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>
    /// The worst of its signatures; in a document of ours, at best INDETERMINATE while an act is missing or out of order.
    /// </summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Reason of the verdict, when it is not a pass.</summary>
    public SubIndication? SousIndication { get; init; }

    /// <summary>French sentence that sums up the file for a reader who is no expert.</summary>
    public required string Phrase { get; init; }

    /// <summary>Signatures, in the order of the revisions.</summary>
    public ImmutableArray<SignatureVerifiee> Signatures { get; init; } = [];

    /// <summary>
    /// The same without the certificates and the revocation data themselves, which only the XML report shows: of thousands of files, they
    /// would be most of the memory.
    /// </summary>
    /// <returns>The same findings.</returns>
    public FichierVerifie SansPieces() =>
        this with { Signatures = [.. Signatures.Select(signature => signature with { Chaine = [], Revocations = [] })] };

    /// <summary>Archive time-stamps, in the order of the revisions.</summary>
    public ImmutableArray<HorodatageVerifie> Horodatages { get; init; } = [];

    /// <summary>Where the document stands in its circuit; <see langword="null"/> for a file of another tool.</summary>
    public CircuitVerifie? Circuit { get; init; }

    /// <summary>
    /// When its signatures cease to be provable unless an archive time-stamp renews their proofs; <see langword="null"/> where none holds.
    /// </summary>
    public Echeance? Echeance { get; init; }

    /// <summary>What its rendering again says; <see langword="null"/> where nobody made it.</summary>
    public Reedition? Reedition { get; init; }

    /// <summary>Facts about the file, in French, that belong to none of its signatures.</summary>
    public ImmutableArray<string> Detail { get; init; } = [];

    /// <summary>Whether nobody has to sign this document, so that it does not lower the verdict of its liasse.</summary>
    public bool SansSignatureAttendue { get; init; }
}

/// <summary>What was found about one signature.</summary>
public sealed record SignatureVerifiee
{
    /// <summary>Certificate of the signer, then of its issuers as far as they are at hand.</summary>
    internal ImmutableArray<Certificate> Chaine { get; init; } = [];

    /// <summary>Revocation data about them that the verdict rests on.</summary>
    internal ImmutableArray<PreuveRevocation> Revocations { get; init; } = [];

    /// <summary>Full name of its field.</summary>
    public required string Champ { get; init; }

    /// <summary>Role of the signatory, when the field is one of ours.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// Holder of the certificate, or the name the signature claims when there is no certificate; empty when there is neither.
    /// </summary>
    public required string Signataire { get; init; }

    /// <summary>Quality of the signatory, as the document states it.</summary>
    public string? Qualite { get; init; }

    /// <summary>Verdict on this signature alone.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Reason of the verdict, when it is not a pass.</summary>
    public SubIndication? SousIndication { get; init; }

    /// <summary>French sentence a reader who is no expert can repeat.</summary>
    public required string Phrase { get; init; }

    /// <summary>Level of the proofs the file holds for this signature.</summary>
    public required NiveauPades Niveau { get; init; }

    /// <summary>
    /// Legal level, as far as the evidence goes; <see langword="null"/> when the certificate is not trusted or the signature does not
    /// hold.
    /// </summary>
    public NiveauSignature? Qualification { get; init; }

    /// <summary>When it was signed (UTC): proven by a time-stamp, or else claimed; <see langword="null"/> when it does not say.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>Where <see cref="Instant"/> comes from.</summary>
    public required SourceInstant SourceInstant { get; init; }

    /// <summary>
    /// The signed bytes are those that were signed and the signature value verifies; says nothing of trust nor of later revisions.
    /// </summary>
    public required bool Integre { get; init; }

    /// <summary>The signature covers the whole file: nothing was appended since.</summary>
    public required bool CouvreToutLeDocument { get; init; }

    /// <summary>What later revisions do to what was signed.</summary>
    public required ModificationsPosterieures ModificationsPosterieures { get; init; }

    /// <summary>Facts the verdict rests on, in French, in the order in which they were found.</summary>
    public ImmutableArray<string> Detail => [.. Constats.Select(fait => fait.Texte)];

    /// <summary>The same facts, kept apart by what they are about.</summary>
    public ImmutableArray<FaitsGroupes> Faits => FaitsGroupes.De(Constats);

    /// <summary>The facts, in the order in which they were found.</summary>
    internal ImmutableArray<Fait> Constats { get; init; } = [];
}

/// <summary>What was found about an archive time-stamp.</summary>
/// <param name="Champ">Full name of its field.</param>
/// <param name="Autorite">Holder of the time-stamp certificate; empty when unknown.</param>
/// <param name="Instant">Time it attests (UTC), when it can be read.</param>
/// <param name="Verdict">Verdict on the time-stamp, judged at the time of the one that renews it.</param>
/// <param name="SousIndication">Reason of the verdict, when it is not a pass.</param>
/// <param name="Phrase">French sentence.</param>
/// <param name="Faits">Facts the verdict rests on, kept apart by what they are about.</param>
public sealed record HorodatageVerifie(
    string Champ,
    string Autorite,
    DateTimeOffset? Instant,
    Verdict Verdict,
    SubIndication? SousIndication,
    string Phrase,
    ImmutableArray<FaitsGroupes> Faits)
{
    /// <summary>The same facts, in one list.</summary>
    public ImmutableArray<string> Detail => [.. Faits.SelectMany(groupe => groupe.Textes)];
}

/// <summary>Where a document of ours stands in its circuit, told from the file alone.</summary>
/// <param name="OrdreRespecte">The signatures follow the circuit; see SIG-01.</param>
/// <param name="Complet">Nothing more is expected.</param>
/// <param name="Prochain">Role whose turn it is, or <see langword="null"/>.</param>
/// <param name="Paraphes">Paraphes of each role, in the order of the circuit.</param>
public sealed record CircuitVerifie(bool OrdreRespecte, bool Complet, string? Prochain, ImmutableArray<ParaphesVerifies> Paraphes);

/// <summary>Paraphes of one role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Attendus">Pages to initial.</param>
/// <param name="Apposes">Pages initialled, in the revision the role signed where it has signed.</param>
public sealed record ParaphesVerifies(string Role, int Attendus, int Apposes);

/// <summary>Levels of PAdES (EN 319 142-1): what the file holds, not what it proves.</summary>
public enum NiveauPades
{
    /// <summary>The signature alone.</summary>
    B_B,

    /// <summary>With a trusted time.</summary>
    B_T,

    /// <summary>With the certificates and revocation data to validate it later.</summary>
    B_LT,

    /// <summary>With an archive time-stamp over all that.</summary>
    B_LTA,
}

/// <summary>Where the time of a signature comes from.</summary>
public enum SourceInstant
{
    /// <summary>Claimed by the signer.</summary>
    Declare,

    /// <summary>Attested by a time-stamp that was verified.</summary>
    Horodatage,
}

/// <summary>What later revisions do to what was signed.</summary>
public enum ModificationsPosterieures
{
    /// <summary>There is none.</summary>
    Aucune,

    /// <summary>All are explained and permitted by the signature.</summary>
    Autorisees,

    /// <summary>At least one is not.</summary>
    Interdites,
}
