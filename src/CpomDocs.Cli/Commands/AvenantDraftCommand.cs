using System.CommandLine;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs avenant draft</c>.</summary>
internal static class AvenantDraftCommand
{
    private static readonly Option<string> From =
        new("--from") { Description = Messages.Get("OptionFrom"), Required = true, HelpName = "V1.json|ARCHIVE-ID" };
    private static readonly Option<string> To =
        new("--to") { Description = Messages.Get("OptionTo"), Required = true, HelpName = "V2.json|FILE.docx" };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionDraftInto"), HelpName = "FILE" };
    private static readonly Option<string?> Objet = new("--objet") { Description = Messages.Get("OptionObjet"), HelpName = "TEXT" };
    private static readonly Option<string?> Motif =
        new("--motif") { Description = Messages.Get("OptionMotifModifications"), HelpName = "TEXT" };
    private static readonly Option<DateOnly?> Effet = DateOption.Of("--effet", Messages.Get("OptionEffet"));

    public static Command Build(CliHost host)
    {
        var command = new Command("draft", Messages.Get("AvenantDraft")) { From, To, ContratSource.Store, Into, Objet, Motif, Effet };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            Modeles modeles = Profiles.Load(host);
            var producer = new AvenantProducer(modeles);
            string from = parsed.GetRequiredValue(From);
            string to = parsed.GetRequiredValue(To);
            AvenantsArchives? archived = ContratSource.Archived(host, from, parsed.GetValue(ContratSource.Store));
            Outcome<ContratConsolide> before = ContratSource.Read(io, from, archived, producer);
            if (!before.TryGet(out ContratConsolide? start))
            {
                return DiagnosticsText.Refuse(io, from, before.Diagnostics);
            }

            Outcome<ContratValide> after = ReadTo(io, modeles, start.Contrat, to);
            Outcome<AvenantRedige> draft = after.TryGet(out ContratValide? wanted)
                ? producer.Rediger(start, wanted, OptionsOf(parsed) with { NumeroPrecedent = archived?.Numeros.LastOrDefault() ?? 0 })
                : Outcome.Failure<AvenantRedige>(after.Diagnostics);
            return draft.TryGet(out AvenantRedige? written)
                ? Give(io, written, parsed.GetValue(Into))
                : DiagnosticsText.Refuse(io, to, draft.Diagnostics);
        });
        return command;
    }

    // A Word file comes back from negotiation: its tracked changes are taken as agreed.
    private static Outcome<ContratValide> ReadTo(CommandIo io, Modeles modeles, ContratValide start, string to)
    {
        byte[] bytes = io.Read(to);
        if (!to.EndsWith(".docx", StringComparison.OrdinalIgnoreCase))
        {
            return new AvenantProducer(modeles).Lire(to, bytes);
        }

        var demande = new DemandeNegociation(bytes) { Revisions = LectureRevisions.Acceptees };
        ResultatNegociation result = new Renegociation(modeles).Reprendre(start, demande);
        return result.Contrat is { } negotiated
            ? Outcome.Of(negotiated, result.Diagnostics)
            : Outcome.Failure<ContratValide>(result.Diagnostics);
    }

    private static int Give(CommandIo io, AvenantRedige draft, string? into)
    {
        io.Note(Messages.Get("DraftBlanks", string.Join(", ", draft.Blancs)));
        if (into is null)
        {
            io.File(draft.Json.Span);
            return ExitCode.Done;
        }

        AtomicFile.Write(into, draft.Json.Span);
        var document = new FichiersEcritsDocument("cpomdocs/fichiers/1", [into]);
        io.Result(document, OutputJson.Indented.FichiersEcritsDocument, text => ArchiveText.Files(text, document));
        return ExitCode.Done;
    }

    private static OptionsRedaction OptionsOf(ParseResult parsed) => new()
    {
        Objet = parsed.GetValue(Objet) ?? "",
        Motif = parsed.GetValue(Motif) ?? "",
        DateEffet = parsed.GetValue(Effet),
    };
}
