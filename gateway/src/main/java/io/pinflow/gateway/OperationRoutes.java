package io.pinflow.gateway;

import io.pinflow.gateway.kafka.KafkaService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Health, counters and the OpenAPI document, for those who run the gateway. */
final class OperationRoutes implements Routes {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final String openApi = read("openapi.json");
  private final Health health;
  private final Traffic traffic;
  private final InflightLimit inflight;
  private final Optional<KafkaService> kafka;

  OperationRoutes(
      Health health, Traffic traffic, InflightLimit inflight, Optional<KafkaService> kafka) {
    this.health = health;
    this.traffic = traffic;
    this.inflight = inflight;
    this.kafka = kafka;
  }

  @Override
  public void mount(Router router) {
    for (String path : new String[] {"/live", "/healthy"}) {
      router.get(path).handler(context -> answer(context, OK, new JsonObject().put("live", true)));
    }
    router.get("/ready").handler(this::ready);
    router
        .get("/metrics")
        .handler(context -> text(context, "text/plain; version=0.0.4", metrics()));
    router.get("/openapi.json").handler(context -> text(context, MediaTypes.JSON, openApi));
    // JSON is YAML as well.
    router.get("/openapi.yaml").handler(context -> text(context, "application/yaml", openApi));
  }

  private void ready(RoutingContext context) {
    if (health.isStopping()) {
      answer(context, UNAVAILABLE, notReady("the gateway is stopping"));
      return;
    }
    kafka
        .map(KafkaService::check)
        .orElseGet(Future::succeededFuture)
        .onComplete(
            done -> answer(context, OK, new JsonObject().put("ready", true)),
            failure -> answer(context, UNAVAILABLE, notReady("Kafka does not answer")));
  }

  private static JsonObject notReady(String reason) {
    return new JsonObject().put("ready", false).put("reason", reason);
  }

  private String metrics() {
    StringBuilder text = new StringBuilder();
    traffic.write(text);
    text.append("# TYPE pinflow_gateway_inflight_bytes gauge\npinflow_gateway_inflight_bytes ")
        .append(inflight.bytes())
        .append('\n');
    kafka.ifPresent(service -> service.write(text));
    return text.toString();
  }

  private static void answer(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", MediaTypes.JSON)
        .end(body.toBuffer());
  }

  private static void text(RoutingContext context, String type, String text) {
    context.response().putHeader("Content-Type", type).end(text);
  }

  private static String read(String resource) {
    try (InputStream stream = OperationRoutes.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
