using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace CpomDocs.Tests.Trust;

/// <summary>Extensions of certificates that the platform does not write.</summary>
internal static class UneExtension
{
    public const string A = "1.3.6.1.4.1.55555.1";
    public const string B = "1.3.6.1.4.1.55555.2";
    public const string Any = "2.5.29.32.0";

    public static X509Extension Policies(params string[] policies) => Of("2.5.29.32", writer =>
    {
        using (writer.PushSequence())
        {
            foreach (string policy in policies)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(policy);
                }
            }
        }
    });

    public static X509Extension Mapping(string from, string to) => Of("2.5.29.33", writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(from);
            writer.WriteObjectIdentifier(to);
        }
    });

    /// <summary>A policy is demanded after so many certificates.</summary>
    public static X509Extension ExplicitPolicy(int skip) => Of("2.5.29.36", writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(skip, new Asn1Tag(TagClass.ContextSpecific, 0));
        }
    });

    public static X509Extension NoAnyPolicy(int skip) => Of("2.5.29.54", writer => writer.WriteInteger(skip));

    public static X509Extension Critical() => Of("1.3.6.1.4.1.55555.9", writer => writer.WriteNull());

    /// <summary>Only mail addresses of a host are permitted.</summary>
    public static X509Extension OnlyMailOf(string host) => Of("2.5.29.30", writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, host, new Asn1Tag(TagClass.ContextSpecific, 1));
        }
    });

    /// <summary>The lists about the certificate are signed by another authority than its issuer.</summary>
    public static X509Extension ListsBy(string name) => Of("2.5.29.31", writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
        {
            writer.WriteEncodedValue(new X500DistinguishedName(name).RawData);
        }
    });

    private static X509Extension Of(string oid, Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return new X509Extension(oid, writer.Encode(), critical: true);
    }
}
