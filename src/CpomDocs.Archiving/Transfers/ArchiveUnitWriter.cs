using System.Collections.Immutable;

namespace CpomDocs.Archiving.Transfers;

/// <summary>Writes the tree of a transfer: what each unit is, who signed it, how long it is kept.</summary>
internal sealed class ArchiveUnitWriter(SedaXml seda, SedaTransfer transfer, SedaIdentifiers identifiers)
{
    private readonly ImmutableHashSet<string> _proven = [.. transfer.AllUnits.SelectMany(unit => unit.ProofOf)];

    /// <summary>Writes a unit and what it holds.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isRoot">Whether the rules of the transfer are said here; what is under inherits them.</param>
    public void Write(ArchiveUnit unit, bool isRoot) => seda.Element("ArchiveUnit", ("id", identifiers.UnitOf(unit.Key)), () =>
    {
        if (isRoot)
        {
            Management(unit);
        }

        seda.Element("Content", () => Content(unit));
        foreach (ArchiveUnit child in unit.Units)
        {
            Write(child, isRoot: false);
        }

        if (unit.Object is not null)
        {
            seda.Element("DataObjectReference", () => seda.Text("DataObjectGroupReferenceId", identifiers.GroupOf(unit)));
        }
    });

    private void Management(ArchiveUnit unit)
    {
        SedaParties parties = transfer.Parties;
        if (parties is { Appraisal: null, AccessRule: null })
        {
            return;
        }

        seda.Element("Management", () =>
        {
            if (parties.Appraisal is { } appraisal)
            {
                seda.Element("AppraisalRule", () =>
                {
                    seda.Text("Rule", appraisal.Rule);
                    seda.Day("StartDate", unit.End);
                    seda.Text("FinalAction", appraisal.Keep ? "Keep" : "Destroy");
                });
            }

            if (parties.AccessRule is { } access)
            {
                seda.Element("AccessRule", () =>
                {
                    seda.Text("Rule", access);
                    seda.Day("StartDate", unit.SignedOn is { } signed ? DateOnly.FromDateTime(signed.UtcDateTime) : unit.Start);
                });
            }
        });
    }

    private void Content(ArchiveUnit unit)
    {
        seda.Text("DescriptionLevel", unit.Level.ToString());
        seda.Text("Title", unit.Title);
        seda.Text("OriginatingAgencyArchiveUnitIdentifier", unit.Identifier);
        seda.Text("Description", unit.Description);
        seda.Text("DocumentType", unit.DocumentType);
        seda.Text("Language", unit.Object is null ? null : "fr");
        seda.Text("DescriptionLanguage", "fr");
        seda.Element("OriginatingAgency", () => seda.Text("Identifier", transfer.Parties.OriginatingAgency));
        seda.Instant("TransactedDate", unit.SignedOn);
        seda.Day("StartDate", unit.Start);
        seda.Day("EndDate", unit.End);
        Signing(unit);
    }

    private void Signing(ArchiveUnit unit)
    {
        if (transfer.Version == SedaVersion.V2_3)
        {
            SigningInformationOf(unit);
            return;
        }

        foreach (SignatureDescription signature in unit.Signing?.Signatures ?? [])
        {
            seda.Element("Signature", () => SignatureOf(unit, unit.Signing!, signature));
        }
    }

    private void SigningInformationOf(ArchiveUnit unit)
    {
        if (unit.Signing is { } signing)
        {
            seda.Element("SigningInformation", () => SignedDocument(unit, signing));
        }
        else if (!unit.ProofOf.IsEmpty)
        {
            seda.Element("SigningInformation", () =>
            {
                seda.Text("SigningRole", "AdditionalProof");
                foreach (string key in unit.ProofOf)
                {
                    seda.Text("SignedDocumentReferenceId", identifiers.UnitOf(key));
                }
            });
        }
    }

    // Signatures and time-stamps are in the signed file itself; other proofs are units of their own.
    private void SignedDocument(ArchiveUnit unit, SigningInformation signing)
    {
        seda.Text("SigningRole", "SignedDocument");
        seda.Text("SigningRole", signing.Timestamps.IsEmpty ? null : "Timestamp");
        seda.Text("SigningRole", "Signature");
        seda.Text("DetachedSigningRole", _proven.Contains(unit.Key) ? "AdditionalProof" : null);
        foreach (SignatureDescription signature in signing.Signatures)
        {
            seda.Element("SignatureDescription", () =>
            {
                seda.Element("Signer", () => Signer(signature));
                seda.Element("Validator", () => Validator(signing));
                seda.Text("SigningType", signature.Type);
            });
        }

        foreach (TimestampingInformation timestamp in signing.Timestamps)
        {
            seda.Element("TimestampingInformation", () =>
            {
                seda.Instant("TimeStamp", timestamp.Instant);
                seda.Text("AdditionalTimestampingInformation", timestamp.Authority);
            });
        }

        if (!signing.Proofs.IsEmpty)
        {
            seda.Element("AdditionalProof", () =>
            {
                foreach (string proof in signing.Proofs)
                {
                    seda.Text("AdditionalProofInformation", proof);
                }
            });
        }
    }

    private void SignatureOf(ArchiveUnit unit, SigningInformation signing, SignatureDescription signature)
    {
        seda.Element("Signer", () => Signer(signature));
        seda.Element("Validator", () => Validator(signing));
        seda.Element("ReferencedObject", () =>
        {
            seda.Text("SignedObjectId", identifiers.ObjectOf(unit));
            seda.Text("SignedObjectDigest", unit.Object!.Sha512, ("algorithm", "SHA-512"));
        });
    }

    private void Signer(SignatureDescription signature)
    {
        seda.Text("FullName", signature.FullName);
        seda.Instant("SigningTime", signature.SignedOn);
        seda.Text("Function", signature.Function);
        seda.Text("Role", signature.Role);
    }

    private void Validator(SigningInformation signing)
    {
        seda.Text("Corpname", signing.Validator);
        seda.Instant("ValidationTime", signing.ValidatedOn);
    }
}
