using System.Globalization;

namespace CpomDocs.Contrats.Circuits;

/// <summary>Names of the form fields of a document: the only thing rendering and signing share.</summary>
public static class ChampPdf
{
    /// <summary>Signature field of a role: <c>Signature_DirecteurGeneral</c>.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Full field name.</returns>
    public static string Signature(Role role) => "Signature_" + role.Nom;

    /// <summary>Parent of the paraphe fields of a role: <c>Paraphe_DirecteurGeneral</c>.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Name of the non-terminal field.</returns>
    public static string Paraphe(Role role) => "Paraphe_" + role.Nom;

    /// <summary>Partial name of the paraphe field of a page: <c>P001</c>.</summary>
    /// <param name="page">Page number, from 1.</param>
    /// <returns>Partial field name, without a period.</returns>
    public static string ParaphePage(int page) => "P" + page.ToString("000", CultureInfo.InvariantCulture);
}
