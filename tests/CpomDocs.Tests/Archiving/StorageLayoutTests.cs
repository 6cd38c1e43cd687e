using CpomDocs.Archiving.Stores;

namespace CpomDocs.Tests.Archiving;

public sealed class StorageLayoutTests
{
    // Examples published with the extension 0003-hash-and-id-n-tuple-storage-layout.
    [Theory]
    [InlineData("object-01", "3c0/ff4/240/object-01")]
    [InlineData("..hor/rib:le-$id", "487/326/d8c/%2e%2ehor%2frib%3ale-%24id")]
    public void PartsOf_PublishedExample_GivesThePublishedPath(string id, string path)
    {
        string parts = string.Join('/', StorageLayout.PartsOf(id));

        Assert.Equal(path, parts);
    }

    [Fact]
    public void PartsOf_LongIdentifier_EndsWithItsDigest()
    {
        string folder = StorageLayout.PartsOf(new string('a', 150))[^1];

        Assert.Equal(100 + 1 + 64, folder.Length);
    }
}
