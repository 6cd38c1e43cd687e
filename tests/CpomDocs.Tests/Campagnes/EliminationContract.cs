using System.Text;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Conservations;
using CpomDocs.Campagnes.Conservations;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Tests.Archiving;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Campagnes;

/// <summary>Retention, holds and eliminations, whatever the archive is made of.</summary>
public abstract class EliminationContract
{
    private const string Un = "349900019AA";
    private const string Deux = "349900027AB";

    private static readonly DecisionConservation Claire = new("Claire DUMAS, archiviste", "durée échue");
    private static readonly Modeles Familles = Modeles.Load(Tree.PathOf("templates")).Value!;

    /// <summary>The same archive at each call, opened anew.</summary>
    private protected abstract LiasseArchiver Open();

    [SkippableFact]
    public void Execute_TwoContractsWhoseTimeIsOver_RemovesThemAndKeepsTheRecord()
    {
        LiasseArchiver archive = Due(Un, Deux);
        archive.Put(UneEntree.Avec("340000000ZZ"));
        string inventory = EliminationFiles.DigestOf(archive.InventoryBytes(Un));

        SuiviElimination proposed = Register().Propose([Un, Deux], Claire).Suivi!;
        ResultatElimination done = Register().Execute(1, proposed.Empreinte, "Paul MARTIN, directeur", "AD34-2036-12");

        Assert.Equal(EtatElimination.EXECUTEE, done.Suivi!.Etat);
        Assert.All(done.Suivi.ProcesVerbal!.Contrats, fate => Assert.True(fate.EstElimine));
        Assert.Equal(["340000000ZZ"], archive.List().Select(contract => contract.CodeContrat));
        Assert.True(archive.Check().Valide);
        string record = Encoding.UTF8.GetString(archive.GetFile(EliminationRegister.Id, "0001/PROCES-VERBAL.txt"));
        Assert.All((string[])[Un, inventory, "Claire DUMAS", "Paul MARTIN", "AD34-2036-12"],
            said => Assert.Contains(said, record, StringComparison.Ordinal));
        Assert.Equal(inventory, EliminationFiles.DigestOf(archive.GetFile(EliminationRegister.Id, $"0001/inventaires/{Un}.json")));
    }

    [SkippableFact]
    public void Execute_StoppedAfterTheFirstRemoval_IsGoneOnWithByTheSameCall()
    {
        LiasseArchiver archive = Due(Un, Deux);
        string digest = Register().Propose([Un, Deux], Claire).Suivi!.Empreinte;
        int removed = 0;
        void RemoveOne(string code, string inventory)
        {
            Assert.True(removed++ == 0, "stopped");
            archive.Remove(code, inventory);
        }

        Assert.ThrowsAny<Exception>(() =>
            new EliminationRegister(Open(), Familles) { Remove = RemoveOne }.Execute(1, digest, "Paul MARTIN", "visa"));
        Assert.Equal(EtatElimination.DECIDEE, Register().Read()[0].Etat);
        ResultatElimination again = Register().Execute(1, digest, "Paul MARTIN", "visa");

        Assert.Equal([true, true], again.Suivi!.ProcesVerbal!.Contrats.Select(fate => fate.EstElimine));
        Assert.Empty(archive.List());
        Assert.True(archive.Check().Valide);
    }

    [SkippableFact]
    public void Execute_ContractThatChangedAfterTheDecision_IsLeftAndSaid()
    {
        LiasseArchiver archive = Due(Un);
        string digest = Register().Propose([Un], Claire).Suivi!.Empreinte;
        void FreezeThenRemove(string code, string inventory)
        {
            new ConservationRegister(Open()).Freeze(code, new DecisionConservation("Le juge", "instruction"));
            archive.Remove(code, inventory);
        }

        ResultatElimination done =
            new EliminationRegister(Open(), Familles) { Remove = FreezeThenRemove }.Execute(1, digest, "Paul MARTIN", "visa");

        Assert.False(Assert.Single(done.Suivi!.ProcesVerbal!.Contrats).EstElimine);
        Assert.NotNull(archive.Find(Un));
    }

    [SkippableTheory]
    [InlineData("0000000000000000", "Paul MARTIN")]
    [InlineData("", "Paul MARTIN")]
    [InlineData(null, "dumas Claire")]
    [InlineData(null, "Mme Claire DUMAS, DOSA")]
    public void Execute_OtherDigestOrSamePerson_IsRefusedAndRemovesNothing(string? digest, string par)
    {
        LiasseArchiver archive = Due(Un);
        string right = Register().Propose([Un], Claire).Suivi!.Empreinte;

        ResultatElimination refused = Register().Execute(1, digest ?? right, par, "visa");

        Assert.Single(refused.Refus);
        Assert.NotNull(archive.Find(Un));
        Assert.Equal(EtatElimination.PROPOSEE, Register().Read()[0].Etat);
    }

