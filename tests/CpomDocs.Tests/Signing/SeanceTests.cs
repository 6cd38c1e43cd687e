using System.Collections.Immutable;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Demonstration;

namespace CpomDocs.Tests.Signing;

/// <summary>A sitting: many documents, one key, services that come and go.</summary>
public sealed class SeanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-seance-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Sign_AuthorityThatFallsInTheMiddle_KeepsWhatIsSignedTellsTheRestAndSparesTheKey()
    {
        using UnService authority = Horodatage(tokens: 3);
        using var key = new CleComptee(Cles.Demonstration());
        ImmutableArray<SigningPlace> documents = Documents(6);
        byte[] before = File.ReadAllBytes(documents[0].Source);

        ImmutableArray<SigningResult> results = Sign(key, documents, DesServices.AvecHorodatage(authority.Address));

        SigningResult[] refused = [.. results.Where(result => result.Sort is SigningFate.Refuse)];
        Assert.Equal(2, results.Count(result => result.Sort is SigningFate.Signe));
        Assert.Equal(4, refused.Length);
        Assert.All(refused, result => Assert.Equal("CPOM6308", Assert.Single(result.Diagnostics).Code));
        Assert.All(refused, result => Assert.Equal(before, File.ReadAllBytes(result.Fichier)));
        Assert.Equal(3, key.Signatures);
    }

    [Fact]
    public void Sign_AgainOnceTheAuthorityIsBack_DoesTheRestAlone()
    {
        using UnService falling = Horodatage(tokens: 3);
        using UnService standing = Horodatage(tokens: int.MaxValue);
        using var key = new CleComptee(Cles.Demonstration());
        ImmutableArray<SigningPlace> documents = Documents(4);
        Sign(key, documents, DesServices.AvecHorodatage(falling.Address));

        ImmutableArray<SigningResult> results = Sign(key, documents, DesServices.AvecHorodatage(standing.Address));

        Assert.Equal(2, results.Count(result => result.Sort is SigningFate.DejaSigne));
        Assert.Equal(2, results.Count(result => result.Sort is SigningFate.Signe));
    }

    [Fact]
    public void Sign_FirstOfTwoAuthoritiesThatFalls_IsRelievedByTheOther()
    {
        using UnService falling = Horodatage(tokens: 2);
        using UnService standing = Horodatage(tokens: int.MaxValue);
        using var key = new CleComptee(Cles.Demonstration());

        ImmutableArray<SigningResult> results =
            Sign(key, Documents(5), DesServices.AvecHorodatage(falling.Address, standing.Address));

        Assert.All(results, result => Assert.Equal(SigningFate.Signe, result.Sort));
    }

    [Fact]
    public void Sign_KeyThatTakesItsTime_HasTheNextActReadyBeforeItEndsTheOne()
    {
        using var key = new CleLente(Cles.Demonstration(), waits: 9);

        ImmutableArray<SigningResult> results = new LiasseSigner(TimeProvider.System, Request(PadesLevel.B), key, null)
            .Sign(Documents(10), parallelism: 4, _ => { }, CancellationToken.None);

        Assert.All(results, result => Assert.Equal(SigningFate.Signe, result.Sort));
        Assert.Equal(9, key.FoundAnotherWaiting);
    }

    private static UnService Horodatage(int tokens)
    {
        DemonstrationServices services = DemonstrationFiles.Shared.Services;
        int questions = 0;
        return new UnService(context =>
        {
            if (Interlocked.Increment(ref questions) > tokens)
            {
                context.Response.StatusCode = 403;
                context.Response.Close();
                return;
            }

            var request = new MemoryStream();
            context.Request.InputStream.CopyTo(request);
            context.Response.Close(services.Answer("POST", "/tsa", request.ToArray()).Body.ToArray(), willBlock: true);
        });
    }

    private static ImmutableArray<SigningResult> Sign(ISigningKey key, ImmutableArray<SigningPlace> documents, PadesServices services) =>
        new LiasseSigner(TimeProvider.System, Request(PadesLevel.T), key, services)
            .Sign(documents, parallelism: 1, _ => { }, CancellationToken.None);

    private static SigningRequest Request(PadesLevel level) => new() { Role = Gens.RoleRl, Level = level };

    private ImmutableArray<SigningPlace> Documents(int count)
    {
        byte[] pdf = new UnDocument().Pdf();
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            string path = Path.Combine(_folder, $"PIECE-{index}.pdf");
            File.WriteAllBytes(path, pdf);
            return new SigningPlace(path, path, IsNamed: false);
        })];
    }

    /// <summary>A key that counts what it signs.</summary>
    private sealed class CleComptee(ISigningKey key) : ISigningKey
    {
        public int Signatures { get; private set; }

        public SigningIdentity Identity => key.Identity;

        public byte[] Sign(ReadOnlySpan<byte> data)
        {
            Signatures++;
            return key.Sign(data);
        }

        public void Dispose() => key.Dispose();
    }

    /// <summary>A key of one operation at a time, which ends each only when the next is asked for.</summary>
    private sealed class CleLente(ISigningKey key, int waits) : ISigningKey
    {
        // Reached only by a sitting that leaves the key idle.
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

        private readonly Lock _operation = new();
        private readonly SemaphoreSlim _asked = new(0);
        private int _begun;

        public int FoundAnotherWaiting { get; private set; }

        public SigningIdentity Identity => key.Identity;

        public byte[] Sign(ReadOnlySpan<byte> data)
        {
            _asked.Release();
            lock (_operation)
            {
                _asked.Wait();
                bool isLast = ++_begun > waits;
                if (!isLast && _asked.Wait(Patience))
                {
                    FoundAnotherWaiting++;
                    _asked.Release();
                }

                return key.Sign(data);
            }
        }

        public void Dispose() => key.Dispose();
    }
}
