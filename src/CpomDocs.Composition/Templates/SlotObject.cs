using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>An object of the data model: asking for a member it never has is a fault of the template, told at once.</summary>
internal sealed class SlotObject : ScriptObject
{
    internal SlotObject()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>JSON Pointer to the object in the contract; empty when no file holds it.</summary>
    internal string Place { get; init; } = "";

    /// <inheritdoc/>
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (!base.TryGetValue(context, span, member, out value) && context is ComposerContext composer)
        {
            composer.ReportUnknown(span);
        }

        return true;
    }
}
