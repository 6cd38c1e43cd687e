using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Signing.Pades;

/// <summary>Tells from a PDF alone who has initialled and signed and who is next. Stateless.</summary>
public static class SignatureStatusReader
{
    /// <summary>Reads the state of a document. Says nothing of the validity of its signatures.</summary>
    /// <param name="pdf">The whole file.</param>
    /// <returns>The state, or <c>CPOM6001</c> (not a readable PDF), <c>CPOM6101</c> (not a document of CpomDocs).</returns>
    public static Outcome<SignatureStatus> Read(ReadOnlyMemory<byte> pdf)
    {
        Outcome<OpenedDocument> opened = OpenedDocument.Open(pdf);
        return opened.TryGet(out OpenedDocument? document)
            ? Outcome.Of(new SignatureStatus(document.Descripteur, document.Etat) { EstCertifie = document.Form.DocMdp is not null })
            : Outcome.Failure<SignatureStatus>(opened.Diagnostics);
    }
}
