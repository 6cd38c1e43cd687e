namespace CpomDocs.Pdf.Objects;

/// <summary>An object of a PDF file (ISO 32000-2, 7.3).</summary>
public abstract class PdfObject;

/// <summary>The null object (7.3.9).</summary>
public sealed class PdfNull : PdfObject
{
    private PdfNull()
    {
    }

    /// <summary>The only instance.</summary>
    public static PdfNull Instance { get; } = new();
}

/// <summary>A boolean object (7.3.2).</summary>
public sealed class PdfBoolean : PdfObject
{
    private PdfBoolean(bool value) => Value = value;

    /// <summary>The object <c>true</c>.</summary>
    public static PdfBoolean True { get; } = new(true);

    /// <summary>The object <c>false</c>.</summary>
    public static PdfBoolean False { get; } = new(false);

    /// <summary>Its value.</summary>
    public bool Value { get; }
}

/// <summary>An integer object (7.3.3).</summary>
/// <param name="value">Its value.</param>
public sealed class PdfInteger(long value) : PdfObject
{
    /// <summary>Its value.</summary>
    public long Value { get; } = value;
}

/// <summary>A real object (7.3.3), written with at most three decimals, or as it stood in the file it was read from.</summary>
/// <param name="value">Its value.</param>
public sealed class PdfReal(double value) : PdfObject
{
    /// <summary>Its value.</summary>
    public double Value { get; } = value;

    /// <summary>The digits it was read from, so that a rewritten object keeps its exact numbers; empty for a computed one.</summary>
    internal ReadOnlyMemory<byte> Literal { get; init; }
}

/// <summary>A name object (7.3.5).</summary>
public sealed class PdfName : PdfObject, IEquatable<PdfName>
{
    /// <summary>Makes a name.</summary>
    /// <param name="value">Decoded name without the slash, each character one byte (Latin-1).</param>
    public PdfName(string value) => Value = value;

    /// <summary>Decoded name without the slash.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public bool Equals(PdfName? other) => other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PdfName);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => "/" + Value;
}

/// <summary>An indirect reference (7.3.10).</summary>
/// <param name="number">Object number, from 1.</param>
/// <param name="generation">Generation, 0 to 65535.</param>
public sealed class PdfReference(int number, int generation = 0) : PdfObject, IEquatable<PdfReference>
{
    /// <summary>Object number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Generation, 0 to 65535.</summary>
    public int Generation { get; } = generation;

    /// <inheritdoc/>
    public bool Equals(PdfReference? other) => other is not null && Number == other.Number && Generation == other.Generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PdfReference);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, Generation);
}
