using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using Scriban.Syntax;

namespace CpomDocs.Composition.Analysis;

/// <summary>Says what an expression gives, and what is wrong with it.</summary>
internal sealed class ExpressionTyper(Findings findings, WalkScope scope)
{
    private const string Loop = "for";
    private const string Include = "include";

    /// <summary>What an expression gives; the fields it reads are noted.</summary>
    internal SlotValue TypeOf(ScriptExpression? expression) => Used(expression, Peek(expression));

    /// <summary>What an expression gives; only what it is made of is noted as used.</summary>
    internal SlotValue Peek(ScriptExpression? expression) => expression switch
    {
        ScriptNestedExpression nested => Peek(nested.Expression),
        ScriptLiteral literal => SlotValue.OfConstant(literal.Value),
        ScriptVariable variable => VariableOf(variable),
        ScriptMemberExpression member => MemberOf(member, Peek(member.Target), member.Member!.Name),
        ScriptIndexerExpression indexer => IndexOf(indexer),
        ScriptPipeCall pipe => PipeOf(pipe),
        ScriptFunctionCall call => CallOf(call, call.Target!, call.Arguments.FirstOrDefault(), [.. call.Arguments.Skip(1)]),
        ScriptBinaryExpression binary => BinaryOf(binary),
        ScriptUnaryExpression unary => UnaryOf(unary),
        ScriptConditionalExpression choice => ChoiceOf(choice),
        _ => SlotValue.Unknown,
    };

    /// <summary>The path that names a value, for the facts of the branches; <see langword="null"/> for anything computed.</summary>
    internal static string? PathOf(ScriptExpression? expression) => expression switch
    {
        ScriptNestedExpression nested => PathOf(nested.Expression),
        ScriptVariable variable => variable.Name,
        ScriptMemberExpression member when PathOf(member.Target) is { } target => target + "." + member.Member!.Name,
        _ => null,
    };

    private SlotValue Used(ScriptExpression? expression, SlotValue value)
    {
        if (expression is not null && value is { Type: { } type, IsMarkup: false })
        {
            findings.Use(type, expression, scope.IsUnconditional);
        }

        return value;
    }

    private SlotValue VariableOf(ScriptVariable variable)
    {
        if (scope.Find(variable.Name) is { } value)
        {
            return value;
        }

        if (FunctionCatalogue.Entries.TryGetValue(variable.Name, out var function))
        {
            return function.Give(SlotValue.Unknown);
        }

        if (variable.Name != Loop)
        {
            findings.Report(Gravite.Erreur, "CPOM2004", variable, variable.Name);
        }

        return SlotValue.Unknown;
    }

    private SlotValue MemberOf(ScriptExpression expression, SlotValue target, string name)
    {
        if (target.Type is not { } type)
        {
            return SlotValue.Unknown;
        }

        if (!type.Champs.TryGetValue(name, out ChampFormat? champ))
        {
            findings.Report(Gravite.Erreur, "CPOM2004", expression, findings.TextOf(expression));
            return SlotValue.Unknown;
        }

        if (champ is { Pointeur: "", Genre: not GenreChamp.Objet and not GenreChamp.Liste })
        {
            findings.Computed.Add(findings.TextOf(expression));
        }

        return new SlotValue(champ) { IsPresent = champ.Requis && target.IsPresent };
    }

    private SlotValue IndexOf(ScriptIndexerExpression indexer)
    {
        SlotValue target = Peek(indexer.Target);
        SlotValue index = TypeOf(indexer.Index);
        return target.Type switch
        {
            { Genre: GenreChamp.Liste, Element: { } element } => new SlotValue(element),
            { Genre: GenreChamp.Objet } when index.Constant is string name => MemberOf(indexer, target, name),
            _ => SlotValue.Unknown,
        };
    }

    private SlotValue PipeOf(ScriptPipeCall pipe) => pipe.To switch
    {
        ScriptFunctionCall call => CallOf(pipe, call.Target!, pipe.From, [.. call.Arguments]),
        ScriptVariable function => CallOf(pipe, function, pipe.From, []),
        _ => SlotValue.Unknown,
    };

    private SlotValue CallOf(ScriptExpression call, ScriptExpression target, ScriptExpression? first, ScriptExpression[] others)
    {
        SlotValue argument = TypeOf(first);
        foreach (ScriptExpression other in others)
        {
            Peek(other);
        }

        if (target is not ScriptVariable { Name: { } name } || !FunctionCatalogue.Entries.TryGetValue(name, out var function))
        {
            findings.Report(Gravite.Erreur, "CPOM2101", target, findings.TextOf(target));
            return SlotValue.Unknown;
        }

        if (name == Include)
        {
            scope.Include(call, argument);
        }
        else if (!function.Takes(argument))
        {
            findings.Report(Gravite.Erreur, "CPOM2102", call, name, findings.TextOf(first!), string.Join(", ", function.Accepte));
        }

        return function.Give(argument);
    }

    private SlotValue BinaryOf(ScriptBinaryExpression binary)
    {
        TypeOf(binary.Left);
        TypeOf(binary.Right);
        return binary.Operator switch
        {
            ScriptBinaryOperator.Add or ScriptBinaryOperator.Subtract or ScriptBinaryOperator.Multiply => SlotValue.Of(GenreChamp.Nombre),
            ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude => Range(),
            ScriptBinaryOperator.EmptyCoalescing => Peek(binary.Left) with { IsPresent = true },
            _ => SlotValue.Of(GenreChamp.OuiNon),
        };
    }

    private SlotValue UnaryOf(ScriptUnaryExpression unary)
    {
        TypeOf(unary.Right);
        return SlotValue.Of(GenreChamp.OuiNon);
    }

    private SlotValue ChoiceOf(ScriptConditionalExpression choice)
    {
        TypeOf(choice.Condition);
        SlotValue value = TypeOf(choice.ThenValue);
        TypeOf(choice.ElseValue);
        return value with { Constant = null };
    }

    private static SlotValue Range() => new(new ChampFormat
    {
        Genre = GenreChamp.Liste,
        Requis = true,
        Element = new ChampFormat { Genre = GenreChamp.Entier, Requis = true },
    })
    { IsPresent = true };
}
