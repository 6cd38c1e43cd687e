namespace CpomDocs.Trust.Revocation;

/// <summary>No usable data about the revocation of a certificate was found. Its message is a French sentence for the user.</summary>
public sealed class RevocationUnavailableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="certificate">Holder of the certificate.</param>
    /// <param name="reason">What the services did.</param>
    /// <param name="message">French sentence: what was asked and what was answered.</param>
    /// <param name="innerException">What the machine said, if anything.</param>
    public RevocationUnavailableException(string certificate, RevocationProblem reason, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Certificate = certificate;
        Reason = reason;
    }

    /// <summary>Common name of the certificate that was asked about.</summary>
    public string Certificate { get; }

    /// <summary>What the services did; of several, the last one.</summary>
    public RevocationProblem Reason { get; }
}

/// <summary>What a revocation service did instead of giving usable data.</summary>
public enum RevocationProblem
{
    /// <summary>The certificate names no service over HTTP.</summary>
    NoService,

    /// <summary>It cannot be reached, is too slow, fails, or answers too much.</summary>
    Unreachable,

    /// <summary>It answers something that is neither an OCSP response nor a list, or an error.</summary>
    Malformed,

    /// <summary>It knows nothing of the certificate.</summary>
    UnknownCertificate,

    /// <summary>Its answer is not about the certificate, or not signed by its issuer nor for it.</summary>
    NotAuthentic,

    /// <summary>Its answer is out of date, or dated in the future.</summary>
    Stale,

    /// <summary>Its answer bears the number of another question.</summary>
    Replayed,
}
