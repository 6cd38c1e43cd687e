using CpomDocs.Signing.Remote;

namespace CpomDocs.Signing.Keys;

/// <summary>What opening a key may need besides its name. Secrets are given here, never in the name.</summary>
public sealed record SigningKeyOptions
{
    /// <summary>Password of a key file, if it has one.</summary>
    public string? Password { get; init; }

    /// <summary>Code of a token, when it is given by a file named for it; it wins over every other source.</summary>
    public string? Pin { get; init; }

    /// <summary>
    /// Gives a secret that no file gave, or <see langword="null"/> when nobody can: asked once for a whole batch, and never again after a
    /// refusal.
    /// </summary>
    public Func<SecretRequest, string?> AskSecret { get; init; } = _ => null;

    /// <summary>
    /// Sends a person to an address where a signature is authorised, and gives back the code, or the whole address the browser came to;
    /// <see langword="null"/> when nobody can.
    /// </summary>
    public Func<Uri, string?> AskCode { get; init; } = _ => null;

    /// <summary>Gives the remote service of a name, or <see langword="null"/> when the configuration has none.</summary>
    public Func<string, CscProfile?> RemoteProfile { get; init; } = _ => null;

    /// <summary>Clock that dates the end of an access.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told in French what the person should know before a key is used: few tries left, a demonstration service.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>PEM text of the signer's certificate, then its issuers, for a token that does not hold it.</summary>
    public string? CertificatePem { get; init; }

    /// <summary>PKCS#11 module to load when the URI names none: a path or a name.</summary>
    public string? TokenModule { get; init; }

    /// <summary>Whether an RSA key signs with RSASSA-PSS; PKCS#1 v1.5 otherwise.</summary>
    public bool Pss { get; init; }

    /// <summary>Says nothing of what is inside: there are secrets.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(SigningKeyOptions);
}
