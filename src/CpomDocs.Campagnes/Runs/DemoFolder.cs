using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Layout of the folder of a demonstration: a promise of the command line.</summary>
/// <param name="root">Folder.</param>
internal sealed class DemoFolder(string root)
{
    public string Root => root;

    public string CampagneFile => Path.Combine(root, "data", "campagne.json");

    public string Contrats => Path.Combine(root, "data", "contrats");

    public string Pki => Path.Combine(root, "pki");

    public string Liasses => Path.Combine(root, "liasses");

    public string Archive => Path.Combine(root, "archive");

    /// <summary>Report of the campaign: dashboard, indicators, reminders.</summary>
    public string Suivi => Path.Combine(root, "suivi");

    public string HtmlReport => Path.Combine(root, "rapport.html");

    public string JsonReport => Path.Combine(root, "rapport.json");

    /// <summary>Folder of a liasse, whether it exists or not.</summary>
    /// <param name="code">Code of the contract.</param>
    /// <returns>Its folder.</returns>
    public LiasseFolder LiasseOf(string code) => new(Path.Combine(Liasses, code));

    /// <summary>Key of a side.</summary>
    /// <param name="role">Role that signs.</param>
    /// <returns>Path of its PKCS#12 file.</returns>
    public string KeyOf(Role role)
    {
        string name = role.Partie switch
        {
            Partie.STRUCTURE => "representant-legal.p12",
            Partie.DEPARTEMENT => "president-conseil-departemental.p12",
            _ => "directeur-general.p12",
        };
        return Path.Combine(Pki, name);
    }

    /// <summary>PKCS#12 file of the seal of the agency.</summary>
    public string KeyOfSeal => Path.Combine(Pki, "cachet-agence.p12");
}
