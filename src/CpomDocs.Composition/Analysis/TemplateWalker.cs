using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using Scriban.Syntax;

namespace CpomDocs.Composition.Analysis;

/// <summary>Walks the template of one document as filling it would, every branch of it, without any contract.</summary>
internal sealed class TemplateWalker
{
    private const int MaxIncludes = 8;
    private const string ContainerMark = ":::";

    private readonly TemplateSet _templates;
    private readonly Findings _findings;
    private readonly WalkScope _scope;
    private readonly ExpressionTyper _typer;
    private readonly ConditionJudge _judge;
    private int _depth;

    internal TemplateWalker(TemplateSet templates, ChampFormat slots, FamilyBounds bounds, Findings findings)
    {
        _templates = templates;
        _findings = findings;
        _scope = new WalkScope(slots, Include);
        _typer = new ExpressionTyper(findings, _scope);
        _judge = new ConditionJudge(findings, _scope, _typer, bounds);
    }

    /// <summary>Walks the file of a document.</summary>
    /// <param name="name">Its name in the set.</param>
    internal void Walk(string name)
    {
        if (_templates.TryGet(name, out TemplateSource? source))
        {
            WalkFile(source);
        }
        else
        {
            _findings.Bag.Add("CPOM2001", new TemplatePlace(name, 0), name);
        }
    }

    private void Include(ScriptNode call, SlotValue name)
    {
        if (name.Constant is string constant)
        {
            Include(call, constant);
        }
        else if (name.Type is { Genre: GenreChamp.Code, Valeurs: { Length: > 0 } values })
        {
            Array.ForEach([.. values], value => Include(call, value));
        }
        else
        {
            _findings.Report(Gravite.Avertissement, "CPOM2109", call, _findings.TextOf(call));
        }
    }

    private void Include(ScriptNode call, string name)
    {
        if (!_templates.TryGet(name + IncludeFunction.Extension, out TemplateSource? source))
        {
            _findings.Report(Gravite.Erreur, "CPOM2001", call, name + IncludeFunction.Extension);
        }
        else if (_depth >= MaxIncludes)
        {
            _findings.Report(Gravite.Erreur, "CPOM2007", call, Messages.Format("Limite.Inclusions", MaxIncludes));
        }
        else
        {
            WalkFile(source);
        }
    }

    private void WalkFile(TemplateSource source)
    {
        string before = _scope.File;
        _scope.File = source.Name;
        _findings.Files.Add(source.Name);
        _depth++;
        Walk(source.Template.Page?.Body);
        _depth--;
        _scope.File = before;
    }

    private void Walk(ScriptBlockStatement? block)
    {
        foreach (ScriptStatement statement in block?.Statements ?? [])
        {
            WalkStatement(statement);
        }
    }

    private void WalkStatement(ScriptStatement statement)
    {
        switch (statement)
        {
            case ScriptExpressionStatement { Expression: ScriptAssignExpression assign }:
                WalkAssign(assign);
                break;
            case ScriptExpressionStatement slot:
                WalkSlot(slot.Expression!);
                break;
            case ScriptIfStatement choice:
                WalkIf(choice);
                break;
            case ScriptForStatement loop:
                WalkFor(loop);
                break;
            case ScriptCaptureStatement { Target: ScriptVariable target } capture:
                Walk(capture.Body);
                _scope.Assign(target.Name, SlotValue.Of(GenreChamp.Texte));
                break;
            case ScriptCaseStatement cases:
                _typer.TypeOf(cases.Value);
                Conditionally(() => Walk(cases.Body));
                break;
            case ScriptWhenStatement option:
                Walk(option.Body);
                WalkElse(option.Next);
                break;
            case ScriptWhileStatement loop:
                _typer.TypeOf(loop.Condition);
                Conditionally(() => Walk(loop.Body));
                break;
        }
    }

    private void WalkAssign(ScriptAssignExpression assign)
    {
        SlotValue value = _typer.Peek(assign.Value);
        if (assign.Target is ScriptVariable variable)
        {
            _scope.Assign(variable.Name, value);
        }
    }

