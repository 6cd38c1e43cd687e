using System.Text.Json;
using System.Text.Json.Serialization;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// What is kept beside a request of signature and does not travel with it: the digest of what was asked, and whether it was used.
/// </summary>
/// <param name="Schema">Name of the format.</param>
/// <param name="Demande">Digest of the request.</param>
/// <param name="Etat">Whether it still waits.</param>
internal sealed record DemandeSuivi(string Schema, string Demande, EtatDemande Etat)
{
    private const string SchemaName = "cpomdocs/suivi/1";

    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The record of a new request.</summary>
    public static DemandeSuivi EnAttente(string demande) => new(SchemaName, demande, EtatDemande.ATTENTE);

    /// <summary>Reads the record; <see langword="null"/> when it is something else.</summary>
    public static DemandeSuivi? TryRead(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<DemandeSuivi>(json, Options) is { Schema: SchemaName } suivi ? suivi : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}

/// <summary>States of a request of signature.</summary>
internal enum EtatDemande
{
    /// <summary>Its signature has not come.</summary>
    ATTENTE,

    /// <summary>Its act is made: it serves no more.</summary>
    UTILISEE,
}
