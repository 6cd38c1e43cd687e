using System.Globalization;
using System.Net;

namespace CpomDocs.Trust.Demonstration;

/// <summary>Serves a demonstration PKI over HTTP, on this machine only.</summary>
public sealed class DemonstrationServer : IDisposable
{
    private const int MaxQuestion = 64 << 10;

    private readonly DemonstrationServices _services;
    private readonly HttpListener _listener = new();

    /// <summary>Starts to listen; questions are answered until the server is disposed.</summary>
    /// <param name="services">The services.</param>
    /// <param name="port">TCP port on 127.0.0.1; that of the certificates, for their addresses to lead here.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public DemonstrationServer(DemonstrationServices services, int port)
    {
        _services = services;
        BaseAddress = new Uri("http://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture) + "/");
        _listener.Prefixes.Add(BaseAddress.AbsoluteUri);
        try
        {
            _listener.Start();
        }
        catch (HttpListenerException exception)
        {
            _listener.Close();
            throw new IOException(Messages.Format("Demonstration.Port", port.ToString(CultureInfo.InvariantCulture)), exception);
        }

        _ = ListenAsync();
    }

    /// <summary>Where the services are: <c>http://127.0.0.1:8318/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where the time-stamp service is.</summary>
    public Uri TimestampAuthority => new(BaseAddress, DemonstrationServices.TimestampAuthorityPath);

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Closed by Dispose, or a client gone before it asked anything: the loop tells which.
                continue;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using HttpListenerResponse response = context.Response;
            byte[]? body = await ReadAsync(context.Request).ConfigureAwait(false);
            DemonstrationAnswer answer = body is null
                ? DemonstrationAnswer.BadRequest
                : _services.Answer(context.Request.HttpMethod, PathOf(context.Request), body);

            // A connection kept for the next question may be cut by one side just as the other one uses it again.
            response.KeepAlive = false;
            response.StatusCode = answer.Status;
            response.ContentType = answer.ContentType;
            response.ContentLength64 = answer.Body.Length;
            await response.OutputStream.WriteAsync(answer.Body).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            // Whoever asked has gone: there is nobody to tell.
            context.Response.Abort();
        }
    }

    // The path as it came: base64 of a GET holds escaped slashes.
    private static string PathOf(HttpListenerRequest request) => (request.RawUrl ?? "/").Split('?')[0];

    private static async Task<byte[]?> ReadAsync(HttpListenerRequest request)
    {
        var whole = new MemoryStream();
        var buffer = new byte[4096];
        int count;
        while ((count = await request.InputStream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > MaxQuestion)
            {
                return null;
            }
        }

        return whole.ToArray();
    }
}
