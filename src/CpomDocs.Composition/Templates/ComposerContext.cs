using CpomDocs.Composition.Diagnostics;
using CpomDocs.Contrats.Model;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CpomDocs.Composition.Templates;

/// <summary>Fills one document: every value written is escaped, every slot without a value is reported and the filling goes on.</summary>
internal sealed class ComposerContext : TemplateContext
{
    private const int MaxLoops = 20_000;
    private const int MaxIncludes = 8;
    private const int MaxOutput = 4_000_000;

    private readonly TemplateSet _templates;
    private readonly DiagnosticBag _diagnostics;
    private readonly MappedOutput _output;
    private readonly SlotRoot _root;
    private readonly Stack<TemplateSource> _files = new();
    private readonly HashSet<(string? File, int Offset)> _unknown = [];
    private int _loops;

    internal ComposerContext(TemplateSet templates, ScriptObject functions, SlotRoot root, DiagnosticBag diagnostics)
        : base(functions, StringComparer.Ordinal)
    {
        _templates = templates;
        _diagnostics = diagnostics;
        _root = root;
        _output = new MappedOutput(templates, MaxOutput);
        StrictVariables = true;
        EnableRelaxedMemberAccess = true;
        EnableRelaxedTargetAccess = true;
        LoopLimit = 10 * MaxLoops;
        RecursiveLimit = 64;
        LimitToString = MaxOutput;
        TryGetVariable = ReportUnknownVariable;
        PushGlobal(root.Slots);
        PushOutput(_output);
    }

    /// <summary>Whether the whole template was filled, be it with faults.</summary>
    internal bool IsComplete { get; private set; } = true;

    /// <summary>Fills a file of the set.</summary>
    /// <param name="name">Name in the set.</param>
    /// <returns>The Markdown and where it comes from; incomplete when a diagnostic was added.</returns>
    internal MappedOutput Fill(string name)
    {
        Include(name, default);
        return _output;
    }

    /// <summary>Writes another file in place.</summary>
    internal void Include(string name, SourceSpan span)
    {
        if (!_templates.TryGet(name, out TemplateSource? source))
        {
            IsComplete &= _files.Count > 0;
            _diagnostics.Add("CPOM2001", _files.Count == 0 ? new TemplatePlace(name, 0) : PlaceOf(span), name);
            return;
        }

        if (_files.Count >= MaxIncludes)
        {
            throw new CompositionLimitException(Messages.Format("Limite.Inclusions", MaxIncludes));
        }

        _files.Push(source);
        PushSourceFile(name);
        EvaluateReporting(source);
        PopSourceFile();
        _files.Pop();
    }

    /// <summary>Tells of a slot that the data model does not have.</summary>
    internal void ReportUnknown(SourceSpan span)
    {
        _unknown.Add((span.FileName, span.Start.Offset));
        _diagnostics.Add("CPOM2004", PlaceOf(span), PathTo(span));
    }

    /// <inheritdoc/>
    /// <remarks>The expression of a slot is written here: the engine itself would pass over a null value in silence.</remarks>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is not ScriptExpression slot || slot.Parent is not ScriptExpressionStatement || slot is ScriptAssignExpression)
        {
            return base.Evaluate(scriptNode, aliasReturnedFunction);
        }

        if (TryEvaluate(slot, aliasReturnedFunction, out object? value) && MarkdownOf(slot, value) is { } markup)
        {
            _output.WriteSlot(FieldMarks.Wrap(DataPlaceOf(slot), markup.Source ?? "") + markup.After, PlaceOf(slot.Span));
        }

