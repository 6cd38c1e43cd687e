using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CpomDocs.Contrats.Diagnostics;

/// <summary>What a step gives for data it was handed: the value, or every reason why there is none.</summary>
/// <typeparam name="T">Type of the value of a successful step.</typeparam>
public sealed record Outcome<T>
    where T : class
{
    internal Outcome(T? value, ImmutableArray<Diagnostic> diagnostics)
    {
        Value = value;
        Diagnostics = diagnostics;
    }

    /// <summary>The value, or <see langword="null"/> when at least one diagnostic is an error.</summary>
    public T? Value { get; }

    /// <summary>Every diagnostic of the step, errors or not, in the order of the input.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Gives the value when there is one.</summary>
    /// <param name="value">The value of a successful step.</param>
    /// <returns><see langword="true"/> when the step succeeded.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value)
    {
        value = Value;
        return value is not null;
    }
}

/// <summary>Makes <see cref="Outcome{T}"/> values.</summary>
public static class Outcome
{
    /// <summary>A step that succeeded, with what it has to say all the same.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="diagnostics">Warnings and information; no error.</param>
    /// <returns>The successful outcome.</returns>
    public static Outcome<T> Of<T>(T value, ImmutableArray<Diagnostic> diagnostics = default)
        where T : class
    {
        return new Outcome<T>(value, diagnostics.IsDefault ? [] : diagnostics);
    }

    /// <summary>A step that gives nothing, and why.</summary>
    /// <typeparam name="T">Type of the value that could not be made.</typeparam>
    /// <param name="diagnostics">At least one error.</param>
    /// <returns>The failed outcome.</returns>
    public static Outcome<T> Failure<T>(ImmutableArray<Diagnostic> diagnostics)
        where T : class
    {
        return new Outcome<T>(null, diagnostics);
    }
}
