using System.Text;
using System.Xml;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Verification.Reports;

/// <summary>Writes a report in the XML of ETSI TS 119 102-2 (v1.4.1), one signature after another, without holding the document.</summary>
/// <remarks>The constraints whose URN begins with <c>urn:cpomdocs:</c> are those of docs/verification.md.</remarks>
public sealed class EtsiReport
{
    private const string Vr = "http://uri.etsi.org/19102/v1.4.1#";
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    private const string XAdES = "http://uri.etsi.org/01903/v1.3.2#";
    private const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private const string Urn = "urn:etsi:019102:";
    private const string OwnConstraint = "urn:cpomdocs:contrainte:";

    private readonly XmlWriter _xml;
    private readonly VerificationReport _report;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    private EtsiReport(XmlWriter xml, VerificationReport report)
    {
        _xml = xml;
        _report = report;
    }

    /// <summary>Whether there is anything to write: the format asks for at least one signature.</summary>
    /// <param name="report">The report.</param>
    public static bool CanWrite(VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Fichiers.Any(file => !file.Signatures.IsEmpty);
    }

    /// <summary>Writes the report.</summary>
    /// <param name="stream">Where; left open.</param>
    /// <param name="report">A report of at least one signature.</param>
    public static void Write(Stream stream, VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };
        using var xml = XmlWriter.Create(stream, settings);
        new EtsiReport(xml, report).Write();
    }

    private void Write()
    {
        _xml.WriteStartDocument();
        _xml.WriteStartElement("ValidationReport", Vr);
        _xml.WriteAttributeString("xmlns", "ds", null, Ds);
        _xml.WriteAttributeString("xmlns", "XAdES", null, XAdES);
        for (int i = 0; i < _report.Fichiers.Length; i++)
        {
            foreach (SignatureVerifiee signature in _report.Fichiers[i].Signatures)
            {
                WriteSignature(i, _report.Fichiers[i], signature);
            }
        }

        Start("SignatureValidationObjects");
        for (int i = 0; i < _report.Fichiers.Length; i++)
        {
            WriteObjects(i, _report.Fichiers[i]);
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
    }

    private void WriteSignature(int index, FichierVerifie file, SignatureVerifiee signature)
    {
        Start("SignatureValidationReport");
        WriteIdentifier(signature);
        WriteConstraints(file, signature);
        Start("ValidationTimeInfo");
        Element("ValidationTime", Time(_report.Instant));
        Start("BestSignatureTime");
        bool isProven = signature.SourceInstant == SourceInstant.Horodatage && signature.Instant is not null;
        Element("POETime", Time(isProven ? signature.Instant!.Value : _report.Instant));
        Element("TypeOfProof", Urn + "poetype:validation");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Start("SignersDocument");
        Reference("SignersDocumentRepresentation", DocumentId(index));
        _xml.WriteEndElement();
        WriteAttributes(signature);
        if (!signature.Chaine.IsEmpty)
        {
            Start("SignerInformation");
            Reference("SignerCertificate", CertificateId(signature.Chaine[0]));
            Element("Signer", Clean(signature.Signataire));
            _xml.WriteEndElement();
        }

        Start("SignatureValidationProcess");
        Element("SignatureValidationProcessID", Urn + "validationprocess:LTA");
        _xml.WriteEndElement();
        Start("SignatureValidationStatus");
        WriteIndications(signature.Verdict, signature.SousIndication);
        WriteChain(signature);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteIdentifier(SignatureVerifiee signature)
    {
        Start("SignatureIdentifier");
        Element("HashOnly", "false");
        Element("DocHashOnly", "false");
        Element("DAIdentifier", Clean(signature.Champ));
        _xml.WriteEndElement();
    }

    // Own constraints are about the whole act: the report says which of them keep it from being presented as good.
    private void WriteConstraints(FichierVerifie file, SignatureVerifiee signature)
    {
        Start("ValidationConstraintsEvaluationReport");
        Constraint("integrite", signature.Integre ? Verdict.TOTAL_PASSED : Verdict.TOTAL_FAILED);
        Constraint("modifications-posterieures", signature.ModificationsPosterieures == ModificationsPosterieures.Interdites
            ? Verdict.TOTAL_FAILED
            : Verdict.TOTAL_PASSED);
        if (file.Circuit is CircuitVerifie circuit)
        {
            Constraint("ordre-du-circuit", circuit.OrdreRespecte ? Verdict.TOTAL_PASSED : Verdict.INDETERMINATE);
            Constraint("acte-complet", circuit.Complet ? Verdict.TOTAL_PASSED : Verdict.INDETERMINATE);
        }

        Constraint("document", file.Verdict);
        _xml.WriteEndElement();
    }

    private void Constraint(string name, Verdict verdict)
    {
        Start("ValidationConstraint");
        Element("ValidationConstraintIdentifier", OwnConstraint + name);
        Start("ConstraintStatus");
        Element("Status", Urn + "constraintStatus:applied");
        _xml.WriteEndElement();
        Start("ValidationStatus");
        Element("MainIndication", Urn + "mainindication:" + verdict switch
        {
            Verdict.TOTAL_PASSED => "passed",
            Verdict.TOTAL_FAILED => "failed",
            _ => "indeterminate",
        });
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteAttributes(SignatureVerifiee signature)
    {
        bool isClaimed = signature.Instant is not null && signature.SourceInstant == SourceInstant.Declare;
        if (!isClaimed && signature.Qualite is null)
        {
            return;
        }

        Start("SignatureAttributes");
        if (isClaimed)
        {
            Start("SigningTime");
            _xml.WriteAttributeString("Signed", "true");
            Element("Time", Time(signature.Instant!.Value));
            _xml.WriteEndElement();
        }

        if (signature.Qualite is string quality)
        {
            Start("SignerRole");
            Start("RoleDetails");
            Element("Role", Clean(quality));
            Element("EndorsementType", "claimed");
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteIndications(Verdict verdict, SubIndication? reason)
    {
        Element("MainIndication", Urn + "mainindication:" + verdict switch
        {
            Verdict.TOTAL_PASSED => "total-passed",
            Verdict.TOTAL_FAILED => "total-failed",
            _ => "indeterminate",
        });
        if (reason is not null)
        {
            Element("SubIndication", Urn + "subindication:" + StandardNames.Of(reason));
        }
    }

    private void WriteChain(SignatureVerifiee signature)
    {
        Start("AssociatedValidationReportData");
        if (!signature.Chaine.IsEmpty)
        {
            Start("CertificateChain");
            Reference("SigningCertificate", CertificateId(signature.Chaine[0]));
            foreach (Certificate issuer in signature.Chaine.Skip(1))
            {
                Reference("IntermediateCertificate", CertificateId(issuer));
            }

            _xml.WriteEndElement();
        }

        WriteRevocations(signature);
        Start("AdditionalValidationReportData");
        foreach (string fact in signature.Detail.Prepend(signature.Phrase))
        {
            Start("ReportData");
            Element("Type", "urn:cpomdocs:constat");
            Element("Value", Clean(fact));
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteRevocations(SignatureVerifiee signature)
    {
        foreach (PreuveRevocation proof in signature.Revocations.DistinctBy(IdOf))
        {
            Reference("RelatedValidationObject", IdOf(proof));
        }

        if (signature.Revocations.FirstOrDefault(proof => proof.RevoqueLe is not null) is PreuveRevocation revoked)
        {
            Start("RevocationStatusInformation");
            Reference("ValidationObjectId", CertificateId(revoked.Certificat));
            Element("RevocationTime", Time(revoked.RevoqueLe!.Value));
            Reference("RevocationObject", IdOf(revoked));
            _xml.WriteEndElement();
        }
    }

    private void WriteObjects(int index, FichierVerifie file)
    {
        StartObject(DocumentId(index), "signedData");
        Start("DigestAlgAndValue");
        _xml.WriteStartElement("ds", "DigestMethod", Ds);
        _xml.WriteAttributeString("Algorithm", Sha256);
        _xml.WriteEndElement();
        _xml.WriteElementString("ds", "DigestValue", Ds, Convert.ToBase64String(Convert.FromHexString(file.Sha256)));
        _xml.WriteEndElement();
        Element("URI", Uri.EscapeDataString(file.Fichier));
        EndObject();
        foreach (Certificate certificate in file.Signatures.SelectMany(signature => signature.Chaine))
        {
            if (_written.Add(CertificateId(certificate)))
            {
                StartObject(CertificateId(certificate), "certificate");
                Element("base64", Convert.ToBase64String(certificate.Encoded.Span));
                EndObject();
            }
        }

        foreach (PreuveRevocation proof in file.Signatures.SelectMany(signature => signature.Revocations))
        {
            if (_written.Add(IdOf(proof)))
            {
                WriteRevocation(proof);
            }
        }

        for (int i = 0; i < file.Horodatages.Length; i++)
        {
            WriteTimestamp($"T{index}-{i}", DocumentId(index), file.Horodatages[i]);
        }
    }

    private void WriteRevocation(PreuveRevocation proof)
    {
        StartObject(IdOf(proof), proof.EstOcsp ? "OCSPResponse" : "CRL");
        Element("base64", Convert.ToBase64String(proof.Donnee.Span));
        _xml.WriteEndElement();
        Start("POE");
        Element("POETime", Time(proof.ExistaitLe ?? _report.Instant));
        Element("TypeOfProof", Urn + "poetype:validation");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteTimestamp(string id, string document, HorodatageVerifie timestamp)
    {
        StartObject(id, "timestamp");
        Element("direct", Clean(timestamp.Champ));
        _xml.WriteEndElement();
        if (timestamp is { Verdict: Verdict.TOTAL_PASSED, Instant: DateTimeOffset at })
        {
            Start("POEProvisioning");
            Element("POETime", Time(at));
            Reference("ValidationObject", document);
            _xml.WriteEndElement();
        }

        Start("ValidationReport");
        Start("SignatureValidationStatus");
        WriteIndications(timestamp.Verdict, timestamp.SousIndication);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void StartObject(string id, string type)
    {
        Start("ValidationObject");
        _xml.WriteAttributeString("id", id);
        Element("ObjectType", Urn + "validationObject:" + type);
        Start("ValidationObjectRepresentation");
    }

    private void EndObject()
    {
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Start(string name) => _xml.WriteStartElement(name, Vr);

    private void Element(string name, string value) => _xml.WriteElementString(name, Vr, value);

    private void Reference(string name, string id)
    {
        Start(name);
        _xml.WriteAttributeString("VOReference", id);
        _xml.WriteEndElement();
    }

    private static string DocumentId(int index) => $"D{index}";

    private static string CertificateId(Certificate certificate) => "C" + Fingerprint(certificate.Encoded);

    private static string IdOf(PreuveRevocation proof) => "R" + Fingerprint(proof.Donnee);

    private static string Fingerprint(ReadOnlyMemory<byte> encoded) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(encoded.Span));

    private static string Time(DateTimeOffset instant) => XmlConvert.ToString(instant.UtcDateTime, XmlDateTimeSerializationMode.Utc);

    // Names come from hostile files: what XML forbids is shown as a replacement character.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isAllowed = rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and not 0xFFFE and not 0xFFFF);
            clean.Append(isAllowed ? rune : Rune.ReplacementChar);
        }

        return clean.ToString();
    }
}
