using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Signing.Pades;

/// <summary>Roles as people call them.</summary>
internal static class RoleText
{
    /// <summary>« le directeur général », with its rank where there are several.</summary>
    public static string Of(Role role)
    {
        string name = Messages.Get("Role." + role.Partie);
        return role.Rang == 1 ? name : name + " (" + role.Rang.ToString(Messages.French) + ")";
    }

    /// <summary>The side of a role, for a paraphe: « Établissement ».</summary>
    public static string Party(Role role) => Messages.Get("Partie." + role.Partie);
}
