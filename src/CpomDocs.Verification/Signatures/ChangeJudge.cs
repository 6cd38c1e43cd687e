using CpomDocs.Pdf.Reading;
using CpomDocs.Verification.Reports;
using CpomDocs.Verification.Revisions;

namespace CpomDocs.Verification.Signatures;

/// <summary>Judges what later revisions do to each signature, by the permissions in force at it.</summary>
internal sealed class ChangeJudge
{
    private const int MaxReported = 5;
    private readonly PdfDocument _document;
    private readonly RevisionHistory _history;
    private readonly Dictionary<string, ChangePermissions> _permissions = new(StringComparer.Ordinal);

    /// <summary>Compares the revisions of a document and reads the permissions of its signatures.</summary>
    /// <param name="document">The document.</param>
    /// <param name="forms">Its forms.</param>
    /// <param name="signatures">Its signatures, in the order of their revisions.</param>
    /// <param name="fieldsAreClosed">Whether the document holds every visible field from its first revision.</param>
    /// <exception cref="PdfFormatException">An object that must be compared cannot be read.</exception>
    public ChangeJudge(PdfDocument document, DocumentForms forms, IReadOnlyList<FoundSignature> signatures, bool fieldsAreClosed)
    {
        _document = document;
        FoundSignature[] covering = [.. signatures.Where(found => found.Coverage.Revision >= 0)];
        int first = covering.Length == 0 ? document.Revisions.Count : covering[0].Coverage.Revision;
        _history = RevisionHistory.Of(document, forms, first);
        ChangePermissions permissions = ChangePermissions.Initial(fieldsAreClosed);
        foreach (FoundSignature found in covering)
        {
            permissions = permissions.With(found.Dictionary, found.Field.Lock);
            _permissions[found.Name] = permissions;
        }
    }

    /// <summary>State of the revisions after a signature.</summary>
    public ModificationsPosterieures StateAfter(FoundSignature signature)
    {
        if (Refusals(signature).Any())
        {
            return ModificationsPosterieures.Interdites;
        }

        return _history.After(signature.Coverage.Revision).Any() ? ModificationsPosterieures.Autorisees : ModificationsPosterieures.Aucune;
    }

    /// <summary>Judgement on the revisions after a signature.</summary>
    public Judgement Judge(FoundSignature signature)
    {
        Fait[] refusals =
        [
            .. Refusals(signature)
                .Select(refusal => Fait.Modifications(Messages.Format("Changement." + refusal.Kind, refusal.Subject)))
                .Distinct()
                .Take(MaxReported),
        ];
        if (refusals.Length > 0)
        {
            return new Judgement(Verdict.TOTAL_FAILED, SubIndication.FORMAT_FAILURE, [.. refusals]);
        }

        int count = _history.After(signature.Coverage.Revision).Count();
        return Judgement.Passed(Fait.Modifications(count == 0
            ? Messages.Get("Changement.Aucun")
            : Messages.Format("Changement.Autorise", count)));
    }

    private IEnumerable<ForbiddenChange> Refusals(FoundSignature signature)
    {
        ChangePermissions permissions = _permissions[signature.Name];
        _document.CountSteps(_history.After(signature.Coverage.Revision).Sum(changes => (long)changes.ChangedFields.Count));
        return _history.After(signature.Coverage.Revision)
            .SelectMany(changes => changes.Forbidden.Count > 0 ? changes.Forbidden : permissions.Refuse(changes));
    }
}
