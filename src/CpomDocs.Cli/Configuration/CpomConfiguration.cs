using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Transfers;
using CpomDocs.Cli.Hosting;
using CpomDocs.Signing.Remote;
using CpomDocs.Trust.Network;

namespace CpomDocs.Cli.Configuration;

/// <summary>The configuration of the program: a file, then the environment, which wins.</summary>
internal sealed partial class CpomConfiguration
{
    private const string FileVariable = "CPOMDOCS_CONFIG";
    private const string ModuleVariable = "CPOMDOCS_PKCS11_MODULE";
    private const string TsaVariable = "CPOMDOCS_TSA";
    private const string TemplatesVariable = "CPOMDOCS_MODELES";
    // The service takes no more (400 years).
    private const int MostDays = 146_000;

    private const string AzureVariable = "AZURE_STORAGE_CONNECTION_STRING";
    private const string ArchiveVariable = "CPOMDOCS_ARCHIVE";
    private const string DefaultFile = "cpomdocs.json";

    private readonly CliHost _host;
    private readonly ConfigurationFile? _file;

    private CpomConfiguration(CliHost host, string? path, ConfigurationFile? file)
    {
        _host = host;
        Path = path;
        _file = file;
    }

    /// <summary>Path of the file, or <see langword="null"/> when there is none.</summary>
    public string? Path { get; }

    /// <summary>PKCS#11 module for URIs that name none.</summary>
    public string? TokenModule => _host.Environment(ModuleVariable) ?? _file?.Pkcs11?.Module;

    /// <summary>Folders of the agency's own families, first choice first.</summary>
    public IEnumerable<string> Templates => _host.Environment(TemplatesVariable) is { } folders
        ? folders.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : _file is { Modeles.IsDefaultOrEmpty: false } ? _file.Modeles : [];

    /// <summary>The archive that an act is checked against.</summary>
    public string? ArchivePlace => _host.Environment(ArchiveVariable) ?? _file?.Archive?.Lieu;

    /// <summary>Time-stamp authorities of the file, first choice first.</summary>
    public string[] Authorities => _file is { Tsa.IsDefaultOrEmpty: false } ? [.. _file.Tsa] : [];

    /// <summary>What the judge of deposits trusts: paths.</summary>
    public string[] Trust => _file is { Confiance.IsDefaultOrEmpty: false } ? [.. _file.Confiance] : [];

    /// <summary>How the services of a PKI are asked.</summary>
    public PkiHttpOptions Network => new() { OcspNonce = _file?.OcspNonce ?? false };

    /// <summary>Who takes part in a transfer to an archives service.</summary>
    /// <exception cref="InputException">A setting that a transfer cannot do without is missing or unknown: all are named.</exception>
    public SedaParties Transfer()
    {
        TransferSettings settings = _file?.Seda ?? new TransferSettings();
        return settings.Faults is { IsEmpty: false } faults
            ? throw new InputException(
                Messages.Get("TransferSettings", Path ?? DefaultFile, string.Join(", ", faults.Select(name => "seda." + name))))
            : settings.ToParties();
    }

