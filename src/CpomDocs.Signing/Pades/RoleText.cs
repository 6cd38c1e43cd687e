using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Signing.Pades;

/// <summary>Roles as people call them, in one document.</summary>
/// <param name="circuit">Who signs the document.</param>
internal sealed class RoleText(Circuit circuit)
{
    /// <summary>« le directeur général »; with the party or the rank where there are several (« … (ARS Corse) »).</summary>
    public string Of(Role role)
    {
        string name = Messages.Get("Role." + role.Partie);
        if (role.Partie is Partie.ARS && EtapeOf(role)?.Pour is { } party)
        {
            return name + " (" + party + ")";
        }

        return role.Rang == 1 ? name : name + " (" + role.Rang.ToString(Messages.French) + ")";
    }

    /// <summary>The party of a role, for a paraphe: « Établissement », « ARS Corse ».</summary>
    public string Party(Role role) => EtapeOf(role)?.Pour ?? Side(role);

    /// <summary>The side of a role, shorter than its party may be: « Agence ».</summary>
    public static string Side(Role role) => Messages.Get("Partie." + role.Partie);

    private Etape? EtapeOf(Role role) => circuit.Etapes.FirstOrDefault(etape => etape.Role == role);
}
