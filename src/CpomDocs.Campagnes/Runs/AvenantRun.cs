using System.Collections.Immutable;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>One avenant of a run, from the rows of the sheet to the archive, stage by stage. Thread-safe.</summary>
internal sealed class AvenantRun : ILiasseRun<FinancementDemande>
{
    public required AvenantsRunRequest Request { get; init; }

    /// <summary>The contracts in force.</summary>
    public required ContratsEnVigueur Contrats { get; init; }

    public required AvenantProducer Producer { get; init; }

    /// <summary>Brings avenants to the archive, where there is one.</summary>
    public required LiasseDepositor? Archiver { get; init; }

    public required RunTrace Trace { get; init; }

    /// <inheritdoc/>
    public LiasseEnCours? Make(FinancementDemande demande)
    {
        string code = demande.Contrat;
        Trace.Begin(code);
        return Trace.Guard("edition", code, () =>
        {
            if (!Contrats.Connait(code))
            {
                return Trace.Fail(code, demande.Diagnostics, Messages.Get("FinancementSansContrat"));
            }

            AvenantsArchives? archived = Contrats.AvenantsDe(code);
            Outcome<ContratConsolide> start = Contrats.Read(code, archived);
            return start.TryGet(out ContratConsolide? depart)
                ? Draft(new Affaire(demande, depart, archived))
                : Trace.Fail(code, [.. demande.Diagnostics, .. start.Diagnostics], Messages.Get("InvalidContract"));
        });
    }

    /// <inheritdoc/>
    public LiasseEnCours? Certify(LiasseEnCours made)
    {
        return Request.Cachet is not { } cachet ? made : Trace.Guard("cachet", made.Code, () =>
        {
            Outcome<LiasseProduite> certified = cachet.Seal(made.Liasse, name => Kept(made, name));
            return certified.TryGet(out LiasseProduite? liasse)
                ? made with { Liasse = liasse }
                : Trace.Fail(made.Code, certified.Diagnostics, Messages.Get("NotRendered"));
        });
    }

    /// <inheritdoc/>
    public LiasseEnCours? PutAway(LiasseEnCours made) => Trace.Guard("depot", made.Code, () =>
    {
        if (Archive(made) is { } refusal)
        {
            return Trace.Fail(made.Code, [], refusal);
        }

        ImmutableArray<string> signed = Request.Sortie is { } folder ? FolderOf(folder, made).Write(made.Liasse) : [];
        if (!signed.IsEmpty)
        {
            return Trace.Fail(made.Code, [], Messages.Get("AlreadySigned", string.Join(", ", signed)));
        }

        Trace.Succeed(made, isNew: true);
        return made;
    });

    // What was issued is not issued twice; the avenant of a sheet that was signed since leaves nothing to do.
    private LiasseEnCours? Draft(Affaire affaire)
    {
        string code = affaire.Demande.Contrat;
        AvenantFinancier Write(int numero) => FinancementDrafter.Rediger(affaire.Depart, affaire.Demande, Request.Redaction, numero);
        (int numero, bool isAgain) = NumberOf(affaire);
        AvenantFinancier avenant = Write(numero);
        if (avenant.Json.IsEmpty)
        {
            return Trace.Unchanged(code);
        }

        int? issued = avenant.Diagnostics.Any(IsError)
            ? null
            : affaire.Archived?.EnCirculation.Cast<int?>().FirstOrDefault(one => affaire.Archived.Dit(one!.Value, Write(one.Value).Json));
        return issued is { } present
            ? Trace.Unchanged(code, Restore(affaire, present))
            : Apply(affaire, avenant, numero, isAgain);
    }

    private static (int Numero, bool IsAgain) NumberOf(Affaire affaire)
    {
        ImmutableArray<AvenantIntegre> integrated = affaire.Depart.Contrat.Contrat.Avenants;
        int last = integrated.Select(avenant => avenant.Numero).Concat(affaire.Archived?.Numeros ?? []).DefaultIfEmpty(0).Max();
        return affaire.Archived?.ArretePour(CauseAvenant.EVOLUTION_FINANCEMENT) is { } stopped ? (stopped, true) : (last + 1, false);
    }

    private LiasseEnCours? Apply(Affaire affaire, AvenantFinancier avenant, int numero, bool isAgain)
    {
        string code = affaire.Demande.Contrat;
        var propose = new AvenantPropose(ArchiveContent.CodeOf(numero) + ".json", avenant.Json)
        {
            EnAttente = affaire.Archived?.EnAttente(avenant.Json) ?? [],
        };
        Outcome<ContratConsolide> next = Producer.Appliquer(affaire.Depart, propose);
        ImmutableArray<Diagnostic> found = avenant.Situer(next.Diagnostics);
        if (!next.TryGet(out ContratConsolide? version) || found.Any(IsError))
        {
            return Trace.Fail(code, found, Messages.Get("FinancementRefuse"));
        }

        Outcome<LiasseProduite> produced = Producer.Produire(version, Request.Production);
        return produced.TryGet(out LiasseProduite? liasse)
            ? new LiasseEnCours(liasse, [CauseEdition.NOUVEAU]) { Avenant = numero, Remplace = isAgain, Diagnostics = found }
            : Trace.Fail(code, produced.Diagnostics, Messages.Get("NotRendered"));
    }

    private string? Archive(LiasseEnCours made)
    {
        if (Archiver is null)
        {
            return null;
        }

        Deposit deposit = made.Remplace
            ? Archiver.Replace(made.Code, Messages.Get("ReplacementIssued"), made.Liasse.Fichiers)
            : Archiver.Deposit(made.Code, Messages.Get("EventAvenant", made.Avenant!.Value), made.Liasse.Fichiers);
        string[] inTheWay = [.. deposit.DejaSignes, .. deposit.Arretes];
        return deposit.Refus
            ?? (inTheWay.Length > 0 ? Messages.Get("AvenantEnCours", made.Avenant!.Value, string.Join(", ", inTheWay))
            : deposit.IsNew ? null
            : Messages.Get("AvenantArrete", made.Avenant!.Value));
    }

    // The archive has the very files, signed as far as they are: nothing is rendered again.
    private ImmutableArray<CauseEdition> Restore(Affaire affaire, int numero)
    {
        if (Request.Sortie is not { } folder)
        {
            return [];
        }

        string place = Path.Combine(folder, affaire.Demande.Contrat, ArchiveContent.CodeOf(numero));
        KeyValuePair<string, ReadOnlyMemory<byte>>[] missing =
            [.. affaire.Archived!.FichiersDe(numero).Where(file => !File.Exists(Path.Combine(place, file.Key)))];
        foreach ((string name, ReadOnlyMemory<byte> bytes) in missing)
        {
            AtomicFile.Write(Path.Combine(place, name), bytes.Span);
        }

        return missing.Length == 0 ? [] : [CauseEdition.DOSSIER];
    }

    private IEnumerable<ReadOnlyMemory<byte>> Kept(LiasseEnCours made, string name)
    {
        if (Request.Sortie is { } folder && Path.Combine(folder, made.Code, made.NomDe(name)) is var path && File.Exists(path))
        {
            yield return File.ReadAllBytes(path);
        }
    }

    private static LiasseFolder FolderOf(string folder, LiasseEnCours made) =>
        new(Path.Combine(folder, made.Code, ArchiveContent.CodeOf(made.Avenant!.Value)));

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Gravite == Gravite.Erreur;

    private sealed record Affaire(FinancementDemande Demande, ContratConsolide Depart, AvenantsArchives? Archived);
}
