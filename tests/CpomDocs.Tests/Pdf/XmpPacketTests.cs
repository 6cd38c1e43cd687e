using System.Text;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Pdf;

public sealed class XmpPacketTests
{
    private const string Ns = "urn:cpomdocs:xmp:1#";
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    [Fact]
    public void Get_AttributeAndElementForms_AreBothRead()
    {
        XmpPacket packet = Parse("<rdf:Description cpom:Document='SOCLE'><cpom:Version>1</cpom:Version><cpom:Vide/></rdf:Description>");

        Assert.True(packet.IsWellFormed);
        Assert.Equal("SOCLE", packet.Get(Ns, "Document"));
        Assert.Equal("1", packet.Get(Ns, "Version"));
        Assert.Equal(string.Empty, packet.Get(Ns, "Vide"));
        Assert.Null(packet.Get(Ns, "Absent"));
    }

    [Fact]
    public void Get_List_GivesItsFirstItem()
    {
        XmpPacket packet = Parse(
            "<rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Un &amp; deux</rdf:li><rdf:li>Autre</rdf:li></rdf:Alt></dc:title></rdf:Description>");

        Assert.Equal("Un & deux", packet.Get(Dc, "title"));
    }

    [Fact]
    public void Get_SeveralDescriptions_AreAllRead()
    {
        XmpPacket packet = Parse("<rdf:Description cpom:A='1'/><rdf:Description><cpom:B>2</cpom:B></rdf:Description>");

        Assert.Equal(("1", "2"), (packet.Get(Ns, "A"), packet.Get(Ns, "B")));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")]
    [InlineData("<!DOCTYPE x SYSTEM 'file:///etc/hostname'><x/>")]
    [InlineData("<x>&unknown;</x>")]
    [InlineData("<x>")]
    [InlineData("<?xml version='1.0' encoding='no-such'?><x/>")]
    [InlineData("")]
    public void Parse_NotSafeXml_IsNotWellFormed(string xml)
    {
        var packet = XmpPacket.Parse(Encoding.UTF8.GetBytes(xml));

        Assert.False(packet.IsWellFormed);
    }

    [Fact]
    public void Parse_DeepNesting_IsNotWellFormed()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 1000)) + string.Concat(Enumerable.Repeat("</a>", 1000));

        Assert.False(XmpPacket.Parse(Encoding.UTF8.GetBytes(deep)).IsWellFormed);
    }

    [Fact]
    public void Parse_InvalidUtf8_IsNotWellFormed() =>
        Assert.False(XmpPacket.Parse(new byte[] { (byte)'<', 0xFF, 0xC0, (byte)'>' }).IsWellFormed);

    private static XmpPacket Parse(string descriptions) => XmpPacket.Parse(Encoding.UTF8.GetBytes(
        "<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        + $"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:cpom='{Ns}' xmlns:dc='{Dc}'>"
        + descriptions + "</rdf:RDF></x:xmpmeta>\n   \n<?xpacket end='w'?>"));
}
