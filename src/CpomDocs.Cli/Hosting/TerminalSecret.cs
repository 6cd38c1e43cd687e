using System.Text;

namespace CpomDocs.Cli.Hosting;

/// <summary>Reads a secret on the terminal, without showing it.</summary>
internal static class TerminalSecret
{
    /// <summary>Asks once.</summary>
    /// <param name="sentence">What is asked.</param>
    /// <returns>What was typed, or <see langword="null"/> when standard input is no terminal or nothing was typed.</returns>
    public static string? Ask(string sentence)
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
        {
            return null;
        }

        Console.Error.Write(sentence + "\u00A0: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key is not ConsoleKey.Enter)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.Length == 0 ? null : typed.ToString();
    }
}
