using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads a delegate chosen after a document was rendered (<c>cpomdocs/delegataire/1</c>). Stateless.</summary>
public static class SignataireReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="fichier">Name of the file, for the messages.</param>
    /// <param name="json">
    /// Its bytes; fields that only a contract needs (<c>id</c>, <c>partie</c>, <c>ordre</c>) are passed over with a warning.
    /// </param>
    /// <returns>The person, with the delegation; or every reason to refuse the file (<c>CPOM10xx</c>).</returns>
    /// <remarks>Side and rank are those of the role the person acts for: they are neutral here.</remarks>
    public static Outcome<Signataire> Read(string fichier, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        FileReading reading = FileReader<Delegataire>.Read(fichier, json, FormPolicy.UnknownFieldsPassedOver);
        return reading.Root is null || reading.Bag.HasError
            ? Outcome.Failure<Signataire>(reading.Bag.ToImmutable())
            : Outcome.Of(ToSignataire(FileReader<Delegataire>.ToRecord(reading)), reading.Bag.ToImmutable());
    }

    private static Signataire ToSignataire(Delegataire delegataire) => new()
    {
        Civilite = delegataire.Civilite,
        Prenom = delegataire.Prenom,
        Nom = delegataire.Nom,
        Qualite = delegataire.Qualite,
        Initiales = delegataire.Initiales,
        Delegation = delegataire.Delegation,
    };
}
