using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Remote;

/// <summary>Carries calls to a remote service: HTTPS but on this machine, bounded in time and size, no redirection. Thread-safe.</summary>
internal sealed class CscTransport : IDisposable
{
    private const int MaxAnswerBytes = 4 << 20;

    private readonly string _service;
    private readonly HttpClient _http;

    public CscTransport(string service, TimeSpan timeout)
    {
        _service = service;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = timeout,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
    }

    /// <summary>Posts a JSON object.</summary>
    /// <param name="address">Where.</param>
    /// <param name="json">What.</param>
    /// <param name="accessToken">Who calls, or <see langword="null"/>.</param>
    /// <returns>The answer; an empty object when there is none.</returns>
    /// <exception cref="CscRefusal">The service refuses.</exception>
    /// <exception cref="SigningKeyUnavailableException">It cannot be reached, or does not answer as the norm says.</exception>
    public JsonElement Post(Uri address, object json, string? accessToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(json, json.GetType(), CscJson.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Send(address, content, accessToken);
    }

    /// <summary>Posts a form.</summary>
    public JsonElement Post(Uri address, IEnumerable<KeyValuePair<string, string>> form) =>
        Send(address, new FormUrlEncodedContent(form), accessToken: null);

    public void Dispose() => _http.Dispose();

    private JsonElement Send(Uri address, HttpContent content, string? accessToken)
    {
        Check(address);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Authorization = accessToken is null ? null : new AuthenticationHeaderValue("Bearer", accessToken);
        try
        {
            using HttpResponseMessage response = _http.Send(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
            using Stream body = response.Content.ReadAsStream();
            return Read(response, body);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            throw new SigningKeyUnavailableException(_service, Messages.Format("Csc.Injoignable", _service, address.Host), exception);
        }
    }

    // What the service says beside its code may repeat what it was given: it is never quoted.
    private JsonElement Read(HttpResponseMessage response, Stream body)
    {
        JsonElement answer = Parse(body, isRefusal: !response.IsSuccessStatusCode);
        return response.IsSuccessStatusCode
            ? answer
            : throw new CscRefusal((int)response.StatusCode, CscJson.Text(answer, "error"), CscJson.Text(answer, "error_description"));
    }

    private JsonElement Parse(Stream body, bool isRefusal)
    {
        using var buffer = new MemoryStream();
        body.CopyTo(buffer);
        try
        {
            string text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
            using JsonDocument document = JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text);
            return document.RootElement.Clone();
        }
        catch (JsonException) when (isRefusal)
        {
            return default;
        }
        catch (JsonException exception)
        {
            throw new SigningKeyUnavailableException(_service, Messages.Format("Csc.ReponseIllisible", _service), exception);
        }
    }

    private void Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        {
            throw new SigningKeyUnavailableException(_service, Messages.Format("Csc.SansHttps", _service, address.Host));
        }
    }
}
