package io.pinflow.local.kafka;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * The registration that a killed broker leaves behind. Until its session is over the metadata name
 * it the leader of every partition, so a broker that starts at once takes itself for that leader,
 * finds no leader when the session ends, takes partitions whose transaction markers it has yet to
 * write for deleted ones, and completes their transactions without: readers of committed records
 * then wait forever (seen with 4.3.1). So the controller runs alone until the session is over.
 */
final class KilledBroker {

  private static final String METADATA = "__cluster_metadata-0";
  private static final String CLEAN_STOP_MARK = ".kafka_cleanshutdown";
  private static final String CONTROLLER_METRICS = "kafka.controller:type=KafkaController,name=";
  private static final long LIMIT_SECONDS = 15;
  private static final long UNREGISTERED_LIMIT_SECONDS = 3;
  private static final long POLL_MILLIS = 20;

  private KilledBroker() {}

  /** Whether the data directory was in use by a broker that did not stop by itself. */
  static boolean used(Path dataDirectory) {
    return Files.exists(dataDirectory.resolve(METADATA))
        && !Files.exists(dataDirectory.resolve(CLEAN_STOP_MARK));
  }

  /**
   * Ends the session; returns when the metadata say so, or after a while when they name no broker
   * at all because it was killed before it had registered.
   */
  static void fence(BrokerConfig config) throws JMException, InterruptedException {
    KafkaRaftServer controller =
        new KafkaRaftServer(new KafkaConfig(config.controllerProperties()), Time.SYSTEM);
    controller.startup();
    try {
      awaitFenced();
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static void awaitFenced() throws JMException, InterruptedException {
    long start = System.nanoTime();
    while (metric("FencedBrokerCount") == 0 && System.nanoTime() - start < patience()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static long patience() throws JMException {
    boolean registered = metric("ActiveBrokerCount") > 0;
    return TimeUnit.SECONDS.toNanos(registered ? LIMIT_SECONDS : UNREGISTERED_LIMIT_SECONDS);
  }

  private static int metric(String name) throws JMException {
    MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
    try {
      return (Integer) metrics.getAttribute(new ObjectName(CONTROLLER_METRICS + name), "Value");
    } catch (InstanceNotFoundException notYet) {
      return 0;
    }
  }
}
