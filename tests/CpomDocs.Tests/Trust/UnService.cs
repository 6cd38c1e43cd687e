using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CpomDocs.Tests.Trust;

/// <summary>A real HTTP service on a free port of this machine, which behaves as a test wants.</summary>
internal sealed class UnService : IDisposable
{
    private readonly HttpListener _listener;
    private int _questions;

    public UnService(Action<HttpListenerContext> behave)
    {
        (_listener, Address) = Listen();
        OnItsOwnThread(() => Serve(behave));
    }

    public Uri Address { get; }

    /// <summary>Number of questions received.</summary>
    public int Questions => _questions;

    /// <summary>A service that answers 200 with bytes.</summary>
    public static UnService Giving(Func<byte[], byte[]> answer) => new(context =>
    {
        var question = new MemoryStream();
        context.Request.InputStream.CopyTo(question);
        byte[] bytes = answer(question.ToArray());
        context.Response.ContentLength64 = bytes.Length;
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    });

    /// <summary>A service that answers with a status and nothing else.</summary>
    public static UnService Saying(int status) => new(context =>
    {
        context.Response.StatusCode = status;
        context.Response.Close();
    });

    /// <summary>A service that sends elsewhere.</summary>
    public static UnService Sending(int status, string target) => new(context =>
    {
        context.Response.StatusCode = status;
        context.Response.RedirectLocation = target;
        context.Response.Close();
    });

    /// <summary>A service that sends one byte now and then, for ever.</summary>
    public static UnService Dripping() => new(context =>
    {
        context.Response.SendChunked = true;
        while (true)
        {
            context.Response.OutputStream.WriteByte(0x30);
            context.Response.OutputStream.Flush();
            Thread.Sleep(50);
        }
    });

    /// <summary>A service that sends without saying how much, and without end.</summary>
    public static UnService Flooding() => new(context =>
    {
        var bytes = new byte[1 << 16];
        context.Response.SendChunked = true;
        while (true)
        {
            context.Response.OutputStream.Write(bytes);
        }
    });

    /// <summary>An address where nobody listens: the first port is given to nobody.</summary>
    public static Uri Nobody(string path = "") => new("http://127.0.0.1:1/" + path);

    /// <summary>Starts what listens to a free port. Between the search of one and its use another test may take it.</summary>
    public static T OnFreePort<T>(Func<int, T> start)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return start(FreePort());
            }
            catch (Exception exception) when (attempt < 10 && (exception is HttpListenerException or IOException))
            {
                continue;
            }
        }
    }

    /// <summary>A listener to a free port.</summary>
    public static (HttpListener Listener, Uri Address) Listen() => OnFreePort(port =>
    {
        var listener = new HttpListener();
        var address = new Uri("http://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture) + "/");
        listener.Prefixes.Add(address.AbsoluteUri);
        listener.Start();
        return (listener, address);
    });

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    // Tests that wait may hold every thread of the pool.
    private static void OnItsOwnThread(Action work) => new Thread(() => work()) { IsBackground = true }.Start();

    private void Serve(Action<HttpListenerContext> behave)
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = _listener.GetContext();
                Interlocked.Increment(ref _questions);
                OnItsOwnThread(() => Answer(context, behave));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static void Answer(HttpListenerContext context, Action<HttpListenerContext> behave)
    {
        try
        {
            behave(context);
        }
        catch (Exception)
        {
            // Whatever went wrong here, the client sees a broken connection; nothing may end the process of the tests.
            context.Response.Abort();
        }
    }
}
