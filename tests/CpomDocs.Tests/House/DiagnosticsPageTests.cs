using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CpomDocs.Tests.House;

/// <summary>Every code that a room can emit is explained on the page of the diagnostics, in the words of the program.</summary>
public sealed partial class DiagnosticsPageTests
{
    private const string Page = "docs/diagnostics.md";

    [Fact]
    public void Codes_OfEveryRoom_HaveTheirEntry()
    {
        string page = Tree.Read(Page);

        IEnumerable<string> violations = Sources()
            .SelectMany(path => Code().Matches(Tree.Read(path)).Select(match => match.Value))
            .Distinct()
            .Where(code => !page.Contains("\n### " + code, StringComparison.Ordinal));

        Violations.None("A code is on the page", violations);
    }

    // A sentence of Composition follows the place of the fault, hence without a capital.
    [Fact]
    public void Entries_OfThePage_SayTheSentenceOfTheProgram()
    {
        string page = Tree.Read(Page);

        IEnumerable<string> violations =
            from path in Tree.Files("src", "*.resx")
            from data in XDocument.Parse(Tree.Read(path)).Descendants("data")
            let name = (string)data.Attribute("name")!
            let sentence = WithoutSlots((string)data.Element("value")!)
            where Sentence().IsMatch(name) && !page.Contains(sentence, StringComparison.OrdinalIgnoreCase)
            select name;

        Violations.None("The page says what the program says", violations);
    }

    private static IEnumerable<string> Sources() => Tree.Files("src", "*.resx").Concat(Tree.Files("src", "*.cs"));

    private static string WithoutSlots(string sentence) => Slot().Replace(sentence, "…")
        .Replace("{{", "{", StringComparison.Ordinal)
        .Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex("CPOM[0-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex(@"\ACPOM[0-9]{4}(?:\.(?:Message|Remede))?\z")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[0-9](?::[^}]*)?\}")]
    private static partial Regex Slot();
}
