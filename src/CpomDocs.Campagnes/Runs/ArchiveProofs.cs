using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// What each version of a contract holds beside its documents: the proofs of the acts as files, the journal of the circuit, and a page for
/// a person who has never seen the program (ARC-03, ARC-04).
/// </summary>
internal static class ArchiveProofs
{
    /// <summary>Logical path of the journal of the circuit.</summary>
    public const string Journal = "journal.json";

    /// <summary>Folder of the proofs of acts, one folder a document.</summary>
    public const string Acts = ArchiveContent.Proofs + "actes/";

    private const string Schema = "cpomdocs/journal/1";
    private const string Certificates = ArchiveContent.Proofs + "certificats/";
    private const string Revocation = ArchiveContent.Proofs + "revocation/";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Makes a version from its files: proofs are taken again from the documents as they now are.</summary>
    /// <param name="code">Code of the contract.</param>
    /// <param name="evenement">What happened, in French.</param>
    /// <param name="files">Bytes by logical path.</param>
    /// <returns>The version.</returns>
    public static ArchiveEntry EntryOf(string code, string evenement, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        DocumentProofs[] documents =
            [.. files.Where(file => file.Key.EndsWith(".pdf", StringComparison.Ordinal))
                .Select(file => ProofReader.Read(ArchiveContent.DocumentOf(file.Key), file.Value))];
        return new ArchiveEntry
        {
            CodeContrat = code,
            Evenement = evenement,
            Etat = LiasseStates.Of(files),
            Auteur = ArchiveContent.Program,
            Fichiers = files.RemoveRange(files.Keys.Where(IsProof))
                .SetItems(documents.SelectMany(FilesOf))
                .SetItem(Journal, JournalOf(documents)),
            Actes = TextOf(documents),
        };
    }

    private static bool IsProof(string path) =>
        path.StartsWith(Acts, StringComparison.Ordinal)
        || path.StartsWith(Certificates, StringComparison.Ordinal)
        || path.StartsWith(Revocation, StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> FilesOf(DocumentProofs document)
    {
        foreach (ActProof act in document.Actes)
        {
            string name = $"{Acts}{document.Document}/{act.Champ}";
            bool isStamp = act.Declare is null && act.Horodatage is not null;
            yield return KeyValuePair.Create(name + (isStamp ? ".tst" : ".p7s"), act.Cms);
            if (act.Jeton is { } token)
            {
                yield return KeyValuePair.Create(name + ".horodatage.tst", token);
            }
        }

        foreach (Certificate certificate in document.Certificats)
        {
            string pem = PemEncoding.WriteString("CERTIFICATE", certificate.Encoded.Span) + "\n";
            yield return KeyValuePair.Create<string, ReadOnlyMemory<byte>>(
                $"{Certificates}{PlainName(certificate.CommonName)}-{Mark(certificate.Encoded)}.pem", Encoding.ASCII.GetBytes(pem));
        }

        foreach (ReadOnlyMemory<byte> response in document.Ocsp)
        {
            yield return KeyValuePair.Create($"{Revocation}ocsp-{Mark(response)}.der", response);
        }

        foreach (ReadOnlyMemory<byte> list in document.Listes)
        {
            yield return KeyValuePair.Create($"{Revocation}crl-{Mark(list)}.crl", list);
        }
    }

    private static byte[] JournalOf(DocumentProofs[] documents)
    {
        var entries = documents
            .SelectMany(document => document.Actes, (document, act) => new JournalEntry(
                document.Document, act.Champ, act.Role, act.Personne, act.Certificat?.CommonName, act.Declare, act.Horodatage, act.Octets))
            .OrderBy(entry => entry.Horodatage ?? entry.Declare)
            .ThenBy(entry => entry.Document, StringComparer.Ordinal)
            .ThenBy(entry => entry.OctetsSignes[^2]);
        return JsonSerializer.SerializeToUtf8Bytes(new JournalDocument(Schema, [.. entries]), Options);
    }

    private static string TextOf(DocumentProofs[] documents)
    {
        var text = new StringBuilder();
        foreach (DocumentProofs document in documents)
        {
            text.Append(document.Document).Append(".pdf\n");
            foreach (ActProof act in document.Actes)
            {
                text.Append("  ").Append(Sentence(act)).Append('\n');
                text.Append("    ").Append(Messages.Get("ReadmeBytes", string.Join(' ', act.Octets))).Append('\n');
            }

            if (document.Actes.IsEmpty)
            {
                text.Append("  ").Append(Messages.Get("ReadmeNoAct")).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Sentence(ActProof act)
    {
        string instant = act.Instant is { } at
            ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
            : Messages.Get("ReadmeNoTime");
        string source = Messages.Get(act.Horodatage is null ? "ReadmeDeclared" : "ReadmeStamped");
        string holder = act.Certificat?.CommonName ?? "?";
        return act.Role is null
            ? Messages.Get("ReadmeStamp", instant, act.Champ, holder)
            : Messages.Get("ReadmeAct", instant, source, act.Personne ?? "?", act.Role, holder);
    }

    private static string Mark(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span))[..16];

    private static string PlainName(string name)
    {
        IEnumerable<char> letters = name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        string plain = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= 60 ? plain : plain[..60];
    }

    private sealed record JournalDocument(string Schema, ImmutableArray<JournalEntry> Actes);

    private sealed record JournalEntry(
        string Document,
        string Champ,
        string? Role,
        string? Personne,
        string? Certificat,
        DateTimeOffset? Declare,
        DateTimeOffset? Horodatage,
        ImmutableArray<long> OctetsSignes);
}
