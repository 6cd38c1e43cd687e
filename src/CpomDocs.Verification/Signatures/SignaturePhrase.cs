using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>The sentence that says a verdict to a reader who is no expert.</summary>
internal static class SignaturePhrase
{
    public static string Of(Judgement judgement, string signatory, DateTimeOffset? instant, bool isProven)
    {
        string name = signatory.Length == 0 ? Messages.Get("Phrase.Inconnu") : signatory;
        if (judgement.SubIndication is SubIndication reason)
        {
            return Messages.Format("Phrase." + reason, name);
        }

        if (instant is not DateTimeOffset when)
        {
            return Messages.Format("Phrase.Valide", name);
        }

        return Messages.Format(isProven ? "Phrase.ValideHorodate" : "Phrase.ValideDeclare", name, Messages.Instant(when));
    }
}
