using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>An invented campaign: plausible, varied, valid contracts of establishments, people and places that do not exist.</summary>
/// <remarks>
/// From eight contracts on, every kind of structure of the family, permanence des soins, long-stay units and delegations on both sides
/// occur. A contract depends on the seed and on its rank only: a longer campaign begins with the contracts of a shorter one.
/// </remarks>
public sealed record CampagneFictive
{
    private const int MostContracts = 100_000;

    private CampagneFictive(Campagne campagne, IEnumerable<Contrat> contrats)
    {
        Campagne = campagne;
        Contrats = contrats;
    }

    /// <summary>The campaign; lists each contract as <c>contrats/&lt;codeContrat&gt;.json</c>.</summary>
    public Campagne Campagne { get; }

    /// <summary>The contracts, in the order of the campaign; made again at each enumeration, never all in memory.</summary>
    public IEnumerable<Contrat> Contrats { get; }

    /// <summary>Makes a campaign.</summary>
    /// <param name="contrats">Number of contracts, 1 to 100 000.</param>
    /// <param name="seed">Seed: the same gives the same campaign, on any machine.</param>
    /// <param name="profil">
    /// Family: gives the documents, circuits, dates and bounds. Only families whose annexes are those of Occitanie can be invented.
    /// </param>
    /// <returns>The campaign and its contracts.</returns>
    /// <exception cref="ArgumentException">The family asks for annexes that cannot be invented, or the number is out of range.</exception>
    public static CampagneFictive Generate(int contrats, int seed, Profil profil)
    {
        ArgumentNullException.ThrowIfNull(profil);
        ArgumentOutOfRangeException.ThrowIfLessThan(contrats, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(contrats, MostContracts);
        if (!PlanFictif.CanInvent(profil))
        {
            throw new ArgumentException("The family asks for annexes that cannot be invented.", nameof(profil));
        }

        var plan = new PlanFictif(profil);
        IEnumerable<Contrat> made = Enumerable.Range(0, contrats).Select(rang => plan.Make(seed, rang));
        return new CampagneFictive(plan.CampagneOf(made), made);
    }
}
