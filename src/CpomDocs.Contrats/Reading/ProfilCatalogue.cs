using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>The contract families installed, by code in any case. Immutable.</summary>
public sealed class ProfilCatalogue
{
    private readonly FrozenDictionary<string, Profil> _profils;

    /// <summary>Gathers families.</summary>
    /// <param name="profils">The families; their codes differ.</param>
    /// <exception cref="ArgumentException">Two families have the same code.</exception>
    public ProfilCatalogue(IEnumerable<Profil> profils)
    {
        ArgumentNullException.ThrowIfNull(profils);
        _profils = profils
            .ToDictionary(profil => profil.Code, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Codes of the families, in order.</summary>
    public ImmutableArray<string> Codes => [.. _profils.Values.Select(profil => profil.Code).Order(StringComparer.Ordinal)];

    /// <summary>Finds a family.</summary>
    /// <param name="code">Its code, in any case.</param>
    /// <param name="profil">The family.</param>
    /// <returns><see langword="true"/> when it is installed.</returns>
    public bool TryGet(string code, [NotNullWhen(true)] out Profil? profil)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _profils.TryGetValue(code, out profil);
    }
}
