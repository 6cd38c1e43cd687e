using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Tokens;
using Net.Pkcs11Interop.Common;

namespace CpomDocs.Tests.Signing;

public class TokenUriTests
{
    [Fact]
    public void Parse_EveryAttribute_IsRead()
    {
        const string Text = "pkcs11:token=Carte%20agent;serial=42;manufacturer=Fabricant;model=M1;slot-id=7;object=signature;id=%01%ff;"
            + "type=private?module-path=/usr/lib/m.so&module-name=m&pin-source=/run/pin";

        Pkcs11Uri uri = TokenUri.Parse(Text);

        Assert.Equal(("Carte agent", "42", "Fabricant", "M1"), (uri.Token, uri.Serial, uri.Manufacturer, uri.Model));
        Assert.Equal((7UL, "signature", CKO.CKO_PRIVATE_KEY), (uri.SlotId, uri.Object, uri.Type));
        Assert.Equal([0x01, 0xFF], uri.Id);
        Assert.Equal(("/usr/lib/m.so", "m", "/run/pin"), (uri.ModulePath, uri.ModuleName, uri.PinSource));
    }

    [Theory]
    [InlineData("pkcs11:token=a;token=b")]
    [InlineData("pkcs11:id=%zz")]
    [InlineData("pkcs11:slot-id=deux")]
    [InlineData("pkcs11:couleur=bleu")]
    [InlineData("pkcs11:type=data")]
    public void Parse_BadlyWritten_IsRefusedInFrench(string text)
    {
        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => TokenUri.Parse(text));

        Assert.Contains("pkcs11", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pkcs11:token=cpom?pin-value=271828")]
    [InlineData("pkcs11:token=cpom;pin-value=271828")]
    [InlineData("pkcs11:token=a b?pin-value=271828")]
    [InlineData("pkcs11:?pin-value=271828&pin-value=271828")]
    public void Parse_WithAPin_IsRefusedWithoutRepeatingIt(string text)
    {
        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => TokenUri.Parse(text));

        Assert.Contains("CPOMDOCS_PIN", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("271828", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("271828", refusal.KeySource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pkcs11:token=cpom?pin-source=|/usr/bin/code-secret")]
    [InlineData("pkcs11:token=cpom?pin-source=%7C/usr/bin/code-secret")]
    public void Parse_CommandThatWouldGiveThePin_IsRefusedAndNotRepeated(string text)
    {
        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => TokenUri.Parse(text));

        Assert.Contains("aucun programme n’est lancé", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("code-secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shown_OfAUri_LeavesItsQueryOut()
    {
        string shown = TokenUri.Shown(TokenUri.Parse("pkcs11:token=cpom;id=%0a?pin-source=/run/pin&module-path=/m.so"));

        Assert.Equal("pkcs11:token=cpom;id=%0a", shown);
    }

    [Theory]
    [InlineData("pkcs11:token=cpom", "module-path")]
    [InlineData("pkcs11:token=cpom?module-path=/absent/module.so", "/absent/module.so")]
    [InlineData("pkcs11:token=cpom?module-name=absent", "absent")]
    public void Open_WithoutAModule_SaysWhichIsMissing(string uri, string expected)
    {
        var refusal = Assert.Throws<SigningKeyUnavailableException>(() => SigningKeyOpener.Open(uri, new SigningKeyOptions()));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileThatIsNoModule_SaysSo()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "module.so");
        File.WriteAllText(file, "rien");

        void Open() => SigningKeyOpener.Open("pkcs11:token=cpom?module-path=" + file, new SigningKeyOptions());

        Assert.Contains("module PKCS#11", Assert.Throws<SigningKeyUnavailableException>(Open).Message, StringComparison.Ordinal);
    }
}
