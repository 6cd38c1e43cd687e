using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CpomDocs.Tests.House;

/// <summary>How a file of the house is made: one public type, no mutable static, nothing left to do, nothing swallowed.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Files_InSrc_HoldOnePublicTypeNamedAfterThem()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            let types = PublicTypes(source)
            where types.Length > 0 && !types.Contains(FileName(source)) && !types.All(IsRecordOf(source)) && !AreFamily(source, types)
            select $"{source.FilePath}: {string.Join(", ", types)}";

        Violations.None("A file is named after its public type", violations);
    }

    [Fact]
    public void Files_InSrc_ShareOnlyAmongRecordsOfOneShape()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            let types = PublicTypes(source).Where(name => !IsRecordOf(source)(name)).ToArray()
            where types.Length > 1 && !AreFamily(source, types)
            select $"{source.FilePath}: {string.Join(", ", types)}";

        Violations.None("One public type per file; only records, or the small types of one base, may share one", violations);
    }

    [Fact]
    public void Statics_InSrc_AreNeverMutable()
    {
        IEnumerable<string> fields =
            from source in Tree.RoomSources
            from field in source.All<FieldDeclarationSyntax>()
            where Has(field, SyntaxKind.StaticKeyword) && !Has(field, SyntaxKind.ReadOnlyKeyword)
            select source.PlaceOf(field);
        IEnumerable<string> properties =
            from source in Tree.RoomSources
            from property in source.All<PropertyDeclarationSyntax>()
            where Has(property, SyntaxKind.StaticKeyword)
                && property.AccessorList?.Accessors.Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) == true
            select source.PlaceOf(property);

        IEnumerable<string> violations = fields.Concat(properties);

        Violations.None("No mutable static", violations);
    }

    [Fact]
    public void Properties_InSrc_HaveNoPublicSetter()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from property in source.All<PropertyDeclarationSyntax>()
            where Has(property, SyntaxKind.PublicKeyword) && !Has(property, SyntaxKind.OverrideKeyword)
            where Has((MemberDeclarationSyntax)property.Parent!, SyntaxKind.PublicKeyword)
            from accessor in property.AccessorList?.Accessors ?? []
            where accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor.Modifiers.Count == 0
            select source.PlaceOf(property);

        Violations.None("No public setter", violations);
    }

    [Fact]
    public void Classes_InSrc_AreSealedStaticOrMadeToBeDerived()
    {
        SyntaxKind[] accepted = [SyntaxKind.SealedKeyword, SyntaxKind.StaticKeyword, SyntaxKind.AbstractKeyword];

        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from type in source.All<TypeDeclarationSyntax>()
            where type.IsKind(SyntaxKind.ClassDeclaration) || type.IsKind(SyntaxKind.RecordDeclaration)
            where !accepted.Any(kind => Has(type, kind)) && !IsDerivedFrom(source.Room!, type.Identifier.Text)
            select $"{source.PlaceOf(type)}: {type.Identifier}";

        Violations.None("Sealed by default", violations);
    }

    [Fact]
    public void Comments_Anywhere_LeaveNothingToDo()
    {
        string[] words = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "#reg" + "ion"];

        IEnumerable<string> violations =
            from source in Tree.Sources
            from word in words
            where source.Text.Contains(word, StringComparison.Ordinal)
            select $"{source.FilePath}: {word}";

        Violations.None("What is left to do is an issue", violations);
    }

    [Fact]
    public void Exceptions_InSrc_AreNeitherBareNorSwallowed()
    {
        IEnumerable<string> thrown =
            from source in Tree.RoomSources
            from creation in source.All<ObjectCreationExpressionSyntax>()
            where creation.Type.ToString() is "Exception" or "System.Exception" or "ApplicationException"
            select $"{source.PlaceOf(creation)}: {creation}";
        IEnumerable<string> swallowed =
            from source in Tree.RoomSources
            from clause in source.All<CatchClauseSyntax>()
            where clause.Declaration is null && clause.Block.Statements.Count == 0
            select $"{source.PlaceOf(clause)}: catch {{ }}";

        IEnumerable<string> violations = thrown.Concat(swallowed);

        Violations.None("An exception has a type, and somebody hears it", violations);
    }

    [Fact]
    public void CancellationTokens_InSrc_AreAskedForLast()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from parameter in source.All<ParameterSyntax>()
            where parameter.Type?.ToString() == "CancellationToken"
            where parameter.Default is not null || ((ParameterListSyntax)parameter.Parent!).Parameters[^1] != parameter
            select source.PlaceOf(parameter);

        Violations.None("A CancellationToken is the last parameter, without default", violations);
    }

    private static string FileName(SourceFile source) => Path.GetFileNameWithoutExtension(source.FilePath);

    private static string[] PublicTypes(SourceFile source) =>
        [.. source.All<BaseTypeDeclarationSyntax>()
            .Where(type => type.Parent is not BaseTypeDeclarationSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(type => type.Identifier.Text)
            .Distinct()];

    // Enums are the vocabulary of the records beside them.
    private static Func<string, bool> IsRecordOf(SourceFile source) => name =>
        source.All<BaseTypeDeclarationSyntax>()
            .Any(type => type.Identifier.Text == name && type is RecordDeclarationSyntax or EnumDeclarationSyntax);

    // The kinds of one thing (the objects of ISO 32000 §7.3) read better side by side.
    private static bool AreFamily(SourceFile source, string[] types) =>
        source.All<TypeDeclarationSyntax>()
            .Where(type => types.Contains(type.Identifier.Text) && !Has(type, SyntaxKind.AbstractKeyword))
            .Select(type => type.BaseList?.Types[0].Type.ToString())
            .Distinct().Count() == 1;

    private static bool IsDerivedFrom(string room, string name) =>
        Tree.RoomSources.Where(source => source.Room == room)
            .SelectMany(source => source.All<BaseTypeSyntax>())
            .Any(parent => parent.Type.ToString().Split('<', '(')[0] == name);

    private static bool Has(MemberDeclarationSyntax member, SyntaxKind kind) => member.Modifiers.Any(kind);
}
