using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CpomDocs.Tests.House;

/// <summary>The limits of size: a file, a method, a line, a list of parameters.</summary>
public sealed class SizeTests
{
    private const int FileLimit = 400;
    private const int MethodLimit = 60;
    private const int ColumnLimit = 140;
    private const int ParameterLimit = 4;

    [Fact]
    public void Files_InSrcAndTests_StayUnderTheLimit()
    {
        IEnumerable<string> violations = Tree.Sources
            .Where(source => source.CodeLines() > FileLimit)
            .Select(source => $"{source.FilePath}: {source.CodeLines()} lines of code");

        Violations.None($"A file has at most {FileLimit} lines of code", violations);
    }

    [Fact]
    public void Methods_InSrcAndTests_StayUnderTheLimit()
    {
        IEnumerable<string> violations =
            from source in Tree.Sources
            from body in source.Syntax.DescendantNodes().Where(IsBody)
            let lines = LinesOf(body)
            where lines > MethodLimit
            select $"{source.PlaceOf(body)}: {lines} lines";

        Violations.None($"A method has at most {MethodLimit} lines", violations);
    }

    [Fact]
    public void Lines_InSrcAndTests_StayUnderTheLimit()
    {
        IEnumerable<string> violations =
            from source in Tree.Sources
            from line in source.Syntax.SyntaxTree.GetText().Lines
            where line.Span.Length > ColumnLimit && (source.Room is not null || !IsText(source, line.Start + ColumnLimit))
            select $"{source.FilePath}:{line.LineNumber + 1}: {line.Span.Length} columns";

        Violations.None($"A line has at most {ColumnLimit} columns, but for a text of a test", violations);
    }

    [Fact]
    public void Parameters_InSrc_StayUnderTheLimit()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from list in source.All<ParameterListSyntax>()
            where list.Parameters.Count > ParameterLimit && IsOurChoice(list.Parent)
            select $"{source.PlaceOf(list)}: {list.Parameters.Count} parameters";

        Violations.None($"At most {ParameterLimit} parameters, then a record", violations);
    }

    // The sentence or the file that a test expects reads better in one piece.
    private static bool IsText(SourceFile source, int position) =>
        source.Syntax.FindToken(position).Parent!.AncestorsAndSelf().Any(node =>
            node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression));

    private static bool IsBody(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax
        && !node.Ancestors().OfType<BaseMethodDeclarationSyntax>().Any();

    private static int LinesOf(SyntaxNode node) =>
        node.DescendantTokens().Where(token => !token.Span.IsEmpty)
            .SelectMany(token => new[] { LineOf(token.SpanStart, token.SyntaxTree!), LineOf(token.Span.End, token.SyntaxTree!) })
            .Distinct().Count();

    private static int LineOf(int position, SyntaxTree tree) => tree.GetLineSpan(new(position, 0)).StartLinePosition.Line;

    // A record's parameters are its data; an override or a foreign function has the signature of another.
    private static bool IsOurChoice(SyntaxNode? owner) =>
        owner is not RecordDeclarationSyntax
        && !(owner is MemberDeclarationSyntax member
            && member.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.OverrideKeyword) || modifier.IsKind(SyntaxKind.ExternKeyword)
                || (modifier.IsKind(SyntaxKind.PartialKeyword) && member.AttributeLists.Count > 0)));
}
