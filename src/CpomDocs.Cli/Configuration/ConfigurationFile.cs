using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CpomDocs.Cli.Configuration;

/// <summary>Content of <c>cpomdocs.json</c>. A secret is never in it: only where it is (<c>env:NAME</c>, <c>file:PATH</c>).</summary>
internal sealed record ConfigurationFile
{
    /// <summary>Name of the format.</summary>
    public const string SchemaName = "cpomdocs/configuration/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Name of the format.</summary>
    public required string Schema { get; init; }

    /// <summary>Cards and tokens.</summary>
    public TokenSettings? Pkcs11 { get; init; }

    /// <summary>Time-stamp authorities, first choice first: addresses, or <c>csc:PROFILE</c>.</summary>
    public ImmutableArray<string> Tsa { get; init; } = [];

    /// <summary>Name and password for the authorities that ask for them, by address.</summary>
    public ImmutableDictionary<string, AuthoritySettings> TsaAcces { get; init; } =
        ImmutableDictionary<string, AuthoritySettings>.Empty;

    /// <summary>Whether an OCSP question carries a number that its answer must bear again.</summary>
    public bool OcspNonce { get; init; }

    /// <summary>Folders of the agency's own families of contracts, first choice first.</summary>
    public ImmutableArray<string> Modeles { get; init; } = [];

    /// <summary>What the judge of deposits trusts: PEM files, trusted lists, or folders of both.</summary>
    public ImmutableArray<string> Confiance { get; init; } = [];

    /// <summary>The archive: where it is, and what its service keeps.</summary>
    public ArchiveSettings? Archive { get; init; }

    /// <summary>Remote signing services, by the name of their profile.</summary>
    public ImmutableDictionary<string, RemoteSettings> Csc { get; init; } = ImmutableDictionary<string, RemoteSettings>.Empty;

    /// <summary>Services and codes of transfers to an archives service.</summary>
    public TransferSettings? Seda { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It is no configuration.</exception>
    public static ConfigurationFile Read(ReadOnlySpan<byte> json)
    {
        ConfigurationFile? file = JsonSerializer.Deserialize<ConfigurationFile>(json, Options);
        return file?.Schema == SchemaName ? file : throw new JsonException(null, "$.schema", null, null);
    }
}

/// <summary>Settings of cards and tokens.</summary>
/// <param name="Module">PKCS#11 module for URIs that name none.</param>
internal sealed record TokenSettings(string? Module);

/// <summary>Settings of an archive in a container of blobs.</summary>
internal sealed record ArchiveSettings
{
    /// <summary>The archive that <c>sign</c> checks documents against: a folder, or the address of a container.</summary>
    public string? Lieu { get; init; }

    /// <summary>Where the connection string is; <c>AZURE_STORAGE_CONNECTION_STRING</c> of the environment when absent.</summary>
    public string? Connexion { get; init; }

    /// <summary>Whether the service is an emulator, which keeps no protection.</summary>
    public bool Emulateur { get; init; }

    /// <summary>Days during which the service refuses to change or remove a version.</summary>
    public int? ImmutabiliteJours { get; init; }

    /// <summary>Whether nobody can shorten that time.</summary>
    public bool ImmutabiliteVerrouillee { get; init; }

    /// <summary>Whether versions are put on legal hold.</summary>
    public bool GelJuridique { get; init; }
}

/// <summary>How a time-stamp authority knows its customer, and what is asked of it.</summary>
/// <param name="Utilisateur">Name of the customer, if it has one.</param>
/// <param name="MotDePasse">Where its password is.</param>
/// <param name="Politique">Policy asked of the authority (object identifier); its own when absent.</param>
internal sealed record AuthoritySettings(string? Utilisateur, string? MotDePasse, string? Politique);

/// <summary>Settings of a remote signing service.</summary>
internal sealed record RemoteSettings
{
    /// <summary>Base address of the API.</summary>
    public required string Adresse { get; init; }

    /// <summary>Credential to use.</summary>
    public string? Identite { get; init; }

    /// <summary>User whose credentials are listed.</summary>
    public string? Utilisateur { get; init; }

    /// <summary>How access is obtained: <c>client</c>, <c>code</c> or <c>jeton</c>.</summary>
    public string Autorisation { get; init; } = "client";

    /// <summary>Base address of the OAuth 2 server.</summary>
    public string? ServeurAutorisation { get; init; }

    /// <summary>Identifier of this program there.</summary>
    public string? Client { get; init; }

    /// <summary>Where its secret is.</summary>
    public string? Secret { get; init; }

    /// <summary>Where a browser is sent back.</summary>
    public string? Redirection { get; init; }

    /// <summary>Where an access token is.</summary>
    public string? Jeton { get; init; }

    /// <summary>Where the code of the credential is.</summary>
    public string? Pin { get; init; }

    /// <summary>Where its one-time code is.</summary>
    public string? Otp { get; init; }

    /// <summary>How long a call may take, in seconds.</summary>
    public int DelaiSecondes { get; init; } = 30;

    /// <summary>Whether signatures are asked for in asynchronous mode.</summary>
    public bool Asynchrone { get; init; }

    /// <summary>How long the service may take to sign in asynchronous mode, in seconds.</summary>
    public int AttenteSecondes { get; init; } = 600;
}
