using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CpomDocs.Conformance.Tests;

/// <summary>A page of ours in a real browser: what a script sees in it, how wide it is on a screen, its picture and its print.</summary>
internal sealed partial class BrowserPage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-page-").FullName;
    private readonly byte[] _html;

    /// <summary>Takes a page.</summary>
    /// <param name="html">UTF-8 HTML, as the program writes it.</param>
    public BrowserPage(byte[] html) => _html = html;

    /// <summary>Runs a script in the page.</summary>
    /// <param name="script">It leaves what it saw in the attribute <c>data-vu</c> of the body.</param>
    /// <returns>What it saw.</returns>
    public string Seen(string script) => ValueSeenIn(WithScript(script));

    /// <summary>Shows the page on a screen.</summary>
    /// <param name="width">Width of the screen, in CSS pixels.</param>
    /// <returns>Width that the page takes; more than the screen when it scrolls sideways.</returns>
    public int WidthOn(int width)
    {
        WithScript("parent.postMessage(String(document.documentElement.scrollWidth), '*');");
        string frame = Write("cadre.html", Encoding.UTF8.GetBytes(
            $$"""
            <!DOCTYPE html><html><body><script>
            window.addEventListener('message', function (event) { document.body.setAttribute('data-vu', event.data); });
            </script><iframe src="page.html" style="border:0;width:{{width}}px;height:3000px"></iframe></body></html>
            """));
        return int.Parse(ValueSeenIn(frame), CultureInfo.InvariantCulture);
    }

    /// <summary>The document after the page's own scripts, its policy respected.</summary>
    public string Dom() => Chromium.Run(_folder, "--dump-dom", AsIs());

    /// <summary>A picture of the page.</summary>
    public byte[] Screenshot() => Made("page.png", image => ["--screenshot=" + image, "--window-size=1280,2000", AsIs()]);

    /// <summary>The page printed.</summary>
    public byte[] Paper() => Made("page.pdf", paper => ["--print-to-pdf=" + paper, "--no-pdf-header-footer", AsIs()]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The policy of a page refuses any script but its own: the copy that is tried goes without it.
    private string WithScript(string script)
    {
        string html = Policy().Replace(Encoding.UTF8.GetString(_html), "");
        string tried = html.Replace("</body>", $"<script>{script}</script></body>", StringComparison.Ordinal);
        return Write("page.html", Encoding.UTF8.GetBytes(tried));
    }

    private string ValueSeenIn(string address)
    {
        string dom = Chromium.Run(_folder, "--virtual-time-budget=10000", "--allow-file-access-from-files", "--dump-dom", address);
        Match seen = ValueSeen().Match(dom);
        Assert.True(seen.Success, dom[..Math.Min(dom.Length, 400)]);
        return seen.Groups["vu"].Value;
    }

    private byte[] Made(string name, Func<string, string[]> arguments)
    {
        string path = Path.Combine(_folder, name);
        Chromium.Run(_folder, arguments(path));
        return File.ReadAllBytes(path);
    }

    private string AsIs() => Write("tel-quel.html", _html);

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return new Uri(path).AbsoluteUri;
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("data-vu=\"(?<vu>[^\"]*)\"")]
    private static partial Regex ValueSeen();
}
