using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification.Circuits;
using CpomDocs.Verification.Reports;
using CpomDocs.Verification.Signatures;

namespace CpomDocs.Verification;

/// <summary>Judges one file.</summary>
internal static class FileJudge
{
    public static FichierVerifie Judge(FichierAVerifier file, VerificationPolicy policy)
    {
        try
        {
            DocumentEvidence evidence = OpenedDocument.Read(file.Contenu, policy);
            bool isHidden = evidence.Document.IsLocked && evidence.Signatures.Count > 0;
            return isHidden ? Unreadable(file, "Fichier.Chiffre") : Judge(file, evidence);
        }
        catch (PdfFormatException exception) when (exception.Reason == PdfFormatReason.Encrypted)
        {
            return Unreadable(file, "Fichier.Chiffre");
        }
        catch (PdfFormatException exception) when (exception.Reason == PdfFormatReason.LimitExceeded)
        {
            return Broken(file, "Fichier.Demesure");
        }
        catch (TrustLimitException)
        {
            return Broken(file, "Fichier.Demesure");
        }
        catch (PdfFormatException)
        {
            return Broken(file);
        }
        catch (Exception exception) when (exception is ArithmeticException or ArgumentException or InvalidOperationException
            or IndexOutOfRangeException)
        {
            return Broken(file);
        }
    }

    private static FichierVerifie Judge(FichierAVerifier file, DocumentEvidence evidence)
    {
        Descripteur? descripteur = evidence.Descripteur;
        CircuitJudge? circuit = descripteur is null ? null : new CircuitJudge(descripteur, evidence);
        bool isNotToBeSigned = descripteur is { Circuit.Etapes.IsEmpty: true };
        if (evidence.Signatures.Count == 0)
        {
            return Unsigned(file, evidence, circuit?.Judge(), isNotToBeSigned);
        }

        var archive = JudgedTimestamps.Of(evidence);
        var judge = new SignatureJudge(evidence, archive);
        ImmutableArray<SignatureVerifiee> signatures = [.. evidence.Signatures.Select(found => Named(judge.Judge(found), found, circuit))];
        CircuitFindings? findings = circuit?.Judge();
        var expiry = new ProofExpiry(evidence);
        SignatureVerifiee WithEvidence(SignatureVerifiee signature, FoundSignature found)
        {
            ImmutableArray<Certificate> chain =
                evidence.ContentOf(found)?.Signer is Certificate signer ? [.. expiry.ChainOf(signer, CertificateUse.Signature)] : [];
            return signature with { Chaine = chain, Revocations = RevocationEvidence.Of(evidence, chain) };
        }

        return Conclude(New(file) with
        {
            Echeance = expiry.Of(archive.LastRevision >= 0),
            Descripteur = descripteur,
            Signatures = [.. signatures.Zip(evidence.Signatures, WithEvidence)],
            Horodatages = archive.Reports,
            Circuit = findings?.Circuit,
            Detail = findings?.Constats ?? [],
        }, findings?.Manquements ?? [], evidence.Policy.At);
    }

    private static SignatureVerifiee Named(SignatureVerifiee signature, FoundSignature found, CircuitJudge? circuit)
    {
        (string? role, string? qualite) = circuit?.SignatoryOf(found) ?? (null, null);
        return signature with { Role = role, Qualite = qualite };
    }

