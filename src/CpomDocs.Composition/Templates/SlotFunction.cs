using CpomDocs.Composition.Diagnostics;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CpomDocs.Composition.Templates;

/// <summary>A function that templates may call; a null first argument gives null, so that an absent value stays absent.</summary>
/// <param name="name">Name in templates.</param>
/// <param name="parameters">Number of arguments, at least 1.</param>
/// <param name="body">What it does; null for an argument it does not apply to.</param>
internal sealed class SlotFunction(string name, int parameters, Func<object, ScriptArray, object?> body) : IScriptCustomFunction
{
    /// <summary>What the function gives for an absent value; nothing by default.</summary>
    internal object? WhenAbsent { get; init; }

    /// <inheritdoc/>
    public int RequiredParameterCount => parameters;

    /// <inheritdoc/>
    public int ParameterCount => parameters;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "valeur");

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        if (arguments.Count == 0 || arguments[0] is not { } first)
        {
            return WhenAbsent;
        }

        return body(first, arguments)
            ?? throw new ScriptRuntimeException(callerContext?.Span ?? default, Messages.Format("Fonction.Argument", name));
    }

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        return ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
    }
}
