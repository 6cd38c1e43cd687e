using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Forms;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// Refuses an act on a document that a signature of another origin has closed: a certification that permits nothing, a lock on the fields
/// of the act. Those of the circuit close what is theirs, and its order is checked for itself.
/// </summary>
/// <remarks>ISO 32000-2, 12.8.2.2 (DocMDP) and 12.8.2.4 (FieldMDP); 12.7.5.5 (the lock of a field may close the whole).</remarks>
internal static class DocumentClosure
{
    private const int NothingPermitted = 1;

    /// <summary>The signatures that an act of a role would break.</summary>
    public static IEnumerable<Diagnostic> Problems(OpenedDocument document, Role role)
    {
        HashSet<string> ofCircuit = [.. document.Etat.Circuit.Etapes.Select(etape => ChampPdf.Signature(etape.Role))];
        string[] fields = [ChampPdf.Signature(role), .. document.ParapheFields(role).Select(field => field.FullName)];
        return document.Signatures
            .Where(field => !ofCircuit.Contains(field.FullName) && Closes(field, fields))
            .Select(field => SigningDiagnostics.Error("CPOM6125", document.Descripteur.Intitule, field.FullName));
    }

    private static bool Closes(PdfField signed, string[] fields)
    {
        return signed.Lock?.P == NothingPermitted
            || signed.Signature!.Transforms.Any(transform => transform.Parameters.P == NothingPermitted
                || (transform.Method == "FieldMDP" && fields.Any(transform.Parameters.Locks)));
    }
}
