package io.pinflow.cleaner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the cleaner from the check of its topics to its end, and tells by exit code how it ended.
 */
final class CleanerRunner {
  private static final Logger LOGGER = LoggerFactory.getLogger(CleanerRunner.class);
  private static final int STOPPED = 0;
  private static final int FAILED = 1;

  private final CleanerConfig config;
  private final Health health = new Health();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<KafkaStreams> running = new AtomicReference<>();
  private volatile boolean failed;

  CleanerRunner(CleanerConfig config) {
    this.config = config;
  }

  /** The topology that would run. */
  Topology topology() {
    return topology(SizeLimits.NONE);
  }

  private Topology topology(SizeLimits limits) {
    return CleaningTopology.create(config.names(), config::format, limits);
  }

  /**
   * Cleans until it fails. SIGTERM and SIGINT end the process with 0 when all was closed in time,
   * else with 1.
   *
   * @return 1: only a failure ends it from within
   */
  int run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "cleaner-stop"));
    try {
      clean();
    } finally {
      failed = true;
    }
    return FAILED;
  }

  private void clean() throws InterruptedException {
    Topology topology = topology(new TopicCheck(config).run());
    KafkaStreams streams = new KafkaStreams(topology, config.streams());
    streams.setUncaughtExceptionHandler(this::fail);
    streams.setStateListener(this::follow);
    try (HealthServer server = healthServer(streams, topology)) {
      running.set(streams);
      streams.start();
      LOGGER.info(
          "Cleaning the topics of {}; health on port {}", config.names().userId(), server.port());
      ended.await();
    } finally {
      close(streams);
    }
  }

  private HealthServer healthServer(KafkaStreams streams, Topology topology) {
    return new HealthServer(
        config.healthHost(),
        config.healthPort(),
        health,
        topology.describe().toString(),
        () -> PrometheusText.of(health.state(), streams.metrics()));
  }

  private StreamThreadExceptionResponse fail(Throwable error) {
    LOGGER.error("Cannot go on cleaning", error);
    failed = true;
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void follow(State now, State before) {
    LOGGER.info("State {} after {}", now, before);
    health.changed(now);
    if (now == State.ERROR) {
      failed = true;
      ended.countDown();
    }
  }

  private boolean close(KafkaStreams streams) {
    Duration patience = Duration.ofMillis(config.closeTimeoutMillis());
    boolean closed =
        streams.close(
            CloseOptions.timeout(patience)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    if (!closed) {
      LOGGER.warn("Stopped before all was closed: {} ms had passed", patience.toMillis());
    }
    return closed;
  }

  /** The answer to a signal; after a failure the exit code is main's to tell. */
  private void stop() {
    if (failed) {
      return;
    }
    KafkaStreams streams = running.get();
    boolean closed = streams == null || close(streams);
    LOGGER.info("Stopped");
    // The JVM would end with the signal's code (143); an end that was asked for is 0.
    Runtime.getRuntime().halt(closed ? STOPPED : FAILED);
  }
}
