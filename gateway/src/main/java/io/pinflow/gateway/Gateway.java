package io.pinflow.gateway;

import io.pinflow.gateway.kafka.KafkaRoutes;
import io.pinflow.gateway.kafka.KafkaService;
import io.pinflow.gateway.kafka.NoKafka;
import io.pinflow.gateway.kinesis.KinesisRoutes;
import io.pinflow.gateway.kinesis.NoKinesis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running gateway: its HTTP server, one for every event loop, and what stands behind it. */
final class Gateway implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Gateway.class);
  private static final int STOPPED = 0;
  private static final int FAILED = 1;
  private static final long MARGIN_MILLIS = 500;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final GatewayConfig config;
  private final Vertx vertx;
  private final Health health = new Health();
  private final Traffic traffic = new Traffic();
  private final Optional<KafkaService> kafka;
  private final InflightLimit inflight;
  private final HttpDoor door;

  /** One that does not listen yet. */
  Gateway(GatewayConfig config) {
    this.config = config;
    this.vertx = Vertx.vertx();
    this.kafka =
        config.hasKafka()
            ? Optional.of(KafkaService.start(vertx, config.kafka()))
            : Optional.empty();
    this.inflight = new InflightLimit(config.maxInflightBytes(), config.maxBodyBytes());
    Idempotency idempotency = new Idempotency(config.idempotencyMillis());
    Optional<KafkaRoutes> kafkaRoutes =
        kafka.map(service -> new KafkaRoutes(vertx, service, idempotency));
    Optional<ApiKeys> keys = config.apiKeysFile().map(ApiKeys::of);
    this.door =
        new HttpDoor(
            vertx,
            config,
            traffic,
            inflight,
            keys,
            kafkaRoutes.map(routes -> new QuickPosts(routes, inflight, traffic, keys)),
            routes(kafkaRoutes, idempotency));
  }

  /**
   * Starts one that serves when this returns.
   *
   * @throws IllegalStateException when it can't listen, saying why
   */
  static Gateway start(GatewayConfig config) throws InterruptedException {
    Gateway gateway = new Gateway(config);
    Listener listener = config.listener();
    try {
      gateway.door.open().toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      gateway.close();
      throw new IllegalStateException(
          GatewayErrors.cannotListen(listener.host(), listener.port(), e.getCause().getMessage()),
          e);
    }
    if (!config.meaningless().isEmpty()) {
      LOGGER.info("Passed over, as they mean nothing here: {}", config.meaningless());
    }
    if (!listener.isLoopback() && config.apiKeysFile().isEmpty()) {
      LOGGER.warn("Anyone who reaches {} may post: no gateway.api.keys.file is set", listener);
    }
    return gateway;
  }

  private List<Routes> routes(Optional<KafkaRoutes> kafkaRoutes, Idempotency idempotency) {
    List<Routes> routes = new ArrayList<>();
    routes.add(kafkaRoutes.<Routes>map(known -> known).orElseGet(NoKafka::new));
    routes.add(
        config.hasKinesis()
            ? KinesisRoutes.to(config.kinesis(), vertx, idempotency)
            : new NoKinesis());
    routes.add(new OperationRoutes(health, traffic, inflight, kafka));
    return routes;
  }

  int port() {
    return door.port();
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Everything it serves. */
  Router router() {
    return door.router();
  }

  /** Answers what is under way and ends the process, with 0 when all was answered in time. */
  void end() {
    boolean closed = shutDown();
    LOGGER.info("Stopped");
    // The JVM would end with the signal's code (143); an end that was asked for is 0.
    Runtime.getRuntime().halt(closed ? STOPPED : FAILED);
  }

  @Override
  public void close() {
    shutDown();
  }

  private boolean shutDown() {
    health.stopping();
    boolean answered =
        await(door.close(config.closeMillis()), config.closeMillis() + MARGIN_MILLIS);
    kafka.ifPresent(KafkaService::close);
    await(vertx.close(), MARGIN_MILLIS);
    return answered;
  }

  private static boolean await(Future<Void> closed, long millis) {
    try {
      closed.toCompletionStage().toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      LOGGER.warn("Cannot close in {} ms", millis, e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