    [SkippableFact]
    public void Execute_HeldOrProlongedSinceTheProposition_IsRefusedAndRemovesNothing()
    {
        LiasseArchiver archive = Due(Un);
        string digest = Register().Propose([Un], Claire).Suivi!.Empreinte;
        new ConservationRegister(Open()).Freeze(Un, new DecisionConservation("Le juge", "instruction"));

        ResultatElimination refused = Register().Execute(1, digest, "Paul MARTIN", "visa");

        Assert.Contains(refused.Refus, reason => reason.Contains("instruction", StringComparison.Ordinal));
        Assert.NotNull(archive.Find(Un));
    }

    [SkippableFact]
    public void Propose_WhatMustBeKept_SaysEveryReasonAndRecordsNothing()
    {
        LiasseArchiver archive = Due(Un);
        archive.Put(UneEntree.Avec(Deux));
        var register = new ConservationRegister(archive);
        register.SetRule(Un, new RegleConservation(100, DepartConservation.DATE, SortFinal.CONSERVER)
        {
            DateDepart = new DateOnly(2020, 1, 1),
        }, Claire);
        register.Freeze(Un, new DecisionConservation("Le juge", "instruction"));

        ResultatElimination refused = Register().Propose([Un, Deux], Claire);

        Assert.Null(refused.Suivi);
        Assert.Equal(4, refused.Refus.Length);
        Assert.Contains(refused.Refus, reason => reason.Contains("01/01/2120", StringComparison.Ordinal));
        Assert.Empty(Register().Read());
    }

    [SkippableFact]
    public void Propose_ContractOfAnOpenProposition_IsRefusedUntilThatOneIsGivenUp()
    {
        Due(Un);
        Register().Propose([Un], Claire);

        ResultatElimination second = Register().Propose([Un], Claire);
        Register().Abandon(1, new DecisionConservation("Paul MARTIN", "à revoir"));
        ResultatElimination third = Register().Propose([Un], Claire);

        Assert.Single(second.Refus);
        Assert.Equal(2, third.Suivi!.Proposition.Numero);
        Assert.Equal([EtatElimination.ABANDONNEE, EtatElimination.PROPOSEE], Register().Read().Select(one => one.Etat));
    }

    [SkippableFact]
    public void Unfreeze_OneOfTwoHolds_LeavesTheOther()
    {
        LiasseArchiver archive = Due(Un);
        var register = new ConservationRegister(archive);
        register.Freeze(Un, new DecisionConservation("Le juge", "instruction"));
        register.Freeze(Un, new DecisionConservation("La Cour", "contrôle"));

        string? which = register.Unfreeze(Un, null, Claire);
        string? refusal = register.Unfreeze(Un, 2, Claire);

        EtatConservation etat = new EcheancesReader(archive, Familles).Read(Un).Conservation;
        Assert.NotNull(which);
        Assert.Null(refusal);
        Assert.Equal("contrôle", Assert.Single(etat.Gels).Acte.Motif);
        Assert.Equal("Claire DUMAS, archiviste", archive.Show(Un).HeadVersion.User.Name);
    }

    [SkippableFact]
    public void Freeze_SaidTwice_IsRecordedOnce()
    {
        LiasseArchiver archive = Due(Un);
        var register = new ConservationRegister(archive);

        register.Freeze(Un, new DecisionConservation("Le juge", "instruction"));
        register.Freeze(Un, new DecisionConservation("Le juge", "instruction"));

        Assert.Single(new EcheancesReader(archive, Familles).Read(Un).Conservation.Gels);
    }

    [SkippableFact]
    public void Register_ActThatCannotBeRead_StopsRatherThanForgettingAHold()
    {
        LiasseArchiver archive = Due(Un);

        Assert.Throws<ArchiveUnavailableException>(() =>
            archive.Put(UneEntree.Avec(Un, fichiers: [("conservation/0001-GEL.json", "{}")])));

        Assert.Equal(2, archive.Show(Un).Head);
    }

    private LiasseArchiver Due(params string[] codes)
    {
        LiasseArchiver archive = Open();
        foreach (string code in codes)
        {
            archive.Put(UneEntree.Avec(code));
            new ConservationRegister(archive).SetRule(code, new RegleConservation(10, DepartConservation.DATE, SortFinal.DETRUIRE)
            {
                DateDepart = new DateOnly(2000, 12, 31),
            }, Claire);
        }

        return archive;
    }

    private EliminationRegister Register() => new(Open(), Familles);
}

public sealed class FolderEliminationTests : EliminationContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected override LiasseArchiver Open() =>
        LiasseArchiver.OpenOrCreate(Path.Combine(_folder.Path, "archive"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();
}

public sealed class AzureEliminationTests(Azurite azurite) : EliminationContract, IClassFixture<Azurite>
{
    private readonly string _container = Guid.NewGuid().ToString("n");

    private protected override LiasseArchiver Open()
    {
        azurite.Require();
        var options = new ArchiveOptions { ConnexionAzure = azurite.Connection, Emulateur = true };
        return LiasseArchiver.OpenOrCreate($"{azurite.Address}/{_container}", TimeProvider.System, options);
    }
}