        return null;
    }

    /// <inheritdoc/>
    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        if (++_loops > MaxLoops)
        {
            throw new CompositionLimitException(Messages.Format("Limite.Boucles", MaxLoops));
        }

        return base.OnStepLoop(loop);
    }

    // A function that prints one field as it is, but for its form, leaves it a field.
    private string? DataPlaceOf(ScriptExpression? expression) => expression switch
    {
        ScriptNestedExpression nested => DataPlaceOf(nested.Expression),
        ScriptFunctionCall { Target: ScriptVariable { Name: var name } } call when FieldMarks.IsForm(name) =>
            DataPlaceOf(call.Arguments.FirstOrDefault()),
        ScriptPipeCall { To: ScriptVariable { Name: var name } } pipe when FieldMarks.IsForm(name) => DataPlaceOf(pipe.From),
        ScriptMemberExpression member when base.Evaluate(member.Target, false) is SlotObject { Place.Length: > 0 } owner =>
            owner.Place + "/" + member.Member!.Name,
        ScriptIndexerExpression indexer when base.Evaluate(indexer.Target, false) is SlotArray list
            && base.Evaluate(indexer.Index, false) is int rank => list.PlaceOf(rank),
        _ => null,
    };

    private void EvaluateReporting(TemplateSource source)
    {
        try
        {
            Evaluate(source.Template.Page!);
        }
        catch (ScriptRuntimeException fault)
        {
            IsComplete = false;
            Report(fault);
        }
        catch (CompositionLimitException fault)
        {
            IsComplete = false;
            _diagnostics.Add("CPOM2007", PlaceOf(CurrentSpan), fault.Message);
        }
    }

    private bool TryEvaluate(ScriptExpression slot, bool aliasReturnedFunction, out object? value)
    {
        try
        {
            value = base.Evaluate(slot, aliasReturnedFunction);
            return true;
        }
        catch (ScriptRuntimeException fault) when (LimitOf(fault) is null)
        {
            Report(fault);
            value = null;
            return false;
        }
    }

    private void Report(ScriptRuntimeException fault)
    {
        if (LimitOf(fault) is { } limit)
        {
            _diagnostics.Add("CPOM2007", PlaceOf(fault.Span), limit.Message);
        }
        else if (!_unknown.Contains((fault.Span.FileName, fault.Span.Start.Offset)))
        {
            _diagnostics.Add("CPOM2006", PlaceOf(fault.Span), fault.OriginalMessage);
        }
    }

    private static CompositionLimitException? LimitOf(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is CompositionLimitException limit)
            {
                return limit;
            }
        }

        return null;
    }

    private Markup? MarkdownOf(ScriptExpression slot, object? value)
    {
        switch (value)
        {
            case Markup markup:
                return markup;
            case string text when !string.IsNullOrWhiteSpace(text):
                return new Markup(Markup.Escape(text));
            case int number:
                return new Markup(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            case long number:
                return new Markup(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            case decimal number:
                return FrenchFormats.Number(number);
            case bool yes:
                return FrenchFormats.YesNo(yes);
            case DateOnly date:
                return FrenchFormats.Date(date);
            case JourMois day:
                return FrenchFormats.Day(day);
            case null or string:
                ReportUnresolved(slot);
                return null;
            default:
                _diagnostics.Add("CPOM2005", PlaceOf(slot.Span), NameOf(slot.Span));
                return null;
        }
    }

    private void ReportUnresolved(ScriptExpression slot)
    {
        SourceSpan span = slot.Span;
        string name = NameOf(span);
        if (!_unknown.Any(place => place.File == span.FileName && place.Offset >= span.Start.Offset && place.Offset <= span.End.Offset))
        {
            _diagnostics.AddAt("CPOM2003", PlaceOf(span), DataPlaceOf(slot) ?? _root.PointerOf(name), name);
        }
    }

    private bool ReportUnknownVariable(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value)
    {
        value = null;
        ReportUnknown(span);
        return true;
    }

    private TemplatePlace PlaceOf(SourceSpan span)
    {
        TemplateSource? source = SourceOf(span);
        return source?.PlaceAt(Math.Clamp(span.Start.Offset, 0, source.Text.Length)) ?? new TemplatePlace(span.FileName ?? "", 0);
    }

    private string NameOf(SourceSpan span)
    {
        if (SourceOf(span) is not { } source || span.End.Offset < span.Start.Offset || span.End.Offset >= source.Text.Length)
        {
            return "";
        }

        return source.Text[span.Start.Offset..(span.End.Offset + 1)].Trim();
    }

    // The whole path a member is asked by: « structure.nom » where the span is that of « nom ».
    private string PathTo(SourceSpan span)
    {
        string name = NameOf(span);
        if (SourceOf(span) is not { } source || name.Contains('.', StringComparison.Ordinal))
        {
            return name;
        }

        int start = span.Start.Offset;
        while (start > 0 && (char.IsAsciiLetterOrDigit(source.Text[start - 1]) || source.Text[start - 1] is '.' or '_'))
        {
            start--;
        }

        return source.Text[start..(span.End.Offset + 1)];
    }

    private TemplateSource? SourceOf(SourceSpan span)
    {
        return span.FileName is { } name && _templates.TryGet(name, out TemplateSource? source) ? source
            : _files.TryPeek(out TemplateSource? current) ? current : null;
    }
}
