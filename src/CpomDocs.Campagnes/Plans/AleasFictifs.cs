namespace CpomDocs.Campagnes.Plans;

/// <summary>Draws what goes otherwise than planned in an invented campaign: the same for the same seed and rank.</summary>
/// <remarks>The first eight contracts, those of the shortest whole demonstration, are signed by everybody.</remarks>
internal static class AleasFictifs
{
    private const int SmoothContracts = 8;
    private const int OtherDraws = 0x5EED;
    private const int PercentRefused = 2;
    private const int PercentWaitingForEstablishment = 7;
    private const int PercentWaitingForAgency = 8;
    private const int PercentWithoutPresident = 30;

    /// <summary>Draws the fate of a contract.</summary>
    /// <param name="seed">Seed of the campaign.</param>
    /// <param name="rang">Rank of the contract, from 0.</param>
    /// <param name="hasPresident">Whether the president of a département is to sign one of its documents.</param>
    /// <returns>What goes otherwise.</returns>
    public static AleaSignature Of(int seed, int rang, bool hasPresident)
    {
        if (rang < SmoothContracts)
        {
            return AleaSignature.AUCUN;
        }

        var tirage = new Tirage(seed ^ OtherDraws, rang);
        (int Percent, AleaSignature Alea)[] shares =
        [
            (PercentRefused, AleaSignature.REFUS),
            (PercentWaitingForEstablishment, AleaSignature.ATTEND_ETABLISSEMENT),
            (PercentWaitingForAgency, AleaSignature.ATTEND_AGENCE),
            (hasPresident ? PercentWithoutPresident : 0, AleaSignature.SANS_PCD),
        ];
        return shares.FirstOrDefault(share => tirage.Chance(share.Percent)).Alea;
    }
}