    private static FichierVerifie Conclude(FichierVerifie file, ImmutableArray<string> shortcomings, DateTimeOffset at)
    {
        SignatureVerifiee worst = file.Signatures.MaxBy(signature => signature.Verdict)!;
        if (worst.Verdict == Verdict.TOTAL_FAILED)
        {
            return file with { Verdict = worst.Verdict, SousIndication = worst.SousIndication, Phrase = worst.Phrase,
                Detail = [.. shortcomings, .. file.Detail] };
        }

        ImmutableArray<string> missing =
            [.. shortcomings, .. file.Horodatages.Where(stamp => stamp.Verdict == Verdict.TOTAL_FAILED).Select(stamp => stamp.Phrase)];
        if (!missing.IsEmpty)
        {
            return file with
            {
                Verdict = Verdict.INDETERMINATE,
                SousIndication = worst.SousIndication ?? SubIndication.SIG_CONSTRAINTS_FAILURE,
                Phrase = Messages.Format("Fichier.Incomplet", string.Join(" ", missing)) + LapsedPhrase(file, worst, at),
                Detail = [.. missing, .. file.Detail],
            };
        }

        string phrase = worst.Verdict == Verdict.TOTAL_PASSED ? PassedPhrase(file) : worst.Phrase + LapsedPhrase(file, worst, at);
        return file with { Verdict = worst.Verdict, SousIndication = worst.SousIndication, Phrase = phrase };
    }

    // An archivist who reads « nothing proves » must know that something did, until when, and what was not done.
    private static string LapsedPhrase(FichierVerifie file, SignatureVerifiee worst, DateTimeOffset at)
    {
        bool isLapsed = worst.SousIndication is SubIndication.OUT_OF_BOUNDS_NO_POE or SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE
            && file.Echeance?.Date < at;
        return isLapsed ? Messages.Format("Fichier.PreuvesEchues", Messages.Instant(file.Echeance!.Date)) : "";
    }

    private static string PassedPhrase(FichierVerifie file)
    {
        string signatories = string.Join(", ", file.Signatures.Select(signature => signature.Signataire));
        string key = file.Signatures.Length == 1 ? "Fichier.ValideUne" : "Fichier.ValidePlusieurs";
        string demonstration = file.Signatures.Any(signature => signature.Phrase.EndsWith(Messages.Get("Phrase.Demonstration"),
            StringComparison.Ordinal))
            ? Messages.Get("Phrase.Demonstration")
            : "";
        string cosignature = Messages.Get("Circuit.SansCosignature");
        string shortfall = file.Detail.Contains(cosignature) ? " " + cosignature : "";
        return Messages.Format(key, file.Signatures.Length, signatories) + shortfall + demonstration;
    }

    private static FichierVerifie Unsigned(FichierAVerifier file, DocumentEvidence evidence, CircuitFindings? findings,
        bool isNotToBeSigned)
    {
        if (!isNotToBeSigned && evidence.IsMalformed && ClaimsASignature(file))
        {
            return Broken(file);
        }

        return New(file) with
        {
            Descripteur = evidence.Descripteur,
            Verdict = Verdict.NON_SIGNE,
            Phrase = Messages.Get(isNotToBeSigned ? "Fichier.SansSignatureAttendue" : "Fichier.NonSigne"),
            Horodatages = JudgedTimestamps.Of(evidence).Reports,
            Circuit = findings?.Circuit,
            Detail = [.. Locked(evidence), .. findings?.Manquements ?? [], .. findings?.Constats ?? []],
            SansSignatureAttendue = isNotToBeSigned,
        };
    }

    private static ImmutableArray<string> Locked(DocumentEvidence evidence) =>
        evidence.Document.IsLocked ? [Messages.Get("Fichier.Verrouille")] : [];

    private static FichierVerifie Broken(FichierAVerifier file, string? key = null)
    {
        return ClaimsASignature(file)
            ? New(file) with { Verdict = Verdict.TOTAL_FAILED, SousIndication = SubIndication.FORMAT_FAILURE,
                Phrase = Messages.Get(key ?? "Fichier.Malforme") }
            : Unreadable(file, "Fichier.Illisible");
    }

    private static FichierVerifie Unreadable(FichierAVerifier file, string key) =>
        New(file) with { Verdict = Verdict.ILLISIBLE, Phrase = Messages.Get(key) };

    private static bool ClaimsASignature(FichierAVerifier file) => file.Contenu.Span.IndexOf("/ByteRange"u8) >= 0;

    private static FichierVerifie New(FichierAVerifier file) => new()
    {
        Fichier = file.Nom,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Contenu.Span)),
        Verdict = Verdict.ILLISIBLE,
        Phrase = "",
    };
}
