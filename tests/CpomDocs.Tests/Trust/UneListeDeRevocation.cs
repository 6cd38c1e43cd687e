using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Revocation;

namespace CpomDocs.Tests.Trust;

/// <summary>A revocation list with what the platform does not write: a scope, a delta, the issuer of an entry.</summary>
/// <param name="signer">Who signs it.</param>
internal sealed class UneListeDeRevocation(Maillon signer)
{
    private const string Sha256WithRsa = "1.2.840.113549.1.1.11";

    public DateTimeOffset Issued { get; init; } = UneChaine.At.AddDays(-2);

    /// <summary>Whether it tells of the certificates of other authorities.</summary>
    public bool IsIndirect { get; init; }

    public bool IsDelta { get; init; }

    /// <summary>Serial number of its only entry; none: nobody is revoked.</summary>
    public int? Serial { get; init; }

    /// <summary>Authority that the entry names.</summary>
    public string? IssuerOfEntry { get; init; }

    public X509RevocationReason? Reason { get; init; }

    public Crl Read()
    {
        byte[] content = Content();
        var list = new AsnWriter(AsnEncodingRules.DER);
        using (list.PushSequence())
        {
            list.WriteEncodedValue(content);
            WriteAlgorithm(list);
            list.WriteBitString(signer.Key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        return Crl.TryRead(list.Encode())!;
    }

    private byte[] Content()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            WriteAlgorithm(writer);
            writer.WriteEncodedValue(signer.Certificate!.SubjectName.RawData);
            writer.WriteUtcTime(Issued);
            writer.WriteUtcTime(Issued.AddDays(30));
            if (Serial is int serial)
            {
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteInteger(serial);
                    writer.WriteUtcTime(Issued.AddDays(-1));
                    WriteEntryExtensions(writer);
                }
            }

            WriteExtensions(writer);
        }

        return writer.Encode();
    }

    private void WriteEntryExtensions(AsnWriter writer)
    {
        if (Reason is null && IssuerOfEntry is null)
        {
            return;
        }

        using (writer.PushSequence())
        {
            if (Reason is X509RevocationReason reason)
            {
                WriteExtension(writer, "2.5.29.21", isCritical: false, value => value.WriteEnumeratedValue(reason));
            }

            if (IssuerOfEntry is string name)
            {
                WriteExtension(writer, "2.5.29.29", isCritical: true, value =>
                {
                    using (value.PushSequence())
                    using (value.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
                    {
                        value.WriteEncodedValue(new X500DistinguishedName(name).RawData);
                    }
                });
            }
        }
    }

    private void WriteExtensions(AsnWriter writer)
    {
        if (!IsIndirect && !IsDelta)
        {
            return;
        }

        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
        {
            if (IsDelta)
            {
                WriteExtension(writer, "2.5.29.27", isCritical: true, value => value.WriteInteger(1));
            }

            if (IsIndirect)
            {
                WriteExtension(writer, "2.5.29.28", isCritical: true, value =>
                {
                    using (value.PushSequence())
                    {
                        value.WriteBoolean(true, new Asn1Tag(TagClass.ContextSpecific, 4));
                    }
                });
            }
        }
    }

    private static void WriteExtension(AsnWriter writer, string oid, bool isCritical, Action<AsnWriter> write)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        write(value);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (isCritical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(value.Encode());
        }
    }

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Sha256WithRsa);
            writer.WriteNull();
        }
    }
}
