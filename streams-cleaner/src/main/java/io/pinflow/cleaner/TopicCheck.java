package io.pinflow.cleaner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Looks at the topics before the start, since afterwards a missing or too narrow one stops the
 * cleaner at the first record that needs it: under exactly-once a record too large can't even be
 * skipped.
 */
final class TopicCheck {
  /** What a dead letter's headers may add to its record, bytes. */
  static final int HEADROOM_BYTES = 65_536;

  private static final int TIMEOUT_MILLIS = 10_000;

  private final CleanerNames names;
  private final CleanerConfig config;

  TopicCheck(CleanerConfig config) {
    this.config = config;
    this.names = config.names();
  }

  /**
   * Checks that all topics exist and the written ones take every record the read ones may hold.
   *
   * @throws IllegalStateException with everything that is wrong in one message
   */
  void run() {
    Properties properties = new Properties();
    properties.putAll(config.streams());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    try (Admin admin = Admin.create(properties)) {
      List<String> problems = missing(admin);
      if (problems.isEmpty()) {
        problems = tooNarrow(admin);
      }
      if (!problems.isEmpty()) {
        throw CleanerErrors.topics(problems);
      }
    }
  }

  private List<String> missing(Admin admin) {
    Set<String> present = answer(admin.listTopics().names());
    List<String> wanted = new ArrayList<>(names.sources());
    wanted.addAll(names.targets());
    return wanted.stream()
        .filter(topic -> !present.contains(topic))
        .map(CleanerErrors::missingTopic)
        .toList();
  }

  private List<String> tooNarrow(Admin admin) {
    List<String> problems = new ArrayList<>();
    Map<ConfigResource, Config> targets = describe(admin, names.targets());
    describe(admin, names.sources())
        .forEach(
            (source, sourceConfig) -> {
              int largest = maxMessageBytes(sourceConfig);
              checkProducer(source.name(), largest, problems);
              targets.forEach(
                  (target, targetConfig) ->
                      checkTarget(source.name(), largest, target.name(), targetConfig, problems));
            });
    return problems;
  }

  private void checkProducer(String source, int largest, List<String> problems) {
    if (config.maxRequestBytes() < largest + HEADROOM_BYTES) {
      problems.add(
          CleanerErrors.recordTooLarge(
              source, largest, "producer.max.request.size", config.maxRequestBytes()));
    }
  }

  private static void checkTarget(
      String source, int largest, String target, Config targetConfig, List<String> problems) {
    if (maxMessageBytes(targetConfig) < largest) {
      problems.add(
          CleanerErrors.recordTooLarge(
              source,
              largest,
              "max.message.bytes of '" + target + "'",
              maxMessageBytes(targetConfig)));
    }
  }

  private static int maxMessageBytes(Config config) {
    return Integer.parseInt(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
  }

  private Map<ConfigResource, Config> describe(Admin admin, Collection<String> topics) {
    return answer(
        admin
            .describeConfigs(
                topics.stream()
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList())
            .all());
  }

  private <T> T answer(KafkaFuture<T> future) {
    String servers = config.streams().getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    try {
      return future.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw CleanerErrors.kafkaUnreachable(servers, e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw CleanerErrors.kafkaUnreachable(
          servers, "it did not answer within " + TIMEOUT_MILLIS + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CleanerErrors.kafkaUnreachable(servers, "the wait was interrupted");
    }
  }
}
