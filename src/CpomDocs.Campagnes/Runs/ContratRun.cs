using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>One contract of a run, from its file to the archive, stage by stage. Thread-safe.</summary>
internal sealed class ContratRun : ILiasseRun<ContratCampagne>
{
    public required CampagneRunRequest Request { get; init; }

    public required LiasseProducer Producer { get; init; }

    public required LiasseDepositor Archiver { get; init; }

    public required IssuedBefore Before { get; init; }

    public required LiasseArchiver Archive { get; init; }

    public required RunTrace Trace { get; init; }

    /// <inheritdoc/>
    public LiasseEnCours? Make(ContratCampagne contrat)
    {
        Trace.Begin(contrat.Fichier);
        return Trace.Guard("edition", contrat.Fichier, () =>
        {
            string path = Path.Combine(Request.DossierContrats, contrat.Fichier);
            Outcome<ContratValide> read = Producer.Read(contrat.Fichier, File.ReadAllBytes(path));
            if (!read.TryGet(out ContratValide? valide))
            {
                return Trace.Fail(contrat.Fichier, read.Diagnostics, Messages.Get("InvalidContract"));
            }

            return Stranger(contrat, valide, Request.Campagne.Profil) is { } reason
                ? Trace.Fail(contrat.Fichier, [], reason)
                : Render(valide);
        });
    }

    /// <inheritdoc/>
    public LiasseEnCours? Certify(LiasseEnCours made)
    {
        return Request.Cachet is not { } cachet ? made : Trace.Guard("cachet", made.Code, () =>
        {
            Outcome<LiasseProduite> certified = cachet.Seal(made.Liasse, name => Kept(made.Code, name));
            return certified.TryGet(out LiasseProduite? liasse)
                ? made with { Liasse = liasse }
                : Trace.Fail(made.Code, certified.Diagnostics, Messages.Get("NotRendered"));
        });
    }

    /// <inheritdoc/>
    public LiasseEnCours? PutAway(LiasseEnCours made) => Trace.Guard("depot", made.Code, () =>
    {
        LiasseProduite liasse = made.Liasse;
        ImmutableArray<string> signed =
            Request.Sortie is { } folder ? new LiasseFolder(Path.Combine(folder, made.Code)).Write(liasse) : [];
        Deposit deposit = signed.IsEmpty ? Archiver.Issue(liasse) : new Deposit(signed, IsNew: false);
        if (!deposit.DejaSignes.IsEmpty)
        {
            return Trace.Fail(made.Code, [], Messages.Get("AlreadySigned", string.Join(", ", deposit.DejaSignes)));
        }

        Trace.Succeed(made, deposit.IsNew);
        return made;
    });

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

    private LiasseEnCours? Render(ContratValide contrat)
    {
        string code = contrat.Contrat.CodeContrat;
        ProductionOptions options = OnlyDocumentsOf(contrat);
        ImmutableArray<CauseEdition> causes = WhyMake(contrat, options);
        if (causes.IsEmpty)
        {
            return Trace.Unchanged(code);
        }

        Outcome<LiasseProduite> produced = Producer.Produce(contrat, options);
        return produced.TryGet(out LiasseProduite? liasse)
            ? new LiasseEnCours(liasse, causes)
            : Trace.Fail(code, produced.Diagnostics, Messages.Get("NotRendered"));
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
    private ImmutableArray<CauseEdition> WhyMake(ContratValide contrat, ProductionOptions options)
    {
        if (options.Documents.IsEmpty && !Request.Production.Documents.IsEmpty)
        {
            return [];
        }

        EditionAnterieure before = Before.Find(contrat, options);
        bool isFolderWhole = Request.Sortie is not { } folder
            || (before.Manifeste is { } manifest && new LiasseFolder(Path.Combine(folder, contrat.Contrat.CodeContrat)).HoldsAll(manifest));
        return before.Causes.IsEmpty && !isFolderWhole ? [CauseEdition.DOSSIER] : before.Causes;
    }

    // A step names the documents of the family; a contract has only some of them.
    private ProductionOptions OnlyDocumentsOf(ContratValide contrat)
    {
        ImmutableArray<string> asked = Request.Production.Documents;
        IEnumerable<string> codes = contrat.Contrat.Documents.Select(document => document.Code);
        return Request.Production with { Documents = [.. codes.Where(asked.Contains)] };
    }
}
