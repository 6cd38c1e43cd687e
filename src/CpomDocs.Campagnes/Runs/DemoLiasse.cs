using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>A liasse of a demonstration, and what becomes of it.</summary>
/// <param name="Dossier">Its folder.</param>
/// <param name="Alea">What goes otherwise than planned.</param>
internal sealed record DemoLiasse(LiasseFolder Dossier, AleaSignature Alea)
{
    /// <summary>The liasses of a campaign, in its order; those that could not be issued are absent.</summary>
    /// <param name="folder">Folder of the demonstration.</param>
    /// <param name="campagne">The campaign.</param>
    /// <param name="request">What is made.</param>
    /// <returns>The liasses.</returns>
    public static ImmutableArray<DemoLiasse> All(DemoFolder folder, Campagne campagne, DemoRequest request)
    {
        IEnumerable<(LiasseFolder Liasse, int Rang)> issued = campagne.Contrats
            .Select((contrat, rang) => (folder.LiasseOf(Path.GetFileNameWithoutExtension(contrat.Fichier)), rang))
            .Where(item => item.Item1.Exists);
        return
        [
            .. issued.Select(item => new DemoLiasse(item.Liasse,
                request.Aleas ? AleasFictifs.Of(request.Graine, item.Rang, HasPresident(item.Liasse)) : AleaSignature.AUCUN)),
        ];
    }

    /// <summary>Roles of the circuits of the liasse.</summary>
    /// <param name="liasse">Its folder.</param>
    /// <returns>Each role once.</returns>
    public static IEnumerable<Role> RolesOf(LiasseFolder liasse)
    {
        return liasse.Manifest().Documents
            .SelectMany(document => document.Circuit)
            .Select(etape => Role.TryParse(etape.Role, out Role? role) ? role : null)
            .OfType<Role>()
            .Distinct();
    }

    private static bool HasPresident(LiasseFolder liasse) => RolesOf(liasse).Any(role => role.Partie == Partie.DEPARTEMENT);
}
