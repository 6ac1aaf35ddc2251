package io.pinflow.gateway.kafka;

import io.pinflow.gateway.Idempotency;
import io.pinflow.gateway.MediaTypes;
import io.pinflow.gateway.RefusedException;
import io.pinflow.gateway.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** The REST proxy's API v2, as far as posting to topics and looking at them goes. */
public final class KafkaRoutes implements Routes {
  private static final String TOPICS = "/topics";
  private static final String TOPIC = TOPICS + "/:topic";
  private static final String PARTITIONS = TOPIC + "/partitions";
  private static final String PARTITION = PARTITIONS + "/:partition";

  private final ProduceHandler produce;
  private final TopicReader reader;

  public KafkaRoutes(Vertx vertx, KafkaService kafka, Idempotency idempotency) {
    this.produce = new ProduceHandler(vertx, kafka, idempotency);
    this.reader = new TopicReader(kafka.admin());
  }

  @Override
  public void mount(Router router) {
    router.route("/topics*").handler(KafkaRoutes::requireAcceptable);
    router.route("/brokers*").handler(KafkaRoutes::requireAcceptable);
    router.post(TOPIC).handler(produce::handle);
    router.post(PARTITION).handler(produce::handle);
    router.get(TOPICS).handler(context -> answer(context, reader.names()));
    router.get(TOPIC).handler(context -> answer(context, reader.topic(topic(context))));
    router.get(PARTITIONS).handler(context -> answer(context, reader.partitions(topic(context))));
    router.get(PARTITION).handler(this::partition);
    router.get(PARTITION + "/offsets").handler(this::offsets);
    router.get("/brokers").handler(context -> answer(context, reader.brokers()));
  }

  /**
   * Posts to a topic as the route does, without one.
   *
   * @param body the whole body
   * @param failed is told why nothing was answered
   */
  public void post(
      HttpServerRequest request, String topic, Buffer body, Consumer<Throwable> failed) {
    if (isAcceptable(request)) {
      produce.handle(request, topic, body, failed);
    } else {
      failed.accept(KafkaErrors.notAcceptable());
    }
  }

  private static boolean isAcceptable(HttpServerRequest request) {
    return MediaTypes.accepts(request.getHeader(HttpHeaders.ACCEPT), MediaTypes.KAFKA_V2);
  }

  private static void requireAcceptable(RoutingContext context) {
    if (isAcceptable(context.request())) {
      context.next();
    } else {
      context.fail(KafkaErrors.notAcceptable());
    }
  }

  private void partition(RoutingContext context) {
    try {
      answer(context, reader.partition(topic(context), PathPartition.of(context)));
    } catch (RefusedException e) {
      context.fail(e);
    }
  }

  private void offsets(RoutingContext context) {
    try {
      answer(context, reader.offsets(topic(context), PathPartition.of(context)));
    } catch (RefusedException e) {
      context.fail(e);
    }
  }

  private static void answer(RoutingContext context, Future<?> found) {
    found.onComplete(
        json ->
            context
                .response()
                .putHeader("Content-Type", MediaTypes.KAFKA_V2)
                .end(Json.encodeToBuffer(json)),
        failure ->
            context.fail(failure instanceof RefusedException ? failure : KafkaErrors.of(failure)));
  }

  private static String topic(RoutingContext context) {
    return context.pathParam("topic");
  }
}
