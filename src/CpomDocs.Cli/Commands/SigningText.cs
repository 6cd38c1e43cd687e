using System.Collections.Immutable;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>sign</c>: as a document, as sentences, as an exit code.</summary>
internal static class SigningText
{
    public static SigningDocument DocumentOf(Role? role, ImmutableArray<SigningResult> results) => new(
        "cpomdocs/signature/1",
        role?.Nom,
        Count(results, SigningFate.Signe),
        Count(results, SigningFate.DejaSigne),
        Count(results, SigningFate.NonConcerne),
        Count(results, SigningFate.Refuse),
        Count(results, SigningFate.Echec),
        [.. results.Select(Item)]);

    public static void Write(TextWriter text, SigningDocument document)
    {
        foreach (SigningItem item in document.Documents)
        {
            text.WriteLine($"{Messages.Get("Fate" + item.Sort)}  {item.Fichier}{(item.Etat is null ? "" : "  " + item.Etat)}");
            foreach (string reason in item.Diagnostics
                .Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message} {diagnostic.Remede}").Append(item.Message ?? ""))
            {
                if (reason.Length > 0)
                {
                    text.WriteLine("    " + reason.TrimEnd());
                }
            }
        }

        text.WriteLine(Messages.Get("SigningSummary", document.Signes, document.DejaSignes, document.NonConcernes,
            document.Refuses + document.Echecs));
    }

    /// <summary>The state of the documents is judged first, then keys and services.</summary>
    /// <param name="results">What became of each document.</param>
    /// <param name="isKeyAtHand">Whether the key could be opened.</param>
    /// <returns>Exit code.</returns>
    public static int ExitCodeOf(ImmutableArray<SigningResult> results, bool isKeyAtHand)
    {
        SigningRefusal refusal = results.Select(result => SigningRefusals.Of(result.Diagnostics)).DefaultIfEmpty().Max();
        if (refusal == SigningRefusal.Act)
        {
            return ExitCode.Refused;
        }

        return !isKeyAtHand || results.Any(result => result.Sort == SigningFate.Echec) ? ExitCode.Unavailable : (int)refusal;
    }

    private static int Count(ImmutableArray<SigningResult> results, SigningFate fate) => results.Count(result => result.Sort == fate);

    private static SigningItem Item(SigningResult result) => new(
        result.Fichier,
        WordOf(result.Sort),
        result.Etat?.Etat.ToString(),
        result.Message,
        [.. result.Diagnostics.Select(DiagnosticItem.Of)]);

    private static string WordOf(SigningFate fate) => fate switch
    {
        SigningFate.Signe => "SIGNE",
        SigningFate.DejaSigne => "DEJA_SIGNE",
        SigningFate.NonConcerne => "NON_CONCERNE",
        SigningFate.Refuse => "REFUSE",
        _ => "ECHEC",
    };
}