    private void WalkSlot(ScriptExpression slot)
    {
        SlotValue value = _typer.TypeOf(slot);
        if (value is { IsMarkup: false, Type.Genre: GenreChamp.Objet or GenreChamp.Liste })
        {
            _findings.Report(Gravite.Erreur, "CPOM2005", slot, _findings.TextOf(slot));
        }
        else if ((value.IsFreeText || value.IsMarkup) && IsInAttribute(_findings.LineBefore(slot)) && !IsInclude(slot))
        {
            _findings.Report(Gravite.Avertissement, "CPOM2106", slot, _findings.TextOf(slot));
        }
    }

    private void WalkIf(ScriptIfStatement choice)
    {
        Conditionally(() => _typer.TypeOf(choice.Condition));
        bool? truth = _judge.Judge(choice.Condition, out bool isItsOwn);
        WalkBranch(choice, choice.Then!, truth: true, new Verdict(truth, isItsOwn));
        if (choice.Else is not null)
        {
            WalkBranch(choice, choice.Else, truth: false, new Verdict(truth, isItsOwn));
        }
    }

    // A branch that the word of another file rules out may be written elsewhere: neither walked nor told.
    private void WalkBranch(ScriptIfStatement choice, ScriptNode branch, bool truth, Verdict verdict)
    {
        bool isRuledOut = verdict.Truth == !truth;
        if (isRuledOut && !verdict.IsItsOwn)
        {
            return;
        }

        _findings.Note(branch, choice.Condition!, !isRuledOut, truth ? "Branche.Faux" : "Branche.Vrai");
        BranchFacts around = _scope.Facts;
        _scope.Facts = ConditionJudge.Refine(around, choice.Condition, truth);
        Conditionally(() => WalkElse(branch));
        _scope.Facts = around;
    }

    private void WalkElse(ScriptNode? branch)
    {
        switch (branch)
        {
            case ScriptBlockStatement block:
                Walk(block);
                break;
            case ScriptIfStatement choice:
                WalkIf(choice);
                break;
            case ScriptElseStatement otherwise:
                Walk(otherwise.Body);
                break;
            case ScriptWhenStatement option:
                WalkStatement(option);
                break;
        }
    }

    // The items of a list are there as soon as the list is: what a loop reads of them is not conditional.
    private void WalkFor(ScriptForStatement loop)
    {
        SlotValue items = _typer.Peek(loop.Iterator);
        if (items.Type is { Genre: not GenreChamp.Liste })
        {
            _findings.Report(Gravite.Erreur, "CPOM2103", loop.Iterator!, _findings.TextOf(loop.Iterator!));
        }

        string name = (loop.Variable as ScriptVariable)?.Name ?? "";
        var before = _scope.Variables();
        _scope.Assign(name, new SlotValue(items.Type?.Element) { IsPresent = true });
        Walk(loop.Body);
        _scope.Forget(name);
        _scope.Join(before);
        if (loop.Else is not null)
        {
            Conditionally(() => Walk(loop.Else.Body));
        }
    }

    private void Conditionally(Action walk)
    {
        var before = _scope.Variables();
        _scope.Conditions++;
        walk();
        _scope.Conditions--;
        _scope.Join(before);
    }

    private static bool IsInclude(ScriptExpression slot) => slot is ScriptFunctionCall { Target: ScriptVariable { Name: "include" } };

    // Inside « {…} » or on the line of a container, Markdown takes what it reads as an attribute.
    private static bool IsInAttribute(string before)
    {
        string text = WithoutSlots(before);
        return text.TrimStart().StartsWith(ContainerMark, StringComparison.Ordinal) || text.LastIndexOf('{') > text.LastIndexOf('}');
    }

    private static string WithoutSlots(string text)
    {
        int start = text.IndexOf("{{", StringComparison.Ordinal);
        while (start >= 0)
        {
            int end = text.IndexOf("}}", start, StringComparison.Ordinal);
            text = end < 0 ? text[..start] : text.Remove(start, end + 2 - start);
            start = text.IndexOf("{{", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>What is known of a condition.</summary>
    private readonly record struct Verdict(bool? Truth, bool IsItsOwn);
}
