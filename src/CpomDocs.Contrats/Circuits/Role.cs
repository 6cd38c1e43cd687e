using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Circuits;

/// <summary>Role under which a signatory acts on a document: the side, and a rank where two parties share a side.</summary>
/// <param name="Partie">Side.</param>
/// <param name="Rang">1, or 2 and more for a further party of the same side (<c>DirecteurGeneral2</c>).</param>
public readonly record struct Role(Partie Partie, int Rang = 1)
{
    /// <summary>Name on the command line, in JSON and in PDF field names: <c>RepresentantLegal</c>, <c>DirecteurGeneral2</c>.</summary>
    public string Nom => Rang == 1 ? NomDe(Partie) : NomDe(Partie) + Rang.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a role name.</summary>
    /// <param name="nom">Name, exact spelling.</param>
    /// <param name="role">The role.</param>
    /// <returns><see langword="true"/> when the name is one.</returns>
    public static bool TryParse(string nom, [NotNullWhen(true)] out Role? role)
    {
        ArgumentNullException.ThrowIfNull(nom);
        foreach (Partie partie in Enum.GetValues<Partie>())
        {
            string prefixe = NomDe(partie);
            if (nom.StartsWith(prefixe, StringComparison.Ordinal) && TryRang(nom[prefixe.Length..], out int rang))
            {
                role = new Role(partie, rang);
                return true;
            }
        }

        role = null;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Nom;

    private static bool TryRang(string suffixe, out int rang)
    {
        rang = 1;
        return suffixe.Length == 0
            || (int.TryParse(suffixe, NumberStyles.None, CultureInfo.InvariantCulture, out rang) && rang > 1);
    }

    private static string NomDe(Partie partie) => partie switch
    {
        Partie.STRUCTURE => "RepresentantLegal",
        Partie.DEPARTEMENT => "PresidentConseilDepartemental",
        Partie.ARS => "DirecteurGeneral",
        _ => throw new ArgumentOutOfRangeException(nameof(partie)),
    };
}
