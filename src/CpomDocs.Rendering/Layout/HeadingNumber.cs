namespace CpomDocs.Rendering.Layout;

/// <summary>
/// The label of a heading as it is printed: a word and its number are parted from the title by a dash, a bare number is not.
/// </summary>
internal static class HeadingNumber
{
    public static string Printed(string number)
    {
        bool startsWithWord = number.Length > 1 && char.IsLetter(number[0]) && char.IsLetter(number[1]);
        return startsWithWord ? number + Messages.Get("SeparateurNumero") : number;
    }
}
