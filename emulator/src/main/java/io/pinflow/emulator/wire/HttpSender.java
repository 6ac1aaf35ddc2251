package io.pinflow.emulator.wire;

import io.pinflow.emulator.posting.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Sends one request over a connection that is kept open, and judges the answer; thread-safe. */
public final class HttpSender {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Duration timeout;
  private final Optional<String> apiKey;

  /** Waits so long for each answer; sends the API key, if any, with each request. */
  public HttpSender(String url, Duration timeout, Optional<String> apiKey) {
    this.timeout = timeout;
    this.apiKey = apiKey;
    client = client(url);
  }

  private static HttpClient client(String url) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    // Without TLS nothing is left to do for threads of the client's own; they cost a fifth.
    return url.startsWith("http:") ? builder.executor(Runnable::run).build() : builder.build();
  }

  /** One attempt. */
  Answer send(HttpRequest.Builder request, String idempotencyKey) throws InterruptedException {
    return send(request.header("Idempotency-Key", idempotencyKey), Answers::of);
  }

  /** One attempt, whose answer is judged in a way of its own. */
  Answer send(HttpRequest.Builder request, Function<HttpResponse<String>, Answer> judge)
      throws InterruptedException {
    try {
      return judge.apply(exchange(request));
    } catch (HttpTimeoutException e) {
      return Answer.unavailable(0, "timeout", "no answer within " + timeout.toSeconds() + " s");
    } catch (ConnectException e) {
      return Answer.unavailable(0, unconnected(e), "is the URL right, and is it running?");
    } catch (SSLException e) {
      return unsecured(e);
    } catch (IOException e) {
      return Answer.unavailable(0, "connection lost", String.valueOf(e.getMessage()));
    }
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    request.timeout(timeout).header("Accept", "*/*").header("User-Agent", "pinflow-emulator");
    apiKey.ifPresent(key -> request.header("x-api-key", key));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static Answer unsecured(SSLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("recognized SSL message")) {
      return Answer.refused(0, "no TLS", message + " (is it http:// that is meant?)");
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return Answer.refused(0, "untrusted certificate", message);
      }
    }
    return Answer.unavailable(0, "connection lost", message);
  }

  private static String unconnected(ConnectException e) {
    return e.getCause() instanceof UnresolvedAddressException
            || (e.getCause() != null
                && e.getCause().getCause() instanceof UnresolvedAddressException)
        ? "unknown host"
        : "connection refused";
  }
}