    /// <summary>Reads the configuration; without a file every setting has its default.</summary>
    /// <exception cref="InputException">The file that is named is missing, or the file says something unknown.</exception>
    public static CpomConfiguration Read(CliHost host)
    {
        string? named = host.Environment(FileVariable);
        string path = named ?? DefaultFile;
        if (!File.Exists(path))
        {
            return named is null ? new CpomConfiguration(host, null, null) : throw new InputException(Messages.Get("CannotRead", path));
        }

        try
        {
            return new CpomConfiguration(host, path, ConfigurationFile.Read(File.ReadAllBytes(path)));
        }
        catch (JsonException error)
        {
            throw new InputException(Messages.Get("ConfigurationInvalid", path, (error.LineNumber ?? 0) + 1, error.Path ?? "$"), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(Messages.Get("CannotRead", path), error);
        }
    }

    /// <summary>How an archive in a container is reached and protected.</summary>
    /// <returns>Options; a folder needs none of them.</returns>
    /// <exception cref="InputException">A setting is badly written, or a secret is in the file.</exception>
    public ArchiveOptions Archive()
    {
        ArchiveSettings settings = _file?.Archive ?? new ArchiveSettings();
        return new ArchiveOptions
        {
            ConnexionAzure = settings.Connexion is { } place
                ? new SecretPlace(_host, Path!).Read("archive.connexion", place)
                : _host.Environment(AzureVariable),
            Emulateur = settings.Emulateur,
            ImmutabiliteJours = settings.ImmutabiliteJours is null or (> 0 and <= MostDays)
                ? settings.ImmutabiliteJours
                : throw new InputException(Messages.Get("SettingInvalid", Path!, "archive.immutabiliteJours")),
            ImmutabiliteVerrouillee = settings.ImmutabiliteVerrouillee,
            GelJuridique = settings.GelJuridique,
        };
    }

    /// <summary>A remote signing service, its secrets read; <see langword="null"/> when the name is unknown.</summary>
    /// <exception cref="InputException">A setting is badly written, or a secret is missing.</exception>
    public CscProfile? Remote(string name)
    {
        if (_file is null || !_file.Csc.TryGetValue(name, out RemoteSettings? settings))
        {
            return null;
        }

        var secrets = new SecretPlace(_host, Path!);
        string place = "csc." + name + ".";
        return new CscProfile
        {
            Name = name,
            Address = AddressOf(place + "adresse", settings.Adresse)!,
            Credential = settings.Identite,
            User = settings.Utilisateur,
            Flow = FlowOf(place + "autorisation", settings.Autorisation),
            AuthorizationServer = AddressOf(place + "serveurAutorisation", settings.ServeurAutorisation),
            ClientId = settings.Client,
            ClientSecret = secrets.Read(place + "secret", settings.Secret),
            Redirection = AddressOf(place + "redirection", settings.Redirection),
            AccessToken = secrets.Read(place + "jeton", settings.Jeton),
            Pin = secrets.Read(place + "pin", settings.Pin),
            Otp = secrets.Read(place + "otp", settings.Otp),
            Timeout = TimeSpan.FromSeconds(Math.Clamp(settings.DelaiSecondes, 1, 600)),
            IsAsynchronous = settings.Asynchrone,
            LongestOperation = TimeSpan.FromSeconds(Math.Clamp(settings.AttenteSecondes, 1, 86400)),
        };
    }

    /// <summary>The login of a time-stamp authority; <see langword="null"/> when none is set.</summary>
    /// <exception cref="InputException">It would travel in the clear, or its password is missing.</exception>
    public ServiceLogin? LoginOf(Uri authority)
    {
        if (AccessOf(authority) is not { Utilisateur: { } user } settings)
        {
            return null;
        }

        string setting = AccessSetting(authority.OriginalString) + "motDePasse";
        bool isSecret = authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback;
        return isSecret && new SecretPlace(_host, Path!).Read(setting, settings.MotDePasse) is { } password
            ? new ServiceLogin(user, password)
            : throw new InputException(Messages.Get(isSecret ? "SettingInvalid" : "TsaLoginInClear", Path!, setting));
    }

    /// <summary>The policy asked of a time-stamp authority; <see langword="null"/> for its own.</summary>
    /// <exception cref="InputException">It is no object identifier.</exception>
    public string? PolicyOf(Uri authority)
    {
        string? policy = AccessOf(authority)?.Politique;
        return policy is null || ObjectIdentifier().IsMatch(policy)
            ? policy
            : throw new InputException(Messages.Get("SettingInvalid", Path!, AccessSetting(authority.OriginalString) + "politique"));
    }

    /// <summary>Every setting in force, secrets masked.</summary>
    public IEnumerable<Setting> Settings()
    {
        yield return FromEnvironment("pkcs11.module", ModuleVariable, _file?.Pkcs11?.Module);
        yield return FromEnvironment("tsa", TsaVariable, Authorities is { Length: > 0 } named ? string.Join(' ', named) : null);
        if (_file is { OcspNonce: true })
        {
            yield return new Setting("ocspNonce", YesOrNo(true), Origin.Fichier);
        }

        string? inFile = _file is { Modeles.IsDefaultOrEmpty: false } ? string.Join(System.IO.Path.PathSeparator, _file.Modeles) : null;
        yield return FromEnvironment("modeles", TemplatesVariable, inFile);
        if (Trust.Length > 0)
        {
            yield return new Setting("confiance", string.Join(' ', Trust), Origin.Fichier);
        }

        yield return FromEnvironment("archive.lieu", ArchiveVariable, _file?.Archive?.Lieu);
        foreach ((string name, string? value) in _file?.Seda?.All.Where(setting => setting.Value is not null) ?? [])
        {
            yield return new Setting("seda." + name, value, Origin.Fichier);
        }

        foreach (string secret in (string[])["CPOMDOCS_P12_PASSWORD", "CPOMDOCS_PIN", "CPOMDOCS_OTP", AzureVariable])
        {
            string? value = _host.Environment(secret);
            yield return new Setting(secret, value is null ? null : SecretPlace.Mask, value is null ? Origin.Defaut : Origin.Environnement);
        }

        Setting[] archive = _file?.Archive is { } place ? Of(place) : [];
        foreach (Setting setting in archive.Concat((_file?.TsaAcces ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => Of(pair.Key, pair.Value))))
        {
            yield return setting;
        }

        foreach ((string name, RemoteSettings settings) in (_file?.Csc ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (Setting setting in Of("csc." + name + ".", settings))
            {
                yield return setting;
            }
        }
    }

    [GeneratedRegex(@"^[0-2](\.(0|[1-9]\d*))+$")]
    private static partial Regex ObjectIdentifier();

    private AuthoritySettings? AccessOf(Uri authority) => _file?.TsaAcces.GetValueOrDefault(authority.OriginalString);

    private static string AccessSetting(string authority) => "tsaAcces." + authority + ".";

    private IEnumerable<Setting> Of(string authority, AuthoritySettings settings)
    {
        (string Name, string? Value)[] plain =
        [
            ("utilisateur", settings.Utilisateur), ("motDePasse", new SecretPlace(_host, Path!).Show(settings.MotDePasse)),
            ("politique", settings.Politique),
        ];
        return plain.Where(item => item.Value is not null)
            .Select(item => new Setting(AccessSetting(authority) + item.Name, item.Value, Origin.Fichier));
    }

    private Setting FromEnvironment(string name, string variable, string? inFile)
    {
        return _host.Environment(variable) is { } value
            ? new Setting(name, value, Origin.Environnement)
            : new Setting(name, inFile, inFile is null ? Origin.Defaut : Origin.Fichier);
    }

    private Setting[] Of(ArchiveSettings settings)
    {
        return
        [
            new("archive.connexion", new SecretPlace(_host, Path!).Show(settings.Connexion), Origin.Fichier),
            new("archive.emulateur", YesOrNo(settings.Emulateur), Origin.Fichier),
            new("archive.immutabiliteJours", settings.ImmutabiliteJours?.ToString(CultureInfo.InvariantCulture), Origin.Fichier),
            new("archive.immutabiliteVerrouillee", YesOrNo(settings.ImmutabiliteVerrouillee), Origin.Fichier),
            new("archive.gelJuridique", YesOrNo(settings.GelJuridique), Origin.Fichier),
        ];
    }

    private static string YesOrNo(bool value) => value ? "true" : "false";

    private IEnumerable<Setting> Of(string place, RemoteSettings settings)
    {
        var secrets = new SecretPlace(_host, Path!);
        (string Name, string? Value)[] plain =
        [
            ("adresse", settings.Adresse), ("identite", settings.Identite), ("utilisateur", settings.Utilisateur),
            ("autorisation", settings.Autorisation), ("serveurAutorisation", settings.ServeurAutorisation),
            ("client", settings.Client), ("redirection", settings.Redirection),
            ("secret", secrets.Show(settings.Secret)), ("jeton", secrets.Show(settings.Jeton)),
            ("pin", secrets.Show(settings.Pin)), ("otp", secrets.Show(settings.Otp)),
            ("asynchrone", settings.Asynchrone ? YesOrNo(true) : null),
        ];
        return plain.Where(item => item.Value is not null).Select(item => new Setting(place + item.Name, item.Value, Origin.Fichier));
    }

    private Uri? AddressOf(string setting, string? text)
    {
        return text is null ? null
            : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.UserInfo.Length == 0 ? address
            : throw new InputException(Messages.Get("SettingInvalid", Path!, setting));
    }

    private CscFlow FlowOf(string setting, string text) => text switch
    {
        "client" => CscFlow.ClientCredentials,
        "code" => CscFlow.AuthorizationCode,
        "jeton" => CscFlow.Token,
        _ => throw new InputException(Messages.Get("SettingInvalid", Path!, setting)),
    };
}

/// <summary>A setting in force.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, masked for a secret; <see langword="null"/> when it has none.</param>
/// <param name="Origin">Where it comes from.</param>
internal sealed record Setting(string Name, string? Value, Origin Origin);

/// <summary>Where a setting comes from.</summary>
internal enum Origin
{
    /// <summary>Nobody set it.</summary>
    Defaut,

    /// <summary>The configuration file.</summary>
    Fichier,

    /// <summary>The environment.</summary>
    Environnement,
}
