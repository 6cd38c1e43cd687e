using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CpomDocs.Composition.Templates;

/// <summary><c>include 'commun/parties'</c>: writes another file of the set in place, with the same slots.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    /// <summary>End of the name of every template file.</summary>
    internal const string Extension = ".md.scriban";

    /// <inheritdoc/>
    public int RequiredParameterCount => 1;

    /// <inheritdoc/>
    public int ParameterCount => 1;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "nom");

    /// <inheritdoc/>
    public object Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ((ComposerContext)context).Include((arguments[0] as string) + Extension, callerContext?.Span ?? default);
        return default(Markup);
    }

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        return ValueTask.FromResult<object?>(Invoke(context, callerContext, arguments, blockStatement));
    }
}
