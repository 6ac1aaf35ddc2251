package io.pinflow.gateway.kinesis;

import io.pinflow.gateway.Idempotency;
import io.pinflow.gateway.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * The routes of a hand-made API Gateway before Kinesis, with the request shapes of its mapping
 * templates. The stream's name is that of the path, whatever the body says.
 */
public final class KinesisRoutes implements Routes {
  private static final String STREAMS = "/streams";
  private static final String STREAM = STREAMS + "/:stream";
  private static final int LONG_BODY = 65_536;

  private final Vertx vertx;
  private final Idempotency idempotency;
  private final KinesisApi kinesis;
  private final Pauses pauses;
  private final KinesisResponses responses;

  KinesisRoutes(
      Vertx vertx, KinesisApi kinesis, KinesisSettings settings, Idempotency idempotency) {
    this.vertx = vertx;
    this.idempotency = idempotency;
    this.pauses = new Pauses(vertx, settings.patienceMillis());
    this.kinesis = new RetryingKinesis(kinesis, pauses);
    this.responses = new KinesisResponses(settings.honestStatus());
  }

  /** Routes to a real Kinesis, with the credentials of the AWS default chain. */
  public static KinesisRoutes to(KinesisSettings settings, Vertx vertx, Idempotency idempotency) {
    KinesisClient client =
        new KinesisClient(vertx, settings, DefaultCredentialsProvider.builder().build());
    return new KinesisRoutes(vertx, client, settings, idempotency);
  }

  @Override
  public void mount(Router router) {
    router.get(STREAMS).handler(context -> answer(context, listStreams()));
    router.get(STREAM).handler(context -> answer(context, describe(context)));
    router.post(STREAM).handler(BodyTypes::check).handler(this::create);
    router.delete(STREAM).handler(context -> answer(context, delete(context)));
    router.put(STREAM + "/record").handler(BodyTypes::check).handler(this::putRecord);
    router.put(STREAM + "/records").handler(BodyTypes::check).handler(this::putRecords);
    router
        .get(STREAM + "/sharditerator")
        .handler(context -> answer(context, shardIterator(context)));
    router.get(STREAM + "/records").handler(context -> answer(context, records(context)));
  }

  private Future<KinesisAnswer> listStreams() {
    return kinesis.call(KinesisAction.LIST_STREAMS, KinesisBodies.empty());
  }

  private Future<KinesisAnswer> describe(RoutingContext context) {
    return kinesis.call(KinesisAction.DESCRIBE_STREAM, KinesisBodies.stream(stream(context)));
  }

  private void create(RoutingContext context) {
    byte[] body = body(context);
    answer(
        context,
        read(body, () -> PutReader.shardCount(body))
            .map(shards -> KinesisBodies.newStream(stream(context), shards))
            .compose(request -> kinesis.call(KinesisAction.CREATE_STREAM, request)));
  }

  private Future<KinesisAnswer> delete(RoutingContext context) {
    return kinesis.call(KinesisAction.DELETE_STREAM, KinesisBodies.stream(stream(context)));
  }

  private void putRecord(RoutingContext context) {
    byte[] body = body(context);
    answer(
        context,
        read(body, () -> KinesisBodies.record(stream(context), PutReader.record(body)))
            .compose(
                request -> once(context, () -> kinesis.call(KinesisAction.PUT_RECORD, request))));
  }

  private void putRecords(RoutingContext context) {
    byte[] body = body(context);
    answer(
        context,
        read(body, () -> PutReader.records(body))
            .map(records -> new RecordBatch(kinesis, stream(context), records))
            .compose(batch -> once(context, () -> batch.put(pauses))));
  }

  private Future<KinesisAnswer> once(RoutingContext context, Supplier<Future<KinesisAnswer>> work) {
    return idempotency.once(context, KinesisAnswer::keptBytes, work);
  }

  private Future<KinesisAnswer> shardIterator(RoutingContext context) {
    String shard = context.queryParams().get("shard-id");
    return kinesis.call(
        KinesisAction.GET_SHARD_ITERATOR,
        KinesisBodies.shardIterator(stream(context), shard == null ? "" : shard));
  }

  private Future<KinesisAnswer> records(RoutingContext context) {
    String iterator = context.request().getHeader("Shard-Iterator");
    return kinesis.call(
        KinesisAction.GET_RECORDS, KinesisBodies.iterator(iterator == null ? "" : iterator));
  }

  private void answer(RoutingContext context, Future<KinesisAnswer> answer) {
    answer.onComplete(
        found -> responses.send(context, found), failure -> responses.fail(context, failure));
  }

  /** Reads a body, a long one off the event loop. */
  private <T> Future<T> read(byte[] body, Callable<T> reading) {
    if (body.length > LONG_BODY) {
      return vertx.executeBlocking(reading, false);
    }
    try {
      return Future.succeededFuture(reading.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  private static String stream(RoutingContext context) {
    return context.pathParam("stream");
  }

  private static byte[] body(RoutingContext context) {
    Buffer body = context.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }
}
