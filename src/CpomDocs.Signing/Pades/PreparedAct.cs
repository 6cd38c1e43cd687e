using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// An act written but for the value of its signature: the key may be here, in a token or at a distant service. Immutable.
/// </summary>
public sealed class PreparedAct
{
    private readonly LevelWriter _levels;
    private readonly byte[] _attributes;
    private readonly int _paraphes;

    internal PreparedAct(Act act, LevelWriter levels, PreparedSignature prepared, int paraphes)
    {
        Act = act;
        Prepared = prepared;
        _levels = levels;
        _paraphes = paraphes;
        _attributes = act.Identity.Cms.SignedAttributes(prepared.Digest(act.Identity.Algorithm.Digest));
    }

    /// <summary>The bytes the key signs: DER of the signed attributes, not their digest.</summary>
    public ReadOnlyMemory<byte> ToBeSigned => _attributes;

    internal Act Act { get; }

    internal PreparedSignature Prepared { get; }

    /// <summary>Finishes the act: asks the services for what its level needs besides the signature.</summary>
    /// <param name="signature">The key's signature over <see cref="ToBeSigned"/>; DER sequence of r and s for ECDSA.</param>
    /// <returns>
    /// The signed document at the level asked, with what the person should know of it (<c>CPOM6126</c>); or <c>CPOM6113</c> when the
    /// signature is not that of the certificate's key over these bytes, <c>CPOM6304</c> to <c>CPOM6309</c> when the level cannot be
    /// reached.
    /// </returns>
    public Outcome<SignedDocument> Complete(ReadOnlyMemory<byte> signature)
    {
        if (!Act.Identity.Verifies(_attributes, signature.Span))
        {
            return Outcome.Failure<SignedDocument>([SigningDiagnostics.Error("CPOM6113", Act.Identity.Holder.CommonName)]);
        }

        Outcome<byte[]> written = _levels.Write(Prepared, _attributes, signature);
        if (!written.TryGet(out byte[]? file))
        {
            return Outcome.Failure<SignedDocument>(written.Diagnostics);
        }

        var acte = new ActeSigne(Act.Role, Act.Signataire, Act.Instant, _paraphes, ActText.Reason(Act), Act.Identity.IsDemonstration);
        return Outcome.Of(new SignedDocument(file, Act.Document.Descripteur, EtatAfter(), acte), [.. ActWarnings.Of(Act)]);
    }

    private EtatCircuit EtatAfter()
    {
        EtatCircuit before = Act.Document.Etat;
        ImmutableArray<ParaphesDuRole> paraphes =
            [.. before.Paraphes.Select(item => item.Role == Act.Role ? item with { Apposes = item.Attendus } : item)];
        return EtatCircuit.De(before.Circuit, [.. before.Signes, Act.Role], paraphes);
    }
}
