using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>One contract of a run, from its file to the archive.</summary>
internal sealed class ContratRun
{
    public required CampagneRunRequest Request { get; init; }

    public required LiasseProducer Producer { get; init; }

    public required LiasseDepositor Archiver { get; init; }

    public required IssuedBefore Before { get; init; }

    public required LiasseArchiver Archive { get; init; }

    public required TimeProvider Clock { get; init; }

    public required Action<CampagneEvent> Journal { get; init; }

    public required CampagneTally Tally { get; init; }

    public void Run(ContratCampagne contrat)
    {
        Say(Evenement.ContratDebut, contrat.Fichier);
        try
        {
            string path = Path.Combine(Request.DossierContrats, contrat.Fichier);
            Outcome<ContratValide> read = Producer.Read(contrat.Fichier, File.ReadAllBytes(path));
            if (!read.TryGet(out ContratValide? valide))
            {
                Fail(contrat.Fichier, read.Diagnostics, Messages.Get("InvalidContract"));
            }
            else if (Stranger(contrat, valide, Request.Campagne.Profil) is { } reason)
            {
                Fail(contrat.Fichier, [], reason);
            }
            else
            {
                Produce(valide);
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            Fail(contrat.Fichier, [], Messages.Get("ContractMissing", contrat.Fichier));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Archiving.ArchiveUnavailableException)
        {
            Fail(contrat.Fichier, [], error.Message);
        }
    }

    // What the campaign announces is what its file must hold: two contracts of one code would overwrite each other in the archive.
    public static string? Stranger(ContratCampagne announced, ContratValide found, string family)
    {
        string finess = found.Contrat.Structure.FinessEj;
        if (finess != announced.FinessEj)
        {
            return Messages.Get("OtherContract", announced.Fichier, finess, announced.FinessEj);
        }

        return string.Equals(found.Profil.Code, family, StringComparison.OrdinalIgnoreCase)
            ? null
            : Messages.Get("OtherFamily", announced.Fichier, found.Profil.Code, family);
    }

    private void Produce(ContratValide contrat)
    {
        string code = contrat.Contrat.CodeContrat;
        ProductionOptions options = OnlyDocumentsOf(contrat);
        if (HasNothingToMake(contrat, options))
        {
            Tally.Unchanged();
            Say(Evenement.ContratFin, code);
            return;
        }

        Outcome<LiasseProduite> produced = Certify(Producer.Produce(contrat, options));
        if (!produced.TryGet(out LiasseProduite? liasse))
        {
            Fail(code, produced.Diagnostics, Messages.Get("NotRendered"));
            return;
        }

        ImmutableArray<string> signed = Request.Sortie is { } folder ? new LiasseFolder(Path.Combine(folder, code)).Write(liasse) : [];
        Deposit deposit = signed.IsEmpty ? Archiver.Issue(liasse) : new Deposit(signed, IsNew: false);
        if (!deposit.DejaSignes.IsEmpty)
        {
            Fail(code, [], Messages.Get("AlreadySigned", string.Join(", ", deposit.DejaSignes)));
            return;
        }

        Succeed(code, liasse, deposit);
    }

    private Outcome<LiasseProduite> Certify(Outcome<LiasseProduite> produced)
    {
        return Request.Cachet is not null && produced.TryGet(out LiasseProduite? liasse)
            ? Request.Cachet.Seal(liasse, name => Kept(liasse.Contrat.Contrat.CodeContrat, name))
            : produced;
    }

    // Whoever signs works on the folder: it is at least as far as the archive.
    private IEnumerable<ReadOnlyMemory<byte>> Kept(string code, string name)
    {
        if (Request.Sortie is { } folder && Path.Combine(folder, code, name) is var path && File.Exists(path))
        {
            yield return File.ReadAllBytes(path);
        }

        string archived = ArchiveContent.PathOf(name);
        if (Archive.TryShow(code)?.HeadVersion.State.ContainsKey(archived) == true)
        {
            yield return Archive.GetFile(code, archived);
        }
    }

    // A step may name only documents that the contract does not have.
    private bool HasNothingToMake(ContratValide contrat, ProductionOptions options)
    {
        if (options.Documents.IsEmpty && !Request.Production.Documents.IsEmpty)
        {
            return true;
        }

        return Before.Find(contrat, options) is { } manifest
            && (Request.Sortie is not { } folder || new LiasseFolder(Path.Combine(folder, contrat.Contrat.CodeContrat)).HoldsAll(manifest));
    }

    // A step names the documents of the family; a contract has only some of them.
    private ProductionOptions OnlyDocumentsOf(ContratValide contrat)
    {
        ImmutableArray<string> asked = Request.Production.Documents;
        IEnumerable<string> codes = contrat.Contrat.Documents.Select(document => document.Code);
        return Request.Production with { Documents = [.. codes.Where(asked.Contains)] };
    }

    private void Succeed(string code, LiasseProduite liasse, Deposit deposit)
    {
        string[] documents = [.. liasse.Fichiers.Keys.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal))];
        if (deposit.IsNew)
        {
            Array.ForEach(documents, name => Say(Evenement.DocumentRendu, code, Path.GetFileNameWithoutExtension(name)));
            Tally.Done(documents.Length, liasse.Pages);
        }
        else
        {
            Tally.Unchanged();
        }

        Say(Evenement.ContratFin, code);
    }

    private void Say(Evenement evenement, string contrat, string? document = null) =>
        Journal(new CampagneEvent { Instant = Clock.GetUtcNow(), Evenement = evenement, Contrat = contrat, Document = document });

    private void Fail(string contrat, ImmutableArray<Diagnostic> diagnostics, string message)
    {
        Tally.Failed();
        Journal(new CampagneEvent
        {
            Instant = Clock.GetUtcNow(),
            Evenement = Evenement.ContratEchec,
            Contrat = contrat,
            Diagnostics = diagnostics,
            Message = message,
        });
    }
}
