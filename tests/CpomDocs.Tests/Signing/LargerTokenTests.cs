using System.Net;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Trust;
using CpomDocs.Tests.Verification;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Signing;

/// <summary>A second authority that takes over in the middle of an act, whose tokens are larger than those that were measured.</summary>
public sealed class LargerTokenTests : IDisposable
{
    // The demonstration repeats the policy it is asked for: a long one makes a large token.
    private static readonly string LongPolicy = "1.2." + string.Join('.', Enumerable.Repeat("2147483647", 150));

    private readonly PkiHttpClient _network = new(new PkiHttpOptions { Attempts = 1 });

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Sign_ArchiveTimestampLargerThanMeasured_IsGivenItsRoom()
    {
        using UnService first = Answering(question => question <= 2);
        using UnService second = Answering(question => question > 1);

        Outcome<SignedDocument> outcome = Sign(first, second);

        byte[] file = PadesSignerTests.Reussi(outcome).File.ToArray();
        Assert.Equal(NiveauPades.B_LTA, Assert.Single(UnVerdict.De(file).Signatures).Niveau);
    }

    [Fact]
    public void Sign_SignatureTimestampLargerThanMeasured_IsRefused()
    {
        using UnService first = Answering(question => question <= 1);
        using UnService second = Answering(question => question > 1);

        Outcome<SignedDocument> outcome = Sign(first, second);

        Assert.Equal("CPOM6309", Assert.Single(outcome.Diagnostics).Code);
    }

    private Outcome<SignedDocument> Sign(UnService first, UnService second)
    {
        PkiHttpClient demonstration = DemonstrationFiles.Shared.Client;
        var authorities = new TimestampAuthorityList(
        [
            new HttpTimestampAuthority(new TimestampAuthorityOptions(first.Address), _network, TimeProvider.System),
            new HttpTimestampAuthority(
                new TimestampAuthorityOptions(second.Address) { Policy = LongPolicy }, _network, TimeProvider.System),
        ]);
        var collector = new ValidationCollector(
            new RevocationClient(demonstration, TimeProvider.System),
            new IssuerClient(demonstration, TimeProvider.System),
            TimeProvider.System);
        using Pkcs12SigningKey key = Cles.Demonstration();
        var signer = new PadesSigner(TimeProvider.System, new PadesServices(authorities, collector));
        return signer.Sign(new UnDocument().Pdf(), LevelTests.Demande(Gens.RoleRl, PadesLevel.LTA), key);
    }

    private static UnService Answering(Func<int, bool> answers)
    {
        int questions = 0;
        return new UnService(context =>
        {
            if (!answers(Interlocked.Increment(ref questions)))
            {
                context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
                context.Response.Close();
                return;
            }

            var request = new MemoryStream();
            context.Request.InputStream.CopyTo(request);
            byte[] answer = DemonstrationFiles.Shared.Services.Answer("POST", "/tsa", request.ToArray()).Body.ToArray();
            context.Response.Close(answer, willBlock: true);
        });
    }
}
