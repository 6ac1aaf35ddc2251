package io.pinflow.cleaner;

import io.pinflow.records.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topics before the start, since afterwards a missing one stops the cleaner at the
 * first record that needs it. Answers within about {@value #TIMEOUT_MILLIS} ms.
 */
final class TopicCheck {
  /** What a dead letter's headers may add to its record, bytes. */
  static final int HEADROOM_BYTES = 65_536;

  private static final Logger LOGGER = LoggerFactory.getLogger(TopicCheck.class);
  private static final int TIMEOUT_MILLIS = 10_000;

  private final CleanerNames names;
  private final CleanerConfig config;
  private final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);

  TopicCheck(CleanerConfig config) {
    this.config = config;
    this.names = config.names();
  }

  /**
   * Checks that all topics exist and cleaned records find room.
   *
   * @return how large the written records may be
   * @throws IllegalStateException with everything that is wrong in one message
   */
  SizeLimits run() {
    Admin admin = Admin.create(adminConfig());
    try {
      return run(admin);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private SizeLimits run(Admin admin) {
    Set<String> present = answer(admin.listTopics().names());
    Set<String> wanted = wanted();
    List<String> problems = new ArrayList<>();
    wanted.stream()
        .filter(topic -> !present.contains(topic))
        .forEach(topic -> problems.add(CleanerErrors.missingTopic(topic)));
    wanted.retainAll(present);
    Map<String, Integer> widths = widths(admin, wanted);
    for (Table table : Table.values()) {
      checkWidth(table, widths, problems);
    }
    if (!problems.isEmpty()) {
      throw CleanerErrors.topics(problems);
    }
    return limits(widths);
  }

  private Map<String, Object> adminConfig() {
    Map<String, Object> settings =
        new StreamsConfig(config.streams()).getAdminConfigs("cleaner-topic-check");
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    return settings;
  }

  private Set<String> wanted() {
    Set<String> wanted = new LinkedHashSet<>(names.sources());
    wanted.addAll(names.targets());
    wanted.add(
        config.streams().getProperty(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    return wanted;
  }

  private void checkWidth(Table table, Map<String, Integer> widths, List<String> problems) {
    String source = names.rawTopic(table);
    Integer width = widths.get(source);
    if (width == null) {
      return;
    }
    if (config.maxRequestBytes() < width + HEADROOM_BYTES) {
      problems.add(CleanerErrors.producerTooNarrow(source, width, config.maxRequestBytes()));
    }
    String target = names.cleanedTopic(table);
    int targetWidth = widths.getOrDefault(target, Integer.MAX_VALUE);
    if (targetWidth < width) {
      problems.add(CleanerErrors.cleanedTopicTooNarrow(source, width, target, targetWidth));
    }
  }

  private SizeLimits limits(Map<String, Integer> widths) {
    Map<Table, Integer> cleaned = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      cleaned.put(table, Math.min(config.maxRequestBytes(), widths.get(names.cleanedTopic(table))));
    }
    int deadLetter = Math.min(config.maxRequestBytes(), widths.get(names.deadLetterTopic()));
    LOGGER.info("Dead letters above {} bytes will lack their value", deadLetter);
    return new SizeLimits(cleaned, deadLetter);
  }

  private Map<String, Integer> widths(Admin admin, Collection<String> topics) {
    List<ConfigResource> resources =
        topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
    return answer(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(
            Collectors.toMap(
                topic -> topic.getKey().name(),
                topic ->
                    Integer.valueOf(
                        topic.getValue().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())));
  }

  private <T> T answer(KafkaFuture<T> future) {
    String servers = config.streams().getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    try {
      return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AuthorizationException
          ? CleanerErrors.forbidden(e.getCause().getMessage())
          : CleanerErrors.kafkaUnreachable(servers, e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw CleanerErrors.kafkaUnreachable(
          servers, "it did not answer within " + TIMEOUT_MILLIS + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CleanerErrors.kafkaUnreachable(servers, "the wait was interrupted");
    }
  }
}
