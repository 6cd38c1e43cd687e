using System.Collections.Immutable;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Judges an avenant that comes to the archive, and writes there the version of the contract that it makes, once everybody has signed it
/// and not before (AVN-10).
/// </summary>
/// <param name="producer">Judges and applies avenants.</param>
internal sealed class AvenantRegister(AvenantProducer producer)
{
    /// <summary>Tells why the archive cannot take an avenant.</summary>
    /// <param name="held">What the archive holds, by logical path.</param>
    /// <param name="content">What comes, by logical path.</param>
    /// <param name="number">Number of the avenant.</param>
    /// <returns>The reason, in French; <see langword="null"/> when it can.</returns>
    public string? Refusal(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> content,
        int number)
    {
        var avenants = AvenantsArchives.De(held);
        string path = ArchiveContent.AvenantPath(number);
        if (!avenants.AUnContrat)
        {
            return Messages.Get("AvenantSansContrat", number);
        }

        if (!content.TryGetValue(path, out ReadOnlyMemory<byte> json))
        {
            return held.ContainsKey(path) ? null : Messages.Get("AvenantSansDonnees", number);
        }

        if (held.TryGetValue(path, out ReadOnlyMemory<byte> present))
        {
            if (present.Span.SequenceEqual(json.Span))
            {
                return null;
            }

            if (!avenants.EstArrete(number))
            {
                return Messages.Get("AvenantDejaEmis", number);
            }
        }

        return Judge(avenants, new AvenantPropose(path, json) { EnAttente = avenants.EnAttente(json) }, content);
    }

    /// <summary>Adds the version that each avenant made, in the order of the numbers, as far as everybody has signed.</summary>
    /// <param name="files">Files of the archive as they will be, by logical path.</param>
    /// <returns>The files, and what happened in French.</returns>
    public (ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files, ImmutableArray<string> Evenements) Integrate(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var events = ImmutableArray.CreateBuilder<string>();
        while (Next(files) is { } number)
        {
            var avenants = AvenantsArchives.De(files);
            Outcome<ContratConsolide> next = avenants.EnVigueur(producer, null, avenants.Signe(number));
            if (!next.TryGet(out ContratConsolide? version))
            {
                events.Add(Messages.Get("AvenantNonIntegre", number, ErrorsOf(next.Diagnostics)));
                break;
            }

            int rank = version.Contrat.Contrat.Version;
            files = files.SetItem(AvenantsArchives.DataOf(rank), version.Contrat.Json);
            events.Add(Messages.Get("AvenantIntegre", number, rank));
        }

        return (files, events.ToImmutable());
    }

    private static int? Next(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var avenants = AvenantsArchives.De(files);
        return avenants.Numeros.Length > avenants.Integres.Length
            && avenants.Numeros[avenants.Integres.Length] is var number
            && avenants.EstSigne(number)
                ? number
                : null;
    }

    private string? Judge(
        AvenantsArchives avenants,
        AvenantPropose propose,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> content)
    {
        Outcome<ContratConsolide> start = avenants.EnVigueur(producer, null);
        Outcome<ContratConsolide> next = start.TryGet(out ContratConsolide? depart) ? producer.Appliquer(depart, propose) : start;
        if (!next.TryGet(out ContratConsolide? version))
        {
            return Messages.Get("AvenantRefuse", propose.Fichier, ErrorsOf(next.Diagnostics));
        }

        Avenant avenant = version.Avenant!;
        if (avenants.Concurrent(avenant) is { } other)
        {
            return Messages.Get("AvenantConcurrent", other.Document, other.Numero);
        }

        string folder = ArchiveContent.FolderOf(avenant.Numero);
        string data = $"{folder}contrat.v{version.Contrat.Contrat.Version}.json";
        bool isSame = content.TryGetValue(data, out ReadOnlyMemory<byte> proposed)
            && proposed.Span.SequenceEqual(version.Contrat.Json.Span);
        return isSame ? Missing(version, content, folder) : Messages.Get("AvenantAutreVersion", Path.GetFileName(data));
    }

    private static string? Missing(
        ContratConsolide version, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> content, string folder)
    {
        string list = folder + LiasseProduite.ManifestName;
        LiasseManifeste? manifest = content.TryGetValue(list, out ReadOnlyMemory<byte> json) ? LiasseJson.Read(list, json).Value : null;
        string[] missing =
            [.. version.PiecesTouchees.Prepend(version.Avenant!.CodeDePiece()).Where(code =>
                !content.ContainsKey(folder + code + ".pdf")
                || manifest?.Documents.Any(document => document.Code == code && document.Fichiers.Pdf is not null) != true)];
        return missing.Length == 0 ? null : Messages.Get("AvenantIncomplet", string.Join(", ", missing));
    }

    private static string ErrorsOf(ImmutableArray<Diagnostic> diagnostics) => string.Join(" ",
        diagnostics.Where(item => item.Gravite == Gravite.Erreur).Select(item => $"{item.Code} {item.Pointeur} : {item.Message}"));
}
