using System.Net.Http.Headers;
using System.Text;

namespace CpomDocs.Trust.Network;

/// <summary>Name and password by which a service of a PKI knows its customer (RFC 7617). Written as text, it hides both.</summary>
/// <param name="User">Name of the customer.</param>
/// <param name="Password">Its password.</param>
public sealed record ServiceLogin(string User, string Password)
{
    internal AuthenticationHeaderValue Header =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(User + ":" + Password)));

    /// <summary>Gives nothing away.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(ServiceLogin);
}
