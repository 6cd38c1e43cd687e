using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Data of a demonstration, written where a real campaign would have its own.</summary>
/// <param name="folder">Folder of the demonstration.</param>
/// <param name="request">What to make.</param>
internal sealed class DemoData(DemoFolder folder, DemoRequest request)
{
    /// <summary>Writes the data, or finds it again.</summary>
    /// <param name="modeles">Profiles.</param>
    /// <returns>The campaign.</returns>
    /// <exception cref="DemoFolderTakenException">The folder holds something else; nothing is written.</exception>
    public Campagne Write(Modeles modeles)
    {
        if (!modeles.Profils.TryGet(request.Profil, out Profil? profil))
        {
            throw new ArgumentException(Messages.Get("ProfileUnknown", request.Profil, string.Join(", ", modeles.Profils.Codes)),
                nameof(modeles));
        }

        CampagneFictive made = CampagneFictive.Generate(request.Contrats, request.Graine, profil);
        Campagne campaign = request.Cachet ? made.Campagne with { Cachet = true } : made.Campagne;
        (string, ReadOnlyMemory<byte>) campagne = (folder.CampagneFile, CampagneWriter.Write(campaign));
        IEnumerable<(string Path, ReadOnlyMemory<byte> Json)> files = made.Contrats.Select(FileOf).Prepend(campagne);
        RefuseOtherContent(files);
        foreach ((string path, ReadOnlyMemory<byte> json) in files)
        {
            AtomicFile.Write(path, json.Span);
        }

        return campaign;
    }

    private (string Path, ReadOnlyMemory<byte> Json) FileOf(Contrat contrat) =>
        (Path.Combine(folder.Contrats, contrat.CodeContrat + ".json"), ContratWriter.Write(contrat));

    // The campaign is written first: a folder without it, yet with files, is somebody else's. Hidden files are those of a killed run.
    private void RefuseOtherContent(IEnumerable<(string Path, ReadOnlyMemory<byte> Json)> files)
    {
        bool isBegun = File.Exists(folder.CampagneFile);
        bool isOurs = isBegun || !HoldsFiles();
        if (!isOurs || (isBegun && files.Any(IsOther)))
        {
            throw new DemoFolderTakenException(folder.Root);
        }
    }

    private static bool IsOther((string Path, ReadOnlyMemory<byte> Json) file) =>
        File.Exists(file.Path) && !File.ReadAllBytes(file.Path).AsSpan().SequenceEqual(file.Json.Span);

    private bool HoldsFiles() =>
        Directory.Exists(folder.Root)
        && Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Any(path => !Path.GetFileName(path).StartsWith('.'));
}
