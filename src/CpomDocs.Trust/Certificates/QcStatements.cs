using System.Collections.Immutable;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509.Qualified;

namespace CpomDocs.Trust.Certificates;

/// <summary>What a certificate declares of its own qualification (EN 319 412-5).</summary>
/// <param name="Statements">Statements (object identifiers).</param>
/// <param name="Types">Kinds of qualified certificate it says it is (object identifiers).</param>
internal sealed record QcStatements(ImmutableHashSet<string> Statements, ImmutableHashSet<string> Types)
{
    private const string Compliance = "0.4.0.1862.1.1";
    private const string Device = "0.4.0.1862.1.4";
    private const string Type = "0.4.0.1862.1.6";
    private const string Signature = "0.4.0.1862.1.6.1";

    /// <summary>It declares nothing.</summary>
    public static QcStatements None { get; } = new([], []);

    /// <summary>It says it is a qualified certificate.</summary>
    public bool IsQualified => Statements.Contains(Compliance);

    /// <summary>It says its key is in a qualified signature creation device.</summary>
    public bool IsInDevice => Statements.Contains(Device);

    /// <summary>It is for signatures: it says so, or says nothing, as certificates did before the regulation.</summary>
    public bool IsForSignatures => Types.IsEmpty || Types.Contains(Signature);

    /// <summary>Reads the extension.</summary>
    public static QcStatements Read(Asn1Object? value)
    {
        QCStatement[] statements = value is null ? [] : [.. Asn1Sequence.GetInstance(value).Select(QCStatement.GetInstance)];
        Asn1Encodable? types = statements.FirstOrDefault(statement => statement.StatementId.Id == Type)?.StatementInfo;
        return new QcStatements(
            [.. statements.Select(statement => statement.StatementId.Id)],
            types is null ? [] : [.. Asn1Sequence.GetInstance(types.ToAsn1Object()).OfType<DerObjectIdentifier>().Select(type => type.Id)]);
    }
}
