using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CpomDocs.Archiving.Transfers;
using SignatureDescription = CpomDocs.Archiving.Transfers.SignatureDescription;

namespace CpomDocs.Tests.Archiving;

/// <summary>Transfers that start valid: a contract with a signed document, its own proof, and the data of the contract.</summary>
internal static class UnVersement
{
    public const string Socle = "urn:cpom:349900019AA/documents/SOCLE.pdf";

    private static readonly DateTimeOffset Signed = new(2026, 3, 12, 14, 5, 0, TimeSpan.Zero);

    public static SedaTransfer De(SedaVersion version, params ImmutableArray<ArchiveUnit> units) => new()
    {
        Version = version,
        Identifier = "CPOM-1",
        Date = Signed.AddDays(30),
        Comment = "Versement d’essai",
        Parties = new SedaParties
        {
            ArchivalAgency = "FRAD034",
            TransferringAgency = "ARS-OCC",
            OriginatingAgency = "ARS-OCC-DOSA",
            ArchivalAgreement = "IC-000001",
            ArchivalProfile = "PR-000001",
            ServiceLevel = "SL-1",
            Appraisal = new AppraisalRule("APP-00005", Keep: true),
            AccessRule = "ACC-00002",
        },
        Units = units.IsEmpty ? [Contrat()] : units,
    };

    public static ArchiveUnit Contrat(string holder = "Anne PEYRUSSAC") => new()
    {
        Key = "urn:cpom:349900019AA",
        Level = DescriptionLevel.RecordGrp,
        Title = "Contrat pluriannuel d’objectifs et de moyens : Centre hospitalier de l’Étang",
        Description = "Contrat 349900019AA",
        Identifier = "urn:cpom:349900019AA",
        Start = new DateOnly(2026, 1, 1),
        End = new DateOnly(2030, 12, 31),
        SignedOn = Signed,
        Units = [DocumentSigne(holder), Donnees()],
    };

    public static BinaryDataObject Fichier(string path, string content = "contenu") => new(
        path,
        Encoding.UTF8.GetByteCount(content),
        Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(content))),
        FileFormat.OfFile(path),
        () => Encoding.UTF8.GetBytes(content))
    {
        LastModified = Signed,
    };

    private static ArchiveUnit DocumentSigne(string holder) => new()
    {
        Key = Socle,
        Level = DescriptionLevel.Item,
        Title = "Socle contractuel",
        DocumentType = "socle de contrat",
        SignedOn = Signed,
        Object = Fichier("349900019AA/documents/SOCLE.pdf", "%PDF-1.7 signé"),
        Signing = new SigningInformation
        {
            Signatures =
            [
                new SignatureDescription(holder, Signed, "PAdES-BASELINE-LTA") { Function = "Directrice", Role = "RepresentantLegal" },
                new SignatureDescription("Didier JAFFRE", Signed.AddDays(3), "PAdES-BASELINE-LTA"),
            ],
            Timestamps = [new TimestampingInformation(Signed.AddDays(3), "Horodatage d’essai")],
            Proofs = ["TOTAL-PASSED — Document valide, 2 signatures."],
            Validator = "CpomDocs",
            ValidatedOn = Signed.AddDays(30),
        },
        Units =
        [
            new ArchiveUnit
            {
                Key = Socle + "#preuve",
                Level = DescriptionLevel.Item,
                Title = "Chaîne de certificats",
                Object = Fichier("349900019AA/preuves/SOCLE/chaîne 1.pem"),
                ProofOf = [Socle],
            },
        ],
    };

    private static ArchiveUnit Donnees() => new()
    {
        Key = "urn:cpom:349900019AA/donnees",
        Level = DescriptionLevel.File,
        Title = "Données",
        Units =
        [
            new ArchiveUnit
            {
                Key = "urn:cpom:349900019AA/donnees/vide.json",
                Level = DescriptionLevel.Item,
                Title = "vide.json",
                Object = Fichier("349900019AA/donnees/vide.json", ""),
            },
        ],
    };
}
