using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using Scriban.Syntax;

namespace CpomDocs.Composition.Analysis;

/// <summary>Says whether a condition can be true, and what it says of the values it compares.</summary>
internal sealed class ConditionJudge(Findings findings, WalkScope scope, ExpressionTyper typer, FamilyBounds bounds)
{
    private const string SharedFolder = "commun/";

    private bool _restsOnInclusion;

    /// <summary>Whether a condition is true, when it is the same for every contract.</summary>
    /// <param name="condition">Condition.</param>
    /// <param name="isItsOwn">
    /// Whether that is so wherever the file is included: a word that another file assigns before including it may change.
    /// </param>
    internal bool? Judge(ScriptExpression? condition, out bool isItsOwn)
    {
        _restsOnInclusion = false;
        bool? truth = TruthOf(condition);
        isItsOwn = !_restsOnInclusion;
        return truth;
    }

    private bool? TruthOf(ScriptExpression? condition) => condition switch
    {
        ScriptNestedExpression nested => TruthOf(nested.Expression),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not } negation => !TruthOf(negation.Right),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.And } both => And(TruthOf(both.Left), TruthOf(both.Right)),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.Or } either => !And(!TruthOf(either.Left), !TruthOf(either.Right)),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareEqual } same => WithinBounds(same) ?? IsEqual(same),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareNotEqual } other => WithinBounds(other) ?? !IsEqual(other),
        ScriptBinaryExpression comparison => WithinBounds(comparison),
        ScriptLiteral { Value: bool constant } => constant,
        ScriptVariable or ScriptMemberExpression => TruthOfValue(condition),
        _ => null,
    };

    /// <summary>The facts that hold where a condition turned out true or false.</summary>
    internal static BranchFacts Refine(BranchFacts facts, ScriptExpression? condition, bool truth)
    {
        switch (condition)
        {
            case ScriptNestedExpression nested:
                return Refine(facts, nested.Expression, truth);
            case ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not } negation:
                return Refine(facts, negation.Right, !truth);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.And } both when truth:
                return Refine(Refine(facts, both.Left, true), both.Right, true);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.Or } either when !truth:
                return Refine(Refine(facts, either.Left, false), either.Right, false);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareEqual } same:
                return Compared(facts, same, truth);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareNotEqual } other:
                return Compared(facts, other, !truth);
            case ScriptVariable or ScriptMemberExpression when ExpressionTyper.PathOf(condition) is { } path:
                return facts.WithTruth(path, truth);
            default:
                return facts;
        }
    }

    // A text that families share speaks for all of them.
    private bool? WithinBounds(ScriptBinaryExpression comparison) =>
        scope.File.StartsWith(SharedFolder, StringComparison.Ordinal) ? null : bounds.Judge(comparison, scope);

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left == true ? right : left;

    private static BranchFacts Compared(BranchFacts facts, ScriptBinaryExpression comparison, bool isEqual)
    {
        return ExpressionTyper.PathOf(comparison.Left) is { } path && comparison.Right is ScriptLiteral { Value: { } value }
            ? facts.WithEqual(path, value, isEqual)
            : facts;
    }

    private bool? IsEqual(ScriptBinaryExpression comparison)
    {
        if (comparison.Right is not ScriptLiteral { Value: { } value })
        {
            return null;
        }

        SlotValue left = typer.Peek(comparison.Left);
        if (left.Constant is { } constant)
        {
            _restsOnInclusion |= left.AssignedIn != scope.File;
            return constant.Equals(value);
        }

        if (left.Type is { Genre: GenreChamp.Code, Valeurs.Length: > 0 } code && value is string word && !code.Valeurs.Contains(word))
        {
            findings.Report(Gravite.Avertissement, "CPOM2105", comparison, word, findings.TextOf(comparison.Left!),
                string.Join(", ", code.Valeurs));
            return false;
        }

        return ExpressionTyper.PathOf(comparison.Left) is { } path ? scope.Facts.IsEqual(path, value) : null;
    }

    private bool? TruthOfValue(ScriptExpression expression)
    {
        if (ExpressionTyper.PathOf(expression) is { } path && scope.Facts.TruthOf(path) is { } known)
        {
            return known;
        }

        SlotValue value = typer.Peek(expression);
        if (value.Constant is { } constant)
        {
            _restsOnInclusion |= value.AssignedIn is { } file && file != scope.File;
            return constant is not false;
        }

        bool canBeFalse = value.Type is null or { Genre: GenreChamp.OuiNon or GenreChamp.Valeur } || !value.IsPresent;
        return canBeFalse ? null : true;
    }
}
