using System.Security.Cryptography;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Tokens;
using Net.Pkcs11Interop.Common;

namespace CpomDocs.Tests.Signing;

public class TokenAnswerTests
{
    [Theory]
    [InlineData(0U, null)]
    [InlineData(CKF.CKF_USER_PIN_COUNT_LOW, "peu d’essais")]
    [InlineData(CKF.CKF_USER_PIN_COUNT_LOW | CKF.CKF_USER_PIN_FINAL_TRY, "dernier essai")]
    [InlineData(CKF.CKF_USER_PIN_FINAL_TRY | CKF.CKF_USER_PIN_LOCKED, "bloqué")]
    public void PinState_Alarms_TellTheGravest(uint flags, string? expected)
    {
        string? warning = TokenPinState.Warning(TokenPinState.Of(flags), "cpom");

        Assert.Equal(expected is null, warning is null);
        Assert.Contains(expected ?? "", warning ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CKR.CKR_PIN_INCORRECT, "est faux")]
    [InlineData(CKR.CKR_PIN_LOCKED, "bloqué")]
    [InlineData(CKR.CKR_PIN_EXPIRED, "expiré")]
    [InlineData(CKR.CKR_DEVICE_REMOVED, "n’est plus là")]
    [InlineData(CKR.CKR_FUNCTION_CANCELED, "annulée")]
    [InlineData(CKR.CKR_DEVICE_ERROR, "CKR_DEVICE_ERROR")]
    public void Errors_AnswerOfAToken_IsAFrenchSentence(CKR answer, string expected)
    {
        SigningKeyUnavailableException error = TokenErrors.Of("cpom", new Pkcs11Exception("C_Login", answer));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("cpom", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EcdsaValue_RawHalves_BecomeWhatVerifies()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        byte[] raw = key.SignData("octets"u8, HashAlgorithmName.SHA512, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

        byte[] der = EcdsaValue.ToDer(raw);

        Assert.True(key.VerifyData("octets"u8, der, HashAlgorithmName.SHA512, DSASignatureFormat.Rfc3279DerSequence));
        Assert.True(EcdsaValue.IsDer(der));
        Assert.False(EcdsaValue.IsDer(raw));
    }
}
