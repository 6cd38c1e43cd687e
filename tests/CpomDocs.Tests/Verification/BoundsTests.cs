using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>
/// What is small in the file and large to judge is refused after a bounded work: each of these would last for minutes, or fill the
/// memory, if every pair of things were looked at.
/// </summary>
public sealed class BoundsTests
{
    private const int Many = 8000;

    [Fact]
    public void Verify_FieldsThatShareALongDictionaryOfAppearances_IsRefused()
    {
        string states = string.Concat(Enumerable.Range(0, Many).Select(state => $"/e{state} 12 0 R"));
        byte[] file = new UnFichierDemesure(UnFichierDemesure.References(100, Many))
            .Object(11, $"<</N<<{states}>>>>")
            .Object(12, "<</BBox[0 0 1 1]>>")
            .Objects(100, Many, number => $"<</FT/Tx/T(c{number})/AP 11 0 R>>")
            .Revision()
            .Revisions(1)
            .ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        AssertRefused(verdict);
    }

    [Fact]
    public void Verify_ManyFieldsInManyRevisions_IsRefused()
    {
        byte[] file = new UnFichierDemesure(UnFichierDemesure.References(100, Many))
            .Objects(100, Many, number => $"<</FT/Tx/T(c{number})>>")
            .Revision()
            .Revisions(100)
            .ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        AssertRefused(verdict);
    }

    [Fact]
    public void Verify_ALongSecurityStoreReadInEachRevision_IsRefused()
    {
        byte[] file = new UnFichierDemesure(catalog: "/DSS 9 0 R")
            .Object(9, "<</Certs[" + string.Concat(Enumerable.Repeat("10 0 R ", 5 * Many)) + "]>>")
            .Object(10, "<</Length 1>>stream\nx\nendstream")
            .Revision()
            .Revisions(400)
            .ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        AssertRefused(verdict);
    }

    [Fact]
    public void Verify_ThousandsOfFieldsThatShowOneSignature_IsRefused()
    {
        byte[] file = new UnFichierDemesure(UnFichierDemesure.References(100, Many))
            .Objects(100, Many, number => $"<</FT/Sig/T(s{number})/V 5 0 R>>")
            .Revision()
            .ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        AssertRefused(verdict);
    }

    [Fact]
    public void Verify_ThousandsOfRevisions_IsRefused()
    {
        byte[] file = new UnFichierDemesure().Revision().Revisions(2000).ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    [Fact]
    public void Verify_AStreamOfAThousandFilters_IsRefused()
    {
        byte[] file = new UnFichierDemesure(catalog: "/Metadata 9 0 R")
            .Object(9, "<</Type/Metadata/Subtype/XML/Filter[" + string.Concat(Enumerable.Repeat("/FlateDecode", 1000))
                + "]/Length 1>>stream\nx\nendstream")
            .Revision()
            .ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.FORMAT_FAILURE), (verdict.Verdict, verdict.SousIndication));
    }

    [Fact]
    public void Verify_ALongListOfLockedFieldsAndAsManyChanges_IsJudged()
    {
        byte[] file = new UnFichierDemesure(UnFichierDemesure.References(100, Many))
            .Object(4, "<</FT/Sig/T(Signature)/V 5 0 R/Lock<</Action/Include/Fields["
                + string.Concat(Enumerable.Range(0, Many).Select(name => $"(z{name})")) + "]>>>>")
            .Objects(100, Many, number => $"<</FT/Tx/T(c{number})>>")
            .Revision()
            .Objects(100, Many, number => $"<</FT/Tx/T(c{number})/V(x)>>")
            .Revision()
            .ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Single(verdict.Signatures);
    }

    [Fact]
    public void Verify_CommentBetweenTheTrailerAndItsPlace_IsRead()
    {
        byte[] file = new UnFichierDemesure().Revision("%bibliotheque-7.1.2").ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.DoesNotContain(verdict.Signatures[0].Detail, detail => detail.Contains("ambiguë", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_EndOfFileBeforeThePlaceOfTheTable_IsRefused()
    {
        byte[] file = new UnFichierDemesure().Revision("%%EOF").ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Contains(verdict.Signatures[0].Detail, detail => detail.Contains("ambiguë", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/ITXT(5.0.0)", ModificationsPosterieures.Autorisees)]
    [InlineData("/ITXT 6 0 R", ModificationsPosterieures.Interdites)]
    [InlineData("/ITXT(5.0.0)/Rotate 90", ModificationsPosterieures.Interdites)]
    public void Verify_MarkOfALibraryOnThePageTree_IsNoChange(string mark, ModificationsPosterieures expected)
    {
        byte[] file = new UnFichierDemesure().Revision()
            .Object(2, "<</Type/Pages/Kids[3 0 R]/Count 1" + mark + ">>").Revision().ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Equal(expected, verdict.Signatures[0].ModificationsPosterieures);
    }

    [Theory]
    [InlineData("", ModificationsPosterieures.Autorisees)]
    [InlineData("/Outlines 6 0 R", ModificationsPosterieures.Interdites)]
    public void Verify_ExtensionsWrittenAnew_AreAllowedWhereTheyServeNothingElse(string other, ModificationsPosterieures expected)
    {
        byte[] file = new UnFichierDemesure(catalog: "/Extensions 6 0 R" + other)
            .Object(6, "<</ADBE<</BaseVersion/1.7/ExtensionLevel 3>>>>").Revision()
            .Object(6, "<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>").Revision().ToBytes();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Equal(expected, verdict.Signatures[0].ModificationsPosterieures);
    }

    private static void AssertRefused(FichierVerifie verdict)
    {
        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.FORMAT_FAILURE), (verdict.Verdict, verdict.SousIndication));
        Assert.Contains("bornes", verdict.Phrase, StringComparison.Ordinal);
    }
}
