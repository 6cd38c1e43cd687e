using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Signing.Pades;

/// <summary>What does not forbid an act, and is worth a look: the certificate names another organisation than the document.</summary>
/// <remarks>
/// A document names the establishment alone. A shared director, a certificate of the mother house are usual: the person judges.
/// </remarks>
internal static class ActWarnings
{
    /// <summary>The warnings of an act.</summary>
    public static IEnumerable<Diagnostic> Of(Act act)
    {
        string etablissement = act.Document.Descripteur.Etablissement;
        return !act.Identity.IsDemonstration
            && act.Role.Partie is Partie.STRUCTURE
            && act.Identity.Holder.OrganizationName is { } organisation
            && !NomDOrganisation.PeutEtre(organisation, etablissement)
            ? [SigningDiagnostics.Warning("CPOM6126", act.Identity.Holder.CommonName, organisation, etablissement)]
            : [];
    }
}
