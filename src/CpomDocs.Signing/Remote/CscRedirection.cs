namespace CpomDocs.Signing.Remote;

/// <summary>Reads what a person brings back from a browser: the code alone, or the whole address the browser was sent to.</summary>
internal static class CscRedirection
{
    /// <summary>The code, or <see langword="null"/> when there is none, or when the address answers another question.</summary>
    /// <param name="answer">What was brought back.</param>
    /// <param name="state">What the address must repeat (RFC 6749, 10.12).</param>
    public static string? CodeOf(string? answer, string state)
    {
        string text = (answer ?? "").Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Query.Length == 0)
        {
            return text.Length == 0 ? null : text;
        }

        Dictionary<string, string> query = address.Query[1..].Split('&')
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0])
            .ToDictionary(group => group.Key, group => Uri.UnescapeDataString(group.First()[1]));
        return query.GetValueOrDefault("state") == state ? query.GetValueOrDefault("code") : null;
    }
}
