using CpomDocs.Trust.TrustedLists;

namespace CpomDocs.Tests.Trust.TrustedLists;

/// <summary>Lists that were published; read where they are at hand.</summary>
public sealed class PublishedListTests
{
    private static readonly string Folder = Path.Combine(House.Tree.Root, "..", "shared", "trusted-lists");

    [SkippableTheory]
    [InlineData("ie-tl.xml", "IE", 18, 4)]
    [InlineData("dk_tl-sn21.xml", "DK", 21, 1)]
    [InlineData("eu-lotl.xml", "EU", 248, 0)]
    [InlineData("tl-ecdsa-brainpool.xml", "", 10180, 148)]
    public void Read_SoundList_GivesItsServices(string name, string territory, int sequence, int services)
    {
        TrustedList list = TrustedListReader.Read(Read(name));

        Assert.Equal(sequence, list.Sequence);
        Assert.Equal(services, list.Services.Length);
        Assert.True(territory.Length == 0 || list.Territory == territory);
    }

    [SkippableFact]
    public void Read_ListOfLists_PointsToThoseOfTheCountries()
    {
        TrustedList list = TrustedListReader.Read(Read("eu-lotl.xml"));

        Assert.Contains(list.Pointers, pointer => pointer is { Territory: "FR", Signatories.IsEmpty: false });
    }

    [SkippableFact]
    public void Read_ListSignedByNobodyThePointerNames_IsToldFromItsSignatory()
    {
        TrustedList lists = TrustedListReader.Read(Read("eu-lotl.xml"));

        TrustedList irish = TrustedListReader.Read(Read("ie-tl.xml"));

        Assert.Contains(lists.Pointers, pointer => pointer.Territory == "IE" && pointer.Signatories.Contains(irish.Signatory));
    }

    [SkippableFact]
    public void Read_BrokenSignature_IsRefused()
    {
        byte[] file = Read("eu-lotl-broken-sig.xml");

        TrustedListException refused = Assert.Throws<TrustedListException>(() => TrustedListReader.Read(file));

        Assert.Equal(TrustedListProblem.SignatureInvalid, refused.Problem);
    }

    [SkippableFact]
    public void Read_OneStatusChanged_IsRefused()
    {
        string changed = System.Text.Encoding.UTF8.GetString(Read("ie-tl.xml"))
            .Replace("Svcstatus/withdrawn", "Svcstatus/granted", StringComparison.Ordinal);

        TrustedListException refused =
            Assert.Throws<TrustedListException>(() => TrustedListReader.Read(System.Text.Encoding.UTF8.GetBytes(changed)));

        Assert.Equal(TrustedListProblem.SignatureInvalid, refused.Problem);
    }

    [SkippableFact]
    public void History_OfAnIrishService_TellsItsStatusAtEachDate()
    {
        TrustedList list = TrustedListReader.Read(Read("ie-tl.xml"));

        TrustedService service = Assert.Single(
            list.Services, service => service.History.Any(period => period.Status == ServiceStatus.Inactive));

        Assert.Equal(ServiceStatus.Inactive, service.History[0].Status);
        Assert.Equal(ServiceStatus.Granted, service.At(service.History[0].From.AddDays(-1))!.Status);
    }

    [SkippableFact]
    public void FirstDisowned_ListSignedByAnother_IsThatList()
    {
        TrustedList lists = TrustedListReader.Read(Read("eu-lotl.xml"));
        TrustedList irish = TrustedListReader.Read(Read("ie-tl.xml"));
        TrustedList forged = TrustedListReader.Read(
            new UneListe(new AutoriteFictive().Certificate.RawData).Depuis("2018-01-01", "granted").Signee());

        Assert.Null(TrustedListSet.FirstDisowned([lists, irish]));
        Assert.Same(forged, TrustedListSet.FirstDisowned([lists, irish, forged]));
    }

    private static byte[] Read(string name)
    {
        string path = Path.Combine(Folder, name);
        Skip.IfNot(File.Exists(path), "trusted-lists is absent");
        return File.ReadAllBytes(path);
    }
}
