package io.pinflow.gateway.kinesis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Speaks Kinesis' JSON protocol over the server's own HTTP library, as API Gateway does: what
 * Kinesis answers reaches the client as it came, with fields this program knows nothing of. The AWS
 * SDK gives credentials and signature.
 */
final class KinesisClient implements KinesisApi {
  private static final int CONNECTIONS = 64;
  private static final int IDLE_SECONDS = 20;

  private final CredentialsCache credentials;
  private final RequestSigner signer;
  private final HttpClient http;
  private final URI endpoint;
  private final long timeoutMillis;

  KinesisClient(Vertx vertx, KinesisSettings settings, AwsCredentialsProvider provider) {
    this.endpoint = settings.endpoint();
    this.timeoutMillis = settings.timeoutMillis();
    this.credentials = new CredentialsCache(vertx, provider);
    this.signer = new RequestSigner(endpoint, settings.region());
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setConnectTimeout(Math.toIntExact(timeoutMillis)),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  @Override
  public Future<KinesisAnswer> call(KinesisAction action, Buffer body) {
    return credentials
        .credentials()
        .recover(failure -> Future.failedFuture(KinesisErrors.noCredentials(failure)))
        .compose(identity -> send(identity, action, body));
  }

  private Future<KinesisAnswer> send(
      AwsCredentialsIdentity identity, KinesisAction action, Buffer body) {
    SdkHttpRequest signed = signer.signed(identity, action, body.getBytes());
    return http.request(options(signed))
        .compose(request -> request.send(body))
        .compose(KinesisClient::answer)
        .recover(failure -> Future.failedFuture(KinesisErrors.unreachable(endpoint, failure)));
  }

  private static Future<KinesisAnswer> answer(HttpClientResponse response) {
    return response.body().map(body -> new KinesisAnswer(response.statusCode(), body));
  }

  private RequestOptions options(SdkHttpRequest signed) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(signed.host())
            .setPort(signed.port())
            .setSsl("https".equals(signed.protocol()))
            .setURI("/")
            .setTimeout(timeoutMillis);
    signed.forEachHeader((name, values) -> options.putHeader(name, String.join(",", values)));
    return options;
  }
}
