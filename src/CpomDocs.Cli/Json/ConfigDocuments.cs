using System.Collections.Immutable;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>config show</c>.</summary>
internal sealed record ConfigDocument(string Schema, string? Fichier, ImmutableArray<SettingItem> Reglages);

/// <summary>A setting in force; a secret is masked.</summary>
internal sealed record SettingItem(string Nom, string? Valeur, string Origine);
