using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Model;
using CpomDocs.Tests.Composition;

namespace CpomDocs.Tests.Contrats;

public sealed class ContratDiffTests
{
    private static readonly Contrat Base = UneLiasse.Contrat;

    [Fact]
    public void Comparer_TheSameContract_FindsNothing() => Assert.Empty(ContratDiff.Comparer(Base, Base));

    [Fact]
    public void Comparer_TargetChanged_NamesTheObjectiveAndTheYear()
    {
        Indicateur indicateur = Base.Annexes.Orientations!.Objectifs[1].Indicateur!;
        Cible cible = indicateur.Cibles[2] with { Valeur = new ValeurIndicateur(59, null) };
        Contrat after = AvecObjectif(1, objectif => objectif with
        {
            Indicateur = indicateur with { Cibles = indicateur.Cibles.SetItem(2, cible) },
        });

        Changement found = Assert.Single(ContratDiff.Comparer(Base, after));

        Assert.Equal("Objectif stratégique 2, cible 2027\u00A0: 60 → 59", found.Phrase);
        Assert.Equal("/annexes/orientations/objectifs/1/indicateur/cibles/2/valeur", found.Pointeur);
    }

    [Fact]
    public void Comparer_ObjectivesInAnotherOrder_FindsNothing()
    {
        Contrat after = Avec([.. Base.Annexes.Orientations!.Objectifs.Reverse()]);

        Assert.Empty(ContratDiff.Comparer(Base, after));
    }

    [Fact]
    public void Comparer_ObjectiveRemovedAndAdded_SaysBoth()
    {
        Objectif last = Base.Annexes.Orientations!.Objectifs[3];
        Contrat after = Avec(Base.Annexes.Orientations.Objectifs.SetItem(3, last with { Numero = 5, Libelle = "Ouvrir une maison de naissance." }));

        Changement[] found = [.. ContratDiff.Comparer(Base, after)];

        Assert.Equal([NatureChangement.Retire, NatureChangement.Ajoute], found.Select(item => item.Nature));
        Assert.StartsWith("Objectif stratégique 4\u00A0: retrait de", found[0].Phrase, StringComparison.Ordinal);
        Assert.Equal("Objectif stratégique 5\u00A0: ajout de «\u00A0Ouvrir une maison de naissance.\u00A0»", found[1].Phrase);
    }

    [Fact]
    public void Comparer_DateAndAmount_AreWrittenInFrench()
    {
        Exercice exercice = Base.Annexes.Financement!.Exercices[0];
        Contrat after = Base with
        {
            DateFin = new DateOnly(2029, 1, 1),
            Annexes = Base.Annexes with
            {
                Financement = Base.Annexes.Financement with
                {
                    Exercices = [exercice with { Lignes = exercice.Lignes.SetItem(0, exercice.Lignes[0] with { Montant = 412351.5m }) }],
                },
            },
        };

        string[] phrases = [.. ContratDiff.Comparer(Base, after).Select(item => item.Phrase)];

        Assert.Contains("Date de fin du contrat\u00A0: 31 décembre 2029 → 1er janvier 2029", phrases);
        Assert.Contains("Financement 2025, ligne FIR-PDSES, montant\u00A0: 412\u202F350 → 412\u202F351,5", phrases);
    }

    [Fact]
    public void Comparer_FieldWithoutANameOfItsOwn_IsCalledWhatTheFormatSays()
    {
        Changement found = Assert.Single(ContratDiff.Comparer(Base, Base with { LieuSignature = "Nîmes" }));

        Assert.Contains("lieu de signature", found.Phrase, StringComparison.Ordinal);
    }

    private static Contrat AvecObjectif(int rank, Func<Objectif, Objectif> change)
    {
        var objectifs = Base.Annexes.Orientations!.Objectifs;
        return Avec(objectifs.SetItem(rank, change(objectifs[rank])));
    }

    private static Contrat Avec(System.Collections.Immutable.ImmutableArray<Objectif> objectifs) =>
        Base with { Annexes = Base.Annexes with { Orientations = new Orientations { Objectifs = objectifs } } };
}
