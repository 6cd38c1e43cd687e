using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>AVN-01: the avenants already integrated follow one another from 1, without gap.</summary>
internal sealed class Avn01Numeros() : Regle("AVN-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<AvenantIntegre> avenants = dossier.Contrat.Avenants;
        for (int i = 0; i < avenants.Length; i++)
        {
            if (avenants[i].Numero != i + 1)
            {
                yield return new Constat("CPOM1110", Dossier.Rang("/avenants", i) + "/numero") { Valeurs = [avenants[i].Numero, i + 1] };
            }
        }
    }
}

/// <summary>AVN-05: an avenant takes effect within the contract.</summary>
internal sealed class Avn05Effet() : Regle("AVN-05")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Contrat contrat = dossier.Contrat;
        for (int i = 0; i < contrat.Avenants.Length; i++)
        {
            AvenantIntegre avenant = contrat.Avenants[i];
            if (avenant.DateEffet < contrat.DateEffet || avenant.DateEffet > contrat.DateFin)
            {
                yield return new Constat("CPOM1111", Dossier.Rang("/avenants", i) + "/dateEffet")
                {
                    Valeurs = [avenant.Numero, avenant.DateEffet, contrat.DateEffet, contrat.DateFin],
                    Lus = [Periode.Effet, Periode.Fin],
                };
            }
        }
    }
}
