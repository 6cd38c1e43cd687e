using CpomDocs.Verification.Reports;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>verify</c> for a person.</summary>
internal static class VerifyText
{
    public static void Write(TextWriter text, VerificationReport report)
    {
        foreach (FichierVerifie file in report.Fichiers)
        {
            text.WriteLine($"{Verdict(file.Verdict, file.SousIndication)}  {file.Fichier}");
            text.WriteLine($"    {file.Phrase}");
            foreach (SignatureVerifiee signature in file.Signatures)
            {
                WriteSignature(text, signature);
            }

            foreach (HorodatageVerifie timestamp in file.Horodatages)
            {
                text.WriteLine($"    {Verdict(timestamp.Verdict, timestamp.SousIndication)}  {timestamp.Champ}: {timestamp.Phrase}");
            }
        }

        text.WriteLine(Messages.Get("VerifyVerdict", StandardNames.Of(report.Verdict)));
    }

    private static void WriteSignature(TextWriter text, SignatureVerifiee signature)
    {
        string verdict = Verdict(signature.Verdict, signature.SousIndication);
        text.WriteLine($"    {verdict}  {signature.Champ} ({StandardNames.Of(signature.Niveau)})");
        text.WriteLine($"        {signature.Phrase}");
        foreach (string detail in signature.Detail)
        {
            text.WriteLine($"        – {detail}");
        }
    }

    private static string Verdict(Verdict verdict, SubIndication? subIndication)
    {
        string name = StandardNames.Of(verdict);
        return subIndication is null ? name : $"{name}/{StandardNames.Of(subIndication)}";
    }
}
