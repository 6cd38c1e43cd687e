using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using Scriban.Syntax;

namespace CpomDocs.Composition.Analysis;

/// <summary>
/// How many agencies and engagements the contracts of a family may have: the bounds of its profile whose rule is an error there. The least
/// number of engagements is not one of them: a contract may be printed before its orientations are written.
/// </summary>
internal sealed class FamilyBounds
{
    private const string Count = "taille";

    private readonly ImmutableDictionary<string, Intervalle> _bounds;

    private FamilyBounds(ImmutableDictionary<string, Intervalle> bounds) => _bounds = bounds;

    internal static FamilyBounds Of(Profil profil)
    {
        BornesProfil bornes = profil.Bornes;
        var bounds = ImmutableDictionary.CreateBuilder<string, Intervalle>(StringComparer.Ordinal);
        void Add(string slot, string regle, Intervalle? bound)
        {
            if (bound is not null && profil.GraviteDe(regle) == Gravite.Erreur)
            {
                bounds.Add(slot, bound);
            }
        }

        Add("agences", "PAR-09", bornes.Ars);
        Add("nbStrategiques", "OBJ-01", UpTo(bornes.ObjectifsParVolet.GetValueOrDefault("STRATEGIQUE")));
        Add("nbCooperation", "OBJ-02", UpTo(bornes.ObjectifsParVolet.GetValueOrDefault("COOPERATION")));
        Add("nbEngagements", "OBJ-03", UpTo(bornes.Objectifs));
        return new FamilyBounds(bounds.ToImmutable());
    }

    /// <summary>Whether a number is compared the same way in every contract of the family.</summary>
    /// <param name="comparison">What the template compares to a whole number.</param>
    /// <param name="scope">Where: a variable of the template hides a slot.</param>
    /// <returns>The answer, or <see langword="null"/> where it depends on the contract, or is no number that the family bounds.</returns>
    internal bool? Judge(ScriptBinaryExpression comparison, WalkScope scope)
    {
        return SlotOf(comparison.Left) is { } slot && scope.IsSlot(slot) && _bounds.TryGetValue(slot, out Intervalle? bound)
            && comparison.Right is ScriptLiteral { Value: int number }
            ? Judge(comparison.Operator, bound, number)
            : null;
    }

    private static bool? Judge(ScriptBinaryOperator comparison, Intervalle bound, int number) => comparison switch
    {
        ScriptBinaryOperator.CompareGreater => Always(bound.Min > number, bound.Max <= number),
        ScriptBinaryOperator.CompareGreaterOrEqual => Always(bound.Min >= number, bound.Max < number),
        ScriptBinaryOperator.CompareLess => Always(bound.Max < number, bound.Min >= number),
        ScriptBinaryOperator.CompareLessOrEqual => Always(bound.Max <= number, bound.Min > number),
        ScriptBinaryOperator.CompareEqual => Always(bound == new Intervalle(number, number), number < bound.Min || number > bound.Max),
        ScriptBinaryOperator.CompareNotEqual => Always(number < bound.Min || number > bound.Max, bound == new Intervalle(number, number)),
        _ => null,
    };

    private static bool? Always(bool isTrue, bool isFalse) => isTrue ? true : isFalse ? false : null;

    private static Intervalle? UpTo(Intervalle? bound) => bound is null ? null : new Intervalle(0, bound.Max);

    private static string? SlotOf(ScriptExpression? expression) => expression switch
    {
        ScriptNestedExpression nested => SlotOf(nested.Expression),
        ScriptVariable variable => variable.Name,
        ScriptFunctionCall { Target: ScriptVariable { Name: Count }, Arguments: [ScriptVariable list] } => list.Name,
        _ => null,
    };
}
