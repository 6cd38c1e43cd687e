using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Signing.Paraphes;

namespace CpomDocs.Signing.Pades;

/// <summary>The one revision of an act: every paraphe of the party, then its signature, and nothing else.</summary>
/// <remarks>
/// In a widget only <c>/V</c>, <c>/AP</c> and <c>/Ff</c> change: any other change breaks the signatures of the other parties. The
/// paraphes
/// and the
/// signature that locks them share one revision because a field locked in a later one counts as changed.
/// </remarks>
internal sealed class ActRevision
{
    private const int ReadOnlyFlag = 1;

    private readonly Act _act;
    private readonly ActDrawings _drawings;
    private readonly IncrementalUpdate _update;
    private readonly PdfField _field;
    private readonly ImmutableArray<PdfField> _paraphes;

    public ActRevision(Act act, ActDrawings drawings)
    {
        _act = act;
        _drawings = drawings;
        _update = new IncrementalUpdate(act.Document.Pdf);
        _field = act.Document.SignatureField(act.Role)!;
        _paraphes = act.Document.ParapheFields(act.Role);
    }

    /// <summary>Number of pages initialled.</summary>
    public int ParapheCount => _paraphes.Length;

    /// <summary>Writes the revision around an empty signature.</summary>
    /// <param name="tokenCapacity">Bytes to reserve for its time-stamp.</param>
    public PreparedSignature Prepare(int tokenCapacity)
    {
        ILookup<BoxSize, PdfField> paraphes = _paraphes.ToLookup(SizeOf);
        ParapheText text = ActText.Paraphe(_act);
        ActDrawing drawing = _drawings.Of(
            new ActWords(ActText.Signature(_act), text, SizeOf(_field), [.. paraphes.Select(group => group.Key)]));
        PdfDictionary resources = drawing.Faces.Write(_update);
        PdfReference signature = _update.Reserve();
        foreach (IGrouping<BoxSize, PdfField> fields in paraphes)
        {
            Initial(fields, _update.Add(drawing.ParapheOf(fields.Key).ToStream(resources)), text.Initials);
        }

        PdfDictionary widget = _update.Modify(_field.Reference!);
        widget["V"] = signature;
        widget["AP"] = Appearance(_update.Add(drawing.Box.ToStream(resources)));
        return _update.PrepareSignature(signature, SignatureDictionary(), _act.Identity.CmsCapacity + tokenCapacity);
    }

    // The parties' boxes of one size share one appearance: measured valid, and a third smaller on thirty pages.
    private void Initial(IEnumerable<PdfField> fields, PdfReference appearance, string initials)
    {
        foreach (PdfField field in fields)
        {
            PdfDictionary widget = _update.Modify(field.Reference!);
            widget["V"] = PdfString.FromText(initials);
            widget["AP"] = Appearance(appearance);
            widget["Ff"] = new PdfInteger(field.Flags | ReadOnlyFlag);
        }
    }

    // EN 319 142-1, 6.3: /Cert is absent; the claimed time is /M.
    private PdfDictionary SignatureDictionary()
    {
        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("Sig") },
            { "Filter", new PdfName("Adobe.PPKLite") },
            { "SubFilter", new PdfName("ETSI.CAdES.detached") },
            { "ByteRange", PdfNull.Instance },
            { "Contents", PdfNull.Instance },
            { "M", PdfString.FromText(HeureDeParis.PdfDate(_act.Instant)) },
            { "Name", PdfString.FromText(ActText.Name(_act.Signataire)) },
            { "Reference", new PdfArray([FieldLockReference()]) },
        };
        if (_act.Lieu is string place)
        {
            dictionary["Location"] = PdfString.FromText(place);
        }

        if (ActText.Reason(_act) is string reason)
        {
            dictionary["Reason"] = PdfString.FromText(reason);
        }

        if (TitulaireMark() is string mark)
        {
            dictionary[MarqueTitulaire.Cle] = new PdfName(mark);
        }

        return dictionary;
    }

    private string? TitulaireMark()
    {
        return _act.Request.AutreTitulaire is not null ? MarqueTitulaire.Autre
            : _act.Request.Delegataire is not null ? MarqueTitulaire.Delegataire
            : null;
    }

    private PdfDictionary FieldLockReference()
    {
        var parameters = new PdfDictionary
        {
            { "Type", new PdfName("TransformParams") },
            { "V", new PdfName("1.2") },
            { "Action", new PdfName("Include") },
            { "Fields", new PdfArray(_field.Lock!.Fields.Select(PdfString.FromText)) },
        };
        return new PdfDictionary
        {
            { "Type", new PdfName("SigRef") },
            { "TransformMethod", new PdfName("FieldMDP") },
            { "Data", _update.Base.CatalogReference },
            { "TransformParams", parameters },
        };
    }

    private static PdfDictionary Appearance(PdfReference stream) => new() { { "N", stream } };

    private static BoxSize SizeOf(PdfField field) => BoxSize.Of(field.Widgets[0].Rect!.Value);
}
