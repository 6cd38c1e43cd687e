using System.Collections.Immutable;
using CpomDocs.Campagnes.Journals;

namespace CpomDocs.Campagnes.Runs;

/// <summary>A liasse between two stages of a run.</summary>
/// <param name="Liasse">Its documents.</param>
/// <param name="Causes">Why they were made.</param>
internal sealed record LiasseEnCours(LiasseProduite Liasse, ImmutableArray<CauseEdition> Causes)
{
    public string Code => Liasse.Contrat.Contrat.CodeContrat;
}
