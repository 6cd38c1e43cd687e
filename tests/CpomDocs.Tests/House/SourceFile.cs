using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CpomDocs.Tests.House;

/// <summary>One C# file, parsed.</summary>
internal sealed record SourceFile(string FilePath, string Text, CompilationUnitSyntax Syntax)
{
    /// <summary>Name of the room it belongs to, or <see langword="null"/> for a test.</summary>
    public string? Room { get; } = RoomOf(FilePath);

    public static SourceFile Read(string path)
    {
        string text = Tree.Read(path);
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, path);
        return new SourceFile(path, text, tree.GetCompilationUnitRoot());
    }

    /// <summary>Nodes of one kind.</summary>
    public IEnumerable<TNode> All<TNode>()
        where TNode : SyntaxNode
    {
        return Syntax.DescendantNodes().OfType<TNode>();
    }

    /// <summary>Lines that hold code: not blank, not only a comment.</summary>
    public int CodeLines() =>
        Syntax.DescendantTokens().SelectMany(LinesOf).Distinct().Count();

    /// <summary><c>path:line</c> of a node.</summary>
    public string PlaceOf(SyntaxNode node) => $"{FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static IEnumerable<int> LinesOf(SyntaxToken token)
    {
        FileLinePositionSpan span = token.GetLocation().GetLineSpan();
        int first = span.StartLinePosition.Line;
        return token.Span.IsEmpty ? [] : Enumerable.Range(first, span.EndLinePosition.Line - first + 1);
    }

    private static string? RoomOf(string path)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar);
        return parts[0] == "src" ? parts[1]["CpomDocs.".Length..] : null;
    }
}
