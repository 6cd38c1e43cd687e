namespace CpomDocs.Campagnes.Plans;

/// <summary>Check keys of FINESS, SIREN and SIRET numbers (Luhn modulo 10).</summary>
internal static class CleLuhn
{
    /// <summary>Digits followed by their key.</summary>
    public static string Completer(string digits)
    {
        int sum = digits.Reverse().Select((digit, rank) => rank % 2 == 0 ? Doubled(digit - '0') : digit - '0').Sum();
        int key = (10 - (sum % 10)) % 10;
        return digits + (char)('0' + key);
    }

    private static int Doubled(int digit) => digit > 4 ? (digit * 2) - 9 : digit * 2;
}
