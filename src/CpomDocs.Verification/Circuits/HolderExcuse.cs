using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Verification.Circuits;

/// <summary>
/// Whether an act records on purpose that its certificate is not that of the expected person. A reason in free words excuses nobody.
/// </summary>
internal static class HolderExcuse
{
    /// <summary>Judges the mark of a signature dictionary, or in older files the very sentence that stood for it.</summary>
    public static bool Excuses(PdfSignatureDictionary signature, Certificate signer)
    {
        string? mark = signature.Dictionary.ContainsKey(MarqueTitulaire.Cle)
            ? (signature.Dictionary[MarqueTitulaire.Cle] as PdfName)?.Value
            : FormerMark(signature.Reason ?? "");
        return mark switch
        {
            MarqueTitulaire.Autre => !string.IsNullOrWhiteSpace(signature.Reason),
            MarqueTitulaire.Delegataire => IsNamed(signature.SignerName ?? "", signer),
            _ => false,
        };
    }

    private static string? FormerMark(string reason)
    {
        return reason.Contains(Messages.Get("Motif.AutreTitulaire"), StringComparison.Ordinal) ? MarqueTitulaire.Autre
            : reason.Contains(Messages.Get("Motif.Delegataire"), StringComparison.Ordinal) ? MarqueTitulaire.Delegataire
            : null;
    }

    private static bool IsNamed(string name, Certificate signer)
    {
        var named = new Signataire { Nom = name };
        return NomDePersonne.Designe(signer.CommonName, named)
            || (signer.HolderName is string holder && NomDePersonne.Designe(holder, named));
    }
}
