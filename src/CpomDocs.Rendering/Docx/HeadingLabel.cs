using System.Globalization;

namespace CpomDocs.Rendering.Docx;

/// <summary>A heading label cut into what a list can count: « Article 3 » is the prefix « Article » and the value 3.</summary>
/// <param name="Prefix">Fixed text before the count; the whole label when nothing in it counts.</param>
/// <param name="Format">How the count is written.</param>
/// <param name="Value">The count; 1 when nothing counts.</param>
internal readonly record struct HeadingLabel(string Prefix, LabelFormat Format, int Value)
{
    private const int MostDigits = 6;

    /// <summary>Cuts a label at its final integer, or at its final capital letter when that stands alone.</summary>
    public static HeadingLabel Parse(string label)
    {
        string digits = new([.. label.Reverse().TakeWhile(char.IsAsciiDigit).Reverse()]);
        if (digits.Length is > 0 and <= MostDigits && digits[0] != '0')
        {
            return new HeadingLabel(label[..^digits.Length], LabelFormat.Decimal, int.Parse(digits, CultureInfo.InvariantCulture));
        }

        if (label.Length > 0 && char.IsAsciiLetterUpper(label[^1]) && (label.Length == 1 || !char.IsLetterOrDigit(label[^2])))
        {
            return new HeadingLabel(label[..^1], LabelFormat.Letter, label[^1] - 'A' + 1);
        }

        return new HeadingLabel(label, LabelFormat.Fixed, 1);
    }

    /// <summary>Text Word writes for the level; <c>%1</c> stands for the count.</summary>
    public string LevelText =>
        (Format == LabelFormat.Fixed ? Prefix : Prefix + "%1") + (StartsWithWord ? Messages.Get("SeparateurNumero") : "");

    private bool StartsWithWord => Prefix.Length > 1 && char.IsLetter(Prefix[0]);
}

/// <summary>How a count is written.</summary>
internal enum LabelFormat
{
    /// <summary>Nothing counts: the label is the same text each time.</summary>
    Fixed,

    /// <summary>1, 2, 3.</summary>
    Decimal,

    /// <summary>A, B, C.</summary>
    Letter,
}
