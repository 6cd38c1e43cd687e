using System.Collections.Immutable;

namespace CpomDocs.Archiving.Checks;

/// <summary>What a check has seen so far.</summary>
internal sealed class CheckLog
{
    private readonly ImmutableArray<ArchiveFinding>.Builder _findings = ImmutableArray.CreateBuilder<ArchiveFinding>();
    private int _objects;
    private int _files;
    private long _bytes;

    public void Object() => _objects++;

    public void File(long bytes)
    {
        _files++;
        _bytes += bytes;
    }

    public void Add(string code, string path) => Add(code, path, Messages.Finding(code));

    public void Add(string code, string path, string message) =>
        _findings.Add(new ArchiveFinding(code, path, message));

    public ArchiveCheckReport ToReport() => new(_objects, _files, _bytes, _findings.ToImmutable());
}
