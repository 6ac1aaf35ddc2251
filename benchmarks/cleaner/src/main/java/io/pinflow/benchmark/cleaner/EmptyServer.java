package io.pinflow.benchmark.cleaner;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * The ceiling of the gateway: the same server library, which reads a request's body and answers
 * with as many bytes as the gateway does, and does nothing else.
 */
public final class EmptyServer extends VerticleBase {
  private static final Buffer ANSWER =
      Buffer.buffer(
          ("{\"offsets\":[{\"partition\":0,\"offset\":123456,\"error_code\":null,\"error\":null}],"
                  + "\"key_schema_id\":null,\"value_schema_id\":null}")
              .getBytes(StandardCharsets.UTF_8));

  private final int port;

  private EmptyServer(int port) {
    this.port = port;
  }

  /** Serves on a port of loopback until it is ended. */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(() -> new EmptyServer(port), new DeploymentOptions().setInstances(loops))
        .onSuccess(deployed -> System.out.println("{\"ready\":true,\"port\":" + port + "}"))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              System.exit(1);
            });
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .requestHandler(
            request ->
                request
                    .body()
                    .onSuccess(
                        body ->
                            request
                                .response()
                                .putHeader("Content-Type", "application/vnd.kafka.v2+json")
                                .end(ANSWER)))
        .listen(port, "127.0.0.1");
  }
}
