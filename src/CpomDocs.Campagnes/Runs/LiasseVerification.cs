using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Verdict on a liasse.</summary>
/// <param name="Contrat">The contract.</param>
/// <param name="Etat">State of the liasse.</param>
/// <param name="Rapport">Report of the judge.</param>
internal sealed record LiasseVerdict(Contrat Contrat, string Etat, VerificationReport Rapport);

/// <summary>Brings the PDF files of a liasse to the judge.</summary>
/// <param name="reader">Reads the data of the liasse.</param>
/// <param name="roots">Roots of trust.</param>
/// <param name="clock">Control time.</param>
internal sealed class LiasseVerification(ContratReader reader, ImmutableArray<Certificate> roots, TimeProvider clock)
{
    /// <summary>Judges a liasse.</summary>
    /// <param name="liasse">Folder of the liasse.</param>
    /// <returns>The verdict.</returns>
    public LiasseVerdict Verify(LiasseFolder liasse)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files = liasse.Files();
        LiasseAVerifier place = liasse.ToVerify() with { Nom = liasse.Code };
        ImmutableArray<FichierAVerifier> documents =
            [.. files.Where(file => file.Key.EndsWith(".pdf", StringComparison.Ordinal))
                .Select(file => new FichierAVerifier(file.Key, file.Value) { Liasse = place })];
        var policy = new VerificationPolicy { Roots = roots, At = clock.GetUtcNow() };
        Contrat contrat = reader.Read(LiasseProduite.DataName, files[LiasseProduite.DataName]).Value!.Contrat;
        return new LiasseVerdict(contrat, LiasseStates.Of(files), LiasseVerifier.Verify(documents, policy));
    }
}
