using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats.Avenants;

/// <summary>Fifty random avenants in sequence: what is drafted is what is applied, and each date gives what was agreed for it.</summary>
public class AvenantPropertiesTests
{
    private const int Count = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FiftyRandomAvenants_InSequence_GiveTheStatesTheyWereDraftedFrom(int seed)
    {
        var edits = new EditionsAuHasard(seed);
        ContratConsolide current = UnAvenant.Depart;
        var agreed = new List<(DateOnly Effet, string Annexes)>();
        var files = new List<AvenantPropose>();
        for (int i = 1; i <= Count; i++)
        {
            Contrat wanted = edits.Change(current.Contrat.Contrat);
            var effect = new DateOnly(2025, 7, 1).AddDays(20 * i);
            AvenantPropose propose = Draft(current, wanted, effect);

            current = UnAvenant.Applique(current, propose);

            Assert.Equal(UnAvenant.Annexes(wanted), UnAvenant.Annexes(current.Contrat.Contrat));
            files.Add(propose);
            agreed.Add((effect, UnAvenant.Annexes(wanted)));
        }

        foreach ((DateOnly effect, string annexes) in agreed.Where((_, rank) => seed == 1 || rank % 10 == 9))
        {
            Outcome<ContratConsolide> at = UnAvenant.Consolidator.Consolider(UnAvenant.Depart.Contrat, files, effect.AddDays(19));

            Assert.Equal(annexes, UnAvenant.Annexes(at.Value!.Contrat.Contrat));
        }
    }

    [Fact]
    public void EachValue_AfterManyAvenants_ComesFromTheOneThatSaidItLast()
    {
        var edits = new EditionsAuHasard(7);
        ContratConsolide current = UnAvenant.Depart;
        for (int i = 1; i <= 12; i++)
        {
            AvenantPropose propose = Draft(current, edits.Change(current.Contrat.Contrat), new DateOnly(2025, 7, 1).AddDays(20 * i));

            ContratConsolide next = UnAvenant.Applique(current, propose);

            Assert.All(
                ContratDiff.Comparer(current.Contrat.Contrat, next.Contrat.Contrat).Where(change => change.Apres is not null),
                change => Assert.Equal(i, next.AvenantDe(change.Pointeur)));
            current = next;
        }
    }

    private static AvenantPropose Draft(ContratConsolide depart, Contrat wanted, DateOnly effect)
    {
        Outcome<ContratValide> read = new ContratReader(ContratsFixtures.Profils).Read("vers.json", ContratWriter.Write(wanted));
        Assert.True(read.TryGet(out ContratValide? vers), ContratsFixtures.Print(read.Diagnostics));
        Outcome<AvenantRedige> draft = AvenantDrafter.Rediger(
            depart, vers, new OptionsRedaction { Objet = "Objet", Motif = "Motif", DateEffet = effect });
        Assert.True(draft.TryGet(out AvenantRedige? written), ContratsFixtures.Print(draft.Diagnostics));
        return UnAvenant.Rempli(written);
    }
}
