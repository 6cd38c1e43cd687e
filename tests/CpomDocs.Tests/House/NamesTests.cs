using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CpomDocs.Tests.House;

/// <summary>One spelling for a domain word: the words nobody says are not names of types.</summary>
public sealed partial class NamesTests
{
    /// <summary>Never a whole name, whatever it means elsewhere.</summary>
    private static readonly ImmutableHashSet<string> ForbiddenNames =
    [
        "Base", "Pack", "Envelope", "Initials", "Visa", "Signer", "Step", "Dg", "Director", "Proxy", "Delegate", "President", "Goal",
        "Target", "Wave", "Range", "SignatureBytes", "Lock", "Permission", "CertHash", "Attrs", "RevocationData",
        "Store", "LtvData", "Tst", "Stamp",
        "Append", "Version", "Tags", "Profile",
    ];

    /// <summary>Never a word of a name.</summary>
    private static readonly ImmutableHashSet<string> ForbiddenWords =
    [
        "Contract", "Contracts", "Amendment", "Annex", "Bundle", "Parapheur", "Workflow", "Hospital", "Facility", "Kpi", "Batch", "Revoc",
        "Ltv", "Helper", "Helpers", "Utils", "Util", "Common", "Misc",
    ];

    [Fact]
    public void Types_InSrc_SayTheWordsOfTheHouse()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from type in source.All<BaseTypeDeclarationSyntax>()
            let name = type.Identifier.Text
            where ForbiddenNames.Contains(name) || Words().Matches(name).Any(word => ForbiddenWords.Contains(word.Value))
            select $"{source.PlaceOf(type)}: {name}";

        Violations.None("One spelling for a domain word, everywhere", violations);
    }

    [Fact]
    public void Identifiers_InSrcAndTests_HaveNoAccent()
    {
        IEnumerable<string> violations =
            from source in Tree.Sources
            from token in source.Syntax.DescendantTokens()
            where token.IsKind(SyntaxKind.IdentifierToken) && !token.Text.All(char.IsAscii)
            select $"{source.FilePath}: {token.Text}";

        Violations.None("Identifiers have no accent", violations);
    }

    [Fact]
    public void Tests_InEveryProject_SayConditionAndExpectation()
    {
        IEnumerable<string> violations =
            from source in Tree.Sources.Where(source => source.Room is null)
            from method in source.All<MethodDeclarationSyntax>()
            where method.AttributeLists.SelectMany(list => list.Attributes).Any(IsTest) && method.Identifier.Text.Split('_').Length < 3
            select $"{source.PlaceOf(method)}: {method.Identifier}";

        Violations.None("Subject_Condition_Expectation", violations);
    }

    private static bool IsTest(AttributeSyntax attribute) =>
        attribute.Name.ToString() is "Fact" or "Theory" or "SkippableFact" or "SkippableTheory" or "Property";

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
