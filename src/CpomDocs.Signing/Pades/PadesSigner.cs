using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// Makes one party initial every page of a document and sign it, in one revision (PAdES, EN 319 142-1). Nothing but the PDF is read:
/// document,
/// circuit and people are in it. Serves several threads at once.
/// </summary>
public sealed class PadesSigner
{
    private readonly TimeProvider _clock;
    private readonly PadesServices? _services;
    private readonly ActDrawings _drawings = new();

    /// <summary>Makes a signer of level B-B: another level is refused.</summary>
    /// <param name="clock">Signing time.</param>
    public PadesSigner(TimeProvider clock)
        : this(clock, null)
    {
    }

    /// <summary>Makes a signer of every level that its services allow.</summary>
    /// <param name="clock">Signing time.</param>
    /// <param name="services">Services of one batch, or <see langword="null"/> for B-B alone.</param>
    public PadesSigner(TimeProvider clock, PadesServices? services)
    {
        _clock = clock;
        _services = services;
    }

    /// <summary>Initials and signs a document with a key at hand.</summary>
    /// <param name="pdf">The whole file; kept until the act is made, not changed.</param>
    /// <param name="request">The act.</param>
    /// <param name="key">Key of the person who acts.</param>
    /// <returns>The document with the act, or every reason to refuse it (see <see cref="Prepare"/>); nothing is signed then.</returns>
    /// <exception cref="SigningKeyUnavailableException">The key does not answer.</exception>
    public Outcome<SignedDocument> Sign(ReadOnlyMemory<byte> pdf, SigningRequest request, ISigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Outcome<PreparedAct> prepared = Prepare(pdf, request, key.Identity);
        return prepared.TryGet(out PreparedAct? act)
            ? act.Complete(key.Sign(act.ToBeSigned.Span))
            : Outcome.Failure<SignedDocument>(prepared.Diagnostics);
    }

    /// <summary>
    /// Checks what a document allows before any key is opened: its state is judged first, whatever the key turns out to be.
    /// </summary>
    /// <param name="pdf">The whole file.</param>
    /// <param name="request">The act.</param>
    /// <returns>Every reason to refuse that does not depend on the key; empty when the act may be tried.</returns>
    public ImmutableArray<Diagnostic> Refusals(ReadOnlyMemory<byte> pdf, SigningRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Outcome<OpenedDocument> opened = OpenedDocument.Open(pdf);
        try
        {
            return opened.TryGet(out OpenedDocument? document)
                ? new ActChecks(document, request, identity: null, _services).Refusals(Now())
                : opened.Diagnostics;
        }
        catch (PdfFormatException exception)
        {
            return [SigningDiagnostics.Error("CPOM6001", exception.Reason)];
        }
    }

    /// <summary>Checks an act and writes everything of it but the value of the signature.</summary>
    /// <param name="pdf">The whole file; kept until the act is made, not changed.</param>
    /// <param name="request">The act.</param>
    /// <param name="identity">Whose key will sign.</param>
    /// <returns>
    /// The prepared act, or every reason to refuse it: <c>CPOM6001</c> to <c>CPOM6003</c> (file, options), <c>CPOM6101</c> to
    /// <c>CPOM6114</c> (state of
    /// the document, order, delegation, holder), <c>CPOM6201</c> (character without glyph), <c>CPOM6301</c> to <c>CPOM6308</c>
    /// (certificate, chain, revocation, time-stamp).
    /// <see cref="SigningRefusals"/> gives their exit code.
    /// </returns>
    public Outcome<PreparedAct> Prepare(ReadOnlyMemory<byte> pdf, SigningRequest request, SigningIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(identity);
        Outcome<OpenedDocument> opened = OpenedDocument.Open(pdf);
        if (!opened.TryGet(out OpenedDocument? document))
        {
            return Outcome.Failure<PreparedAct>(opened.Diagnostics);
        }

        try
        {
            return WriteIfAllowed(new Act(document, request, identity, Now()));
        }
        catch (PdfFormatException exception)
        {
            return Outcome.Failure<PreparedAct>([SigningDiagnostics.Error("CPOM6001", exception.Reason)]);
        }
        catch (MissingGlyphException exception)
        {
            return Outcome.Failure<PreparedAct>([SigningDiagnostics.Error("CPOM6201", exception.Character, exception.Character.Value)]);
        }
    }

    private Outcome<PreparedAct> WriteIfAllowed(Act act)
    {
        ImmutableArray<Diagnostic> refusals = new ActChecks(act.Document, act.Request, act.Identity, _services).Refusals(act.Instant);
        if (!refusals.IsEmpty)
        {
            return Outcome.Failure<PreparedAct>(refusals);
        }

        var revision = new ActRevision(act, _drawings);
        var levels = new LevelWriter(LevelTarget.Of(act), _services);
        return Outcome.Of(new PreparedAct(act, levels, revision.Prepare(levels.TokenCapacity()), revision.ParapheCount));
    }

    // The instant is printed, written in /M and journalled: the same whole second everywhere.
    private DateTimeOffset Now()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
