using System.Collections.Immutable;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Signing.Tokens;
using CpomDocs.Tests.Signing;
using Net.Pkcs11Interop.Common;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>Cards on their bad days: what is said, what is tried again and what never is, what stays signed.</summary>
[Collection("token")]
public sealed class TokenFailureTests
{
    [SkippableTheory]
    [InlineData(CKR.CKR_PIN_INCORRECT, "est faux")]
    [InlineData(CKR.CKR_PIN_LOCKED, "bloqué")]
    [InlineData(CKR.CKR_PIN_EXPIRED, "a expiré")]
    [InlineData(CKR.CKR_DEVICE_REMOVED, "n’est plus là")]
    public void Open_PinThatIsRefused_IsPresentedOnceAndSaysWhy(CKR answer, string expected)
    {
        using var jeton = JetonCapricieux.Find();
        jeton.Behave($"login {(ulong)answer}");

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => jeton.Open(pin: "161803"));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("161803", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, jeton.Count("login"));
    }

    [SkippableFact]
    public void Open_LockedToken_IsNotEvenGivenThePin()
    {
        using var jeton = JetonCapricieux.Find();
        jeton.Behave($"flags {CKF.CKF_USER_PIN_LOCKED}");

        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => jeton.Open());

        Assert.Contains("bloqué", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, jeton.Count("login"));
    }

    [SkippableFact]
    public void Sign_KeyThatRefusesThePinAtEachUse_IsGivenItOnceWhateverTheThreads()
    {
        using var jeton = JetonCapricieux.Find();
        using Pkcs11SigningKey key = jeton.Open("chaque-fois");
        jeton.Behave($"reuse {(ulong)CKR.CKR_PIN_INCORRECT}");

        ImmutableArray<SigningResult> results = Sign(key, Documents(12));

        Assert.All(results, result => Assert.Contains("est faux", result.Message, StringComparison.Ordinal));
        Assert.Equal(1, jeton.Count("reuse"));
    }

    [SkippableTheory]
    [InlineData(CKR.CKR_DEVICE_REMOVED, "n’est plus là")]
    [InlineData(CKR.CKR_USER_NOT_LOGGED_IN, "refermé la séance")]
    [InlineData(CKR.CKR_DEVICE_ERROR, "CKR_DEVICE_ERROR")]
    public void Sign_TokenGoneInTheMiddle_KeepsWhatIsSignedAndARerunDoesTheRest(CKR answer, string expected)
    {
        using var jeton = JetonCapricieux.Find();
        ImmutableArray<SigningPlace> documents = Documents(6);
        byte[] before = File.ReadAllBytes(documents[0].Source);
        ImmutableArray<SigningResult> first;
        using (Pkcs11SigningKey key = jeton.Open())
        {
            jeton.Behave("after 2", $"answer {(ulong)answer}");
            first = Sign(key, documents);
        }

        SigningResult[] failed = [.. first.Where(result => result.Sort is SigningFate.Echec)];
        Assert.Equal(4, failed.Length);
        Assert.All(failed, result => Assert.Contains(expected, result.Message, StringComparison.Ordinal));
        Assert.All(failed, result => Assert.Equal(before, File.ReadAllBytes(result.Fichier)));

        jeton.Behave();
        using Pkcs11SigningKey again = jeton.Open();
        ImmutableArray<SigningResult> second = Sign(again, documents);

        Assert.Equal(4, second.Count(result => result.Sort is SigningFate.Signe));
        Assert.Equal(2, second.Count(result => result.Sort is SigningFate.DejaSigne));
    }

    [SkippableFact]
    public void Sign_TokenOfOneSession_ServesTheWholeBatch()
    {
        using var jeton = JetonCapricieux.Find();
        jeton.Behave("sessions 1");
        using Pkcs11SigningKey key = jeton.Open();

        ImmutableArray<SigningResult> results = Sign(key, Documents(6));

        Assert.All(results, result => Assert.Equal(SigningFate.Signe, result.Sort));
        Assert.Equal(1, jeton.Count("login"));
    }

    private static ImmutableArray<SigningResult> Sign(ISigningKey key, ImmutableArray<SigningPlace> documents) =>
        new LiasseSigner(TimeProvider.System, new SigningRequest { Role = Gens.RoleRl }, key, null)
            .Sign(documents, parallelism: 4, _ => { }, CancellationToken.None);

    private static ImmutableArray<SigningPlace> Documents(int count)
    {
        string folder = Directory.CreateTempSubdirectory("cpomdocs-liasses-").FullName;
        byte[] pdf = new UnDocument().Pdf();
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            string path = Path.Combine(folder, $"PIECE-{index}.pdf");
            File.WriteAllBytes(path, pdf);
            return new SigningPlace(path, path, IsNamed: false);
        })];
    }
}
