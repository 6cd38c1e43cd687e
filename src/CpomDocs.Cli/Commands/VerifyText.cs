using System.Globalization;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>verify</c> for a person: what is not good first, then the rest in a line each when there is much of it.</summary>
internal static class VerifyText
{
    private const int MostInFull = 20;

    private static readonly Verdict[] Good = [CpomDocs.Verification.Reports.Verdict.TOTAL_PASSED];

    public static void Write(TextWriter text, VerificationReport report)
    {
        bool isShort = report.Fichiers.Length <= MostInFull;
        foreach (FichierVerifie file in isShort ? report.Fichiers : [.. report.Fichiers.Where(IsNotGood)])
        {
            WriteFile(text, file);
        }

        foreach (LiasseVerifiee liasse in report.Liasses.Where(liasse => isShort || !Good.Contains(liasse.Verdict)))
        {
            text.WriteLine(Messages.Get("VerifyLiasse", liasse.CodeContrat, liasse.Etablissement, liasse.Phrase));
        }

        WriteSummary(text, report);
        text.WriteLine(Messages.Get("VerifyVerdict", StandardNames.Of(report.Verdict)));
    }

    private static bool IsNotGood(FichierVerifie file) => !file.SansSignatureAttendue && !Good.Contains(file.Verdict);

    private static void WriteSummary(TextWriter text, VerificationReport report)
    {
        if (report.Fichiers.Length > 1)
        {
            string counts = string.Join(", ", report.Resume.Select(count => $"{count.Fichiers} {StandardNames.Of(count.Verdict)}"));
            text.WriteLine(Messages.Get("VerifySummary", report.Fichiers.Length, counts));
        }

        if (!report.Echeances.IsEmpty)
        {
            text.WriteLine(Messages.Get("VerifyExpiryTitle"));
        }

        foreach (EcheanceCommune expiry in report.Echeances)
        {
            string day = expiry.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            text.WriteLine("    " + Messages.Get("VerifyExpiry." + expiry.Cause, day, expiry.Fichiers, expiry.Titulaire));
        }
    }

    private static void WriteFile(TextWriter text, FichierVerifie file)
    {
        text.WriteLine($"{Verdict(file.Verdict, file.SousIndication)}  {file.Fichier}");
        text.WriteLine($"    {file.Phrase}");
        if (file.Reedition is Reedition again)
        {
            text.WriteLine($"    {again.Phrase}");
        }

        foreach (SignatureVerifiee signature in file.Signatures)
        {
            WriteSignature(text, signature);
        }

        foreach (HorodatageVerifie timestamp in file.Horodatages)
        {
            text.WriteLine($"    {Verdict(timestamp.Verdict, timestamp.SousIndication)}  {timestamp.Champ}: {timestamp.Phrase}");
        }
    }

    private static void WriteSignature(TextWriter text, SignatureVerifiee signature)
    {
        string verdict = Verdict(signature.Verdict, signature.SousIndication);
        text.WriteLine($"    {verdict}  {signature.Champ} ({StandardNames.Of(signature.Niveau)})");
        text.WriteLine($"        {signature.Phrase}");
        foreach (FaitsGroupes group in signature.Faits)
        {
            text.WriteLine("        " + Messages.Get("VerifyFacts", group.Titre));
            foreach (string fact in group.Textes)
            {
                text.WriteLine($"            – {fact}");
            }
        }
    }

    private static string Verdict(Verdict verdict, SubIndication? subIndication)
    {
        string name = StandardNames.Of(verdict);
        return subIndication is null ? name : $"{name}/{StandardNames.Of(subIndication)}";
    }
}
