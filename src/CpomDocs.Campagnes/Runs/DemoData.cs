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
        ReadOnlyMemory<byte> campagne = CampagneWriter.Write(made.Campagne);
        RefuseOtherContent(campagne.Span);

        // The campaign first: it marks the folder as that of this demonstration, whatever happens next.
        AtomicFile.Write(folder.CampagneFile, campagne.Span);
        foreach (Contrat contrat in made.Contrats)
        {
            AtomicFile.Write(Path.Combine(folder.Contrats, contrat.CodeContrat + ".json"), ContratWriter.Write(contrat).Span);
        }

        return made.Campagne;
    }

    private void RefuseOtherContent(ReadOnlySpan<byte> campagne)
    {
        bool isOurs = File.Exists(folder.CampagneFile) && File.ReadAllBytes(folder.CampagneFile).AsSpan().SequenceEqual(campagne);
        if (!isOurs && Directory.Exists(folder.Root) && Directory.EnumerateFileSystemEntries(folder.Root).Any())
        {
            throw new DemoFolderTakenException(folder.Root);
        }
    }
}
