using System.Net;
using System.Net.Http.Headers;

namespace CpomDocs.Trust.Network;

/// <summary>Asks the services of a PKI over HTTP, within limits of time and size. Thread-safe; one serves a whole batch.</summary>
/// <remarks>Exchanges are synchronous: each belongs to one act of signature, which its own thread carries to its end.</remarks>
public sealed class PkiHttpClient : IDisposable
{
    private const int MaxRedirections = 3;
    private const int FirstBuffer = 8 << 10;

    private readonly HttpClient _http;
    private readonly RestingServices _resting;

    /// <summary>Makes a client of the network.</summary>
    /// <param name="options">Limits.</param>
    public PkiHttpClient(PkiHttpOptions options)
        : this(options, NetworkHandler(options))
    {
    }

    /// <summary>Makes a client over another transport: that of a demonstration without network.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="transport">Transport; disposed with the client.</param>
    public PkiHttpClient(PkiHttpOptions options, HttpMessageHandler transport)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        _http = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
        _resting = new RestingServices(options.Rest);
    }

    internal PkiHttpOptions Options { get; }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Whether a location is one that this client asks: an absolute address over HTTP.</summary>
    internal static bool TryAddress(string location, out Uri? address)
    {
        return Uri.TryCreate(location, UriKind.Absolute, out address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>Reads what is at an address.</summary>
    /// <exception cref="PkiHttpException">It cannot be read within the limits.</exception>
    internal byte[] Get(Uri address, int maxBytes) =>
        Exchange(address, () => new HttpRequestMessage(HttpMethod.Get, address), maxBytes);

    /// <summary>Puts a question to a service.</summary>
    /// <exception cref="PkiHttpException">There is no answer within the limits.</exception>
    internal byte[] Post(Uri address, string contentType, byte[] body, int maxBytes) =>
        Post(new PkiQuestion(address, contentType, body), maxBytes);

    internal byte[] Post(PkiQuestion question, int maxBytes)
    {
        return Exchange(question.Address, () =>
        {
            var content = new ByteArrayContent(question.Body);
            content.Headers.ContentType = new MediaTypeHeaderValue(question.ContentType);
            var message = new HttpRequestMessage(HttpMethod.Post, question.Address) { Content = content };
            message.Headers.Authorization = question.Login?.Header;
            return message;
        }, maxBytes);
    }

    // The handler would follow a redirection to a file: they are followed here.
    private static SocketsHttpHandler NetworkHandler(PkiHttpOptions options) => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = options.Timeout,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private byte[] Exchange(Uri address, Func<HttpRequestMessage> request, int maxBytes)
    {
        _resting.Check(address);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return ExchangeOnce(request, maxBytes);
            }
            catch (PkiHttpException exception) when (exception.IsTransient)
            {
                if (attempt >= Options.Attempts)
                {
                    _resting.Add(address, exception);
                    throw;
                }

                Thread.Sleep(Options.Pause * attempt);
            }
        }
    }

    private byte[] ExchangeOnce(Func<HttpRequestMessage> request, int maxBytes)
    {
        using var deadline = new CancellationTokenSource(Options.Timeout);
        try
        {
            using HttpResponseMessage response = Follow(request, deadline.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new PkiHttpException(PkiHttpProblem.Status, (int)response.StatusCode);
            }

            // A synchronous reading does not look at the token: the connection is taken from under it.
            using CancellationTokenRegistration cut = deadline.Token.Register(response.Dispose);
            return ReadBounded(response.Content, maxBytes);
        }
        // The reading from under which the connection is taken may meet a null of the platform's own.
        catch (Exception exception) when (
            IsBroken(exception) || (deadline.IsCancellationRequested && exception is NullReferenceException))
        {
            PkiHttpProblem problem = deadline.IsCancellationRequested ? PkiHttpProblem.TimedOut : PkiHttpProblem.Unreachable;
            throw new PkiHttpException(problem, 0, exception);
        }
    }

    // To http or https only, never from https down to http; a question put by POST is put again only where the status says so.
    private HttpResponseMessage Follow(Func<HttpRequestMessage> request, CancellationToken deadline)
    {
        Uri? target = null;
        for (int redirections = 0; ; redirections++)
        {
            using HttpRequestMessage message = request();
            SendTo(message, target);
            HttpResponseMessage response = _http.Send(message, HttpCompletionOption.ResponseHeadersRead, deadline);
            target = redirections < MaxRedirections ? RedirectionOf(response, message) : null;
            if (target is null)
            {
                return response;
            }

            response.Dispose();
        }
    }

    // Who the customer is concerns the service asked, nobody it sends to.
    private static void SendTo(HttpRequestMessage message, Uri? target)
    {
        if (target is null)
        {
            return;
        }

        bool isSame = target.GetLeftPart(UriPartial.Authority) == message.RequestUri!.GetLeftPart(UriPartial.Authority);
        message.Headers.Authorization = isSame ? message.Headers.Authorization : null;
        message.RequestUri = target;
    }

    private static Uri? RedirectionOf(HttpResponseMessage response, HttpRequestMessage request)
    {
        bool isForAny = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        bool isForGet = response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther;
        if (!isForAny && !(isForGet && request.Method == HttpMethod.Get))
        {
            return null;
        }

        Uri from = request.RequestUri!;
        string location = response.Headers.Location is Uri next ? new Uri(from, next).AbsoluteUri : "";
        bool isAddress = TryAddress(location, out Uri? target);
        return isAddress && (target!.Scheme == Uri.UriSchemeHttps || from.Scheme == Uri.UriSchemeHttp) ? target : null;
    }

    private static bool IsBroken(Exception exception) =>
        exception is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException;

    private static byte[] ReadBounded(HttpContent content, int maxBytes)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            throw new PkiHttpException(PkiHttpProblem.TooLarge);
        }

        using Stream stream = content.ReadAsStream();
        var whole = new MemoryStream();
        var buffer = new byte[FirstBuffer];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > maxBytes)
            {
                throw new PkiHttpException(PkiHttpProblem.TooLarge);
            }
        }

        return whole.ToArray();
    }
}
