using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Fictitious contracts of a family, read and checked, to try its templates on; always the same ones.</summary>
public static class ContratsDEssai
{
    private const int Count = 8;
    private const int Seed = 1;

    /// <summary>Makes the contracts: with eight of them every type of structure and every annexe occurs.</summary>
    /// <param name="profil">The family.</param>
    /// <returns>The contracts that its rules accept; empty when the family asks for annexes that cannot be invented.</returns>
    public static ImmutableArray<ContratValide> De(Profil profil)
    {
        ArgumentNullException.ThrowIfNull(profil);
        if (!PlanFictif.CanInvent(profil))
        {
            return [];
        }

        var reader = new ContratReader(new ProfilCatalogue([profil]));
        return
        [
            .. CampagneFictive.Generate(Count, Seed, profil).Contrats
                .Select(contrat => reader.Read(contrat.CodeContrat + ".json", ContratWriter.Write(contrat)).Value)
                .OfType<ContratValide>(),
        ];
    }
}
