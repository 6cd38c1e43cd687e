using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Demonstration;

/// <summary>The holders of a demonstration PKI, read from its files.</summary>
internal sealed class DemonstrationFolder
{
    private readonly ImmutableDictionary<string, DemonstrationMember> _members;

    /// <summary>Opens the files.</summary>
    /// <param name="read">Gives the content of a file by its name.</param>
    /// <exception cref="InvalidDataException">A file is none of the demonstration PKI.</exception>
    public DemonstrationFolder(Func<string, ReadOnlyMemory<byte>> read)
    {
        _members = DemonstrationHolder.All.ToImmutableDictionary(
            holder => holder.Name, holder => DemonstrationMember.Open(holder, read(holder.Name + ".p12")), StringComparer.Ordinal);
    }

    /// <summary>A holder by the name of its files.</summary>
    public DemonstrationMember Member(string name) => _members[name];

    /// <summary>A holder by the name of its files, or <see langword="null"/>.</summary>
    public DemonstrationMember? Find(string name) => _members.GetValueOrDefault(name);

    /// <summary>The issuer of a holder.</summary>
    public DemonstrationMember IssuerOf(DemonstrationMember member) =>
        _members[member.Holder.Issuer ?? throw new ArgumentException("The root has no issuer.", nameof(member))];

    /// <summary>Those whose certificate an authority issued.</summary>
    public ImmutableArray<DemonstrationMember> IssuedBy(DemonstrationMember authority) =>
        [.. _members.Values.Where(member => member.Holder.Issuer == authority.Holder.Name)];
}
