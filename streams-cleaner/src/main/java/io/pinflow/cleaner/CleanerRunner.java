package io.pinflow.cleaner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the cleaner from the check of its topics to its end, and tells by exit code how it ended.
 */
final class CleanerRunner {
  private static final Logger LOGGER = LoggerFactory.getLogger(CleanerRunner.class);

  private final CleanerConfig config;
  private final Topology topology;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  CleanerRunner(CleanerConfig config) {
    this.config = config;
    this.topology = CleaningTopology.create(config.names(), config::format);
  }

  Topology topology() {
    return topology;
  }

  /**
   * Cleans until stopped.
   *
   * @return 0 after a stop that was asked for, 1 after a failure
   */
  int run() throws IOException, InterruptedException {
    new TopicCheck(config).run();
    try (KafkaStreams streams = new KafkaStreams(topology, config.streams())) {
      streams.setUncaughtExceptionHandler(this::fail);
      streams.setStateListener(this::follow);
      Thread hook = new Thread(() -> stop(streams), "cleaner-stop");
      try (HealthServer health =
          new HealthServer(
              new InetSocketAddress(config.healthHost(), config.healthPort()),
              streams::state,
              topology.describe().toString(),
              () -> PrometheusText.of(streams.metrics()))) {
        Runtime.getRuntime().addShutdownHook(hook);
        streams.start();
        LOGGER.info(
            "Cleaning the topics of {}; health on port {}", config.names().userId(), health.port());
        ended.await();
      }
    }
    return failure.get() == null ? 0 : 1;
  }

  private StreamThreadExceptionResponse fail(Throwable error) {
    LOGGER.error("Cannot go on cleaning", error);
    failure.compareAndSet(null, error);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void follow(KafkaStreams.State now, KafkaStreams.State before) {
    LOGGER.info("State {} after {}", now, before);
    if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
      ended.countDown();
    }
  }

  private void stop(KafkaStreams streams) {
    Duration patience = Duration.ofMillis(config.closeTimeoutMillis());
    boolean clean =
        streams.close(
            CloseOptions.timeout(patience)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (!clean) {
      LOGGER.warn("Stopped before all was closed: {} ms had passed", patience.toMillis());
    }
    // The JVM would end with the signal's code (143); an end that was asked for is 0.
    Runtime.getRuntime().halt(clean && failure.get() == null ? 0 : 1);
  }
}
