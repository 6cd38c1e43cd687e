using System.Net;
using System.Net.Http.Headers;

namespace CpomDocs.Trust.Demonstration;

/// <summary>
/// Carries the exchanges of a client to demonstration services in the same process: nothing listens, no port is taken. Whatever the host
/// and the port of the address, the services answer.
/// </summary>
/// <param name="services">The services.</param>
public sealed class DemonstrationTransport(DemonstrationServices services) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] body = [];
        if (request.Content is not null)
        {
            using Stream stream = request.Content.ReadAsStream(cancellationToken);
            var whole = new MemoryStream();
            stream.CopyTo(whole);
            body = whole.ToArray();
        }

        DemonstrationAnswer answer = services.Answer(request.Method.Method, request.RequestUri!.AbsolutePath, body);
        var content = new ByteArrayContent(answer.Body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(answer.ContentType);
        return new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content, RequestMessage = request };
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));
}
