using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>Finds the key that a URI designates, and the certificates beside it.</summary>
internal sealed class TokenObjects(ISession session, Pkcs11Uri uri)
{
    /// <summary>The one private key that matches.</summary>
    /// <exception cref="SigningKeyUnavailableException">None matches, or several do; the message lists them.</exception>
    public TokenKey Key()
    {
        TokenKey[] keys = [.. Find(CKO.CKO_PRIVATE_KEY, Designation()).Select(ReadKey).OfType<TokenKey>()];
        return keys switch
        {
            [TokenKey key] => key,
            [] => throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.CleAbsente", TokenUri.Shown(uri))),
            _ => throw new SigningKeyUnavailableException(TokenUri.Shown(uri),
                Messages.Format("Pkcs11.PlusieursCles", string.Join(", ", keys.Select(Name)))),
        };
    }

    /// <summary>The certificate with the identifier of a key, or <see langword="null"/>.</summary>
    public X509Certificate2? CertificateOf(TokenKey key)
    {
        return key.Id.IsEmpty ? null : Certificates(Attribute(CKA.CKA_ID, [.. key.Id])).FirstOrDefault();
    }

    /// <summary>
    /// Whether a certificate is that of a key, as far as the token shows the public half: a signature that nobody can verify is not made.
    /// </summary>
    public bool MayBelong(X509Certificate2 certificate, TokenKey key)
    {
        using RSA? rsa = certificate.GetRSAPublicKey();
        byte[] shown = rsa is not null ? Value(key.Handle, CKA.CKA_MODULUS) : PointOf(key);
        byte[] expected = rsa is not null ? rsa.ExportParameters(includePrivateParameters: false).Modulus! : certificate.GetPublicKey();
        return shown.Length == 0 || shown.AsSpan().TrimStart((byte)0).EndsWith(expected.AsSpan().TrimStart((byte)0));
    }

    /// <summary>The issuers of a certificate that the token holds, from the nearest.</summary>
    public ImmutableArray<X509Certificate2> ChainOf(X509Certificate2 signer)
    {
        X509Certificate2[] present = [.. Certificates()];
        var chain = ImmutableArray.CreateBuilder<X509Certificate2>();
        X509Certificate2? last = signer;
        while (last is not null && !IsSelfSigned(last) && chain.Count < present.Length)
        {
            last = present.FirstOrDefault(candidate => candidate.SubjectName.RawData.AsSpan().SequenceEqual(last.IssuerName.RawData)
                && !chain.Contains(candidate));
            if (last is not null)
            {
                chain.Add(last);
            }
        }

        return chain.ToImmutable();
    }

    // PKCS#11 2.40, 2.3.3: the point of a public key is wrapped in an octet string; that of the certificate is the same without it.
    private byte[] PointOf(TokenKey key)
    {
        IObjectHandle? half = key.Id.IsEmpty ? null : Find(CKO.CKO_PUBLIC_KEY, Attribute(CKA.CKA_ID, [.. key.Id])).FirstOrDefault();
        return half is null ? [] : Value(half, CKA.CKA_EC_POINT);
    }

    private static bool IsSelfSigned(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    // A URI may name the certificate (type=cert): its identifier, or its label, is then that of the key too.
    private IObjectAttribute[] Designation()
    {
        var attributes = new List<IObjectAttribute>();
        if (uri.Id is { Length: > 0 } id)
        {
            attributes.Add(Attribute(CKA.CKA_ID, id));
        }
        else if (uri is { Type: CKO.CKO_CERTIFICATE, Object: { } certificate })
        {
            attributes.Add(Attribute(CKA.CKA_ID, IdOfCertificate(certificate)));
        }
        else if (uri.Object is { } label)
        {
            attributes.Add(session.Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label));
        }

        return [.. attributes];
    }

    private byte[] IdOfCertificate(string label)
    {
        IObjectAttribute ofLabel = session.Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label);
        IObjectHandle? found = Find(CKO.CKO_CERTIFICATE, ofLabel).FirstOrDefault();
        return found is not null && Value(found, CKA.CKA_ID) is { Length: > 0 } id
            ? id
            : throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.CleAbsente", TokenUri.Shown(uri)));
    }

    private TokenKey? ReadKey(IObjectHandle handle)
    {
        ulong type = session.GetAttributeValue(handle, [CKA.CKA_KEY_TYPE])[0].GetValueAsUlong();
        return type is (ulong)CKK.CKK_RSA or (ulong)CKK.CKK_EC && Flag(handle, CKA.CKA_SIGN, absent: true)
            ? new TokenKey(handle, [.. Value(handle, CKA.CKA_ID)], System.Text.Encoding.UTF8.GetString(Value(handle, CKA.CKA_LABEL)),
                type == (ulong)CKK.CKK_RSA, Flag(handle, CKA.CKA_ALWAYS_AUTHENTICATE, absent: false))
            : null;
    }

    private IEnumerable<X509Certificate2> Certificates(params IObjectAttribute[] designation)
    {
        foreach (IObjectHandle handle in Find(CKO.CKO_CERTIFICATE, designation))
        {
            if (Load(Value(handle, CKA.CKA_VALUE)) is { } certificate)
            {
                yield return certificate;
            }
        }
    }

    private static X509Certificate2? Load(byte[] der)
    {
        try
        {
            return der.Length == 0 ? null : X509CertificateLoader.LoadCertificate(der);
        }
        catch (CryptographicException)
        {
            // A token may hold certificates of another kind; the signer's, if it is one of them, is then missed by name.
            return null;
        }
    }

    private List<IObjectHandle> Find(CKO kind, params IObjectAttribute[] designation)
    {
        IObjectAttribute ofKind = session.Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, kind);
        return session.FindAllObjects([ofKind, .. designation]);
    }

    private IObjectAttribute Attribute(CKA type, byte[] value) => session.Factories.ObjectAttributeFactory.Create(type, value);

    private byte[] Value(IObjectHandle handle, CKA type)
    {
        IObjectAttribute attribute = session.GetAttributeValue(handle, [type])[0];
        return attribute.CannotBeRead ? [] : attribute.GetValueAsByteArray() ?? [];
    }

    private bool Flag(IObjectHandle handle, CKA type, bool absent)
    {
        IObjectAttribute attribute = session.GetAttributeValue(handle, [type])[0];
        return attribute.CannotBeRead ? absent : attribute.GetValueAsBool();
    }

    private static string Name(TokenKey key) =>
        Messages.Format("Pkcs11.Cle", key.Label, TokenUri.Percent(key.Id));
}
