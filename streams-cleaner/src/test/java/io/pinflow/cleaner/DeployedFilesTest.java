package io.pinflow.cleaner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files a user deploys the cleaner with, against the cleaner itself. */
final class DeployedFilesTest {
  private static final String MSK = "msk-connect/cleaner.properties";
  private static final Map<String, String> FILLINGS =
      Map.of(
          "{{bootstrap-servers}}", "127.0.0.1:9092",
          "{{user-id}}", "local",
          "{{cleaner-health-port}}", "8080",
          "{{state-directory}}", "state",
          "<MSK_BOOTSTRAP_SERVERS>", "b-1.posts.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
          "<USER_ID>", "0a1b2c3d4e5f");

  @ParameterizedTest
  @ValueSource(strings = {"local/cleaner.properties", MSK})
  void shouldConfigureTheCleaner(String file) {
    CleanerConfig config = config(file);

    assertThatCode(() -> new StreamsConfig(config.streams())).doesNotThrowAnyException();
    assertThatCode(config::maxRequestBytes).doesNotThrowAnyException();
    assertThat(config.streams())
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("num.stream.threads", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local/cleaner.properties", MSK})
  void shouldHoldOnlyKnownKeys(String file) {
    Set<String> known = new TreeSet<>(CleanerConfig.DEFINITION.names());
    known.addAll(StreamsConfig.configDef().names());
    known.addAll(ConsumerConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    known.addAll(AdminClientConfig.configNames());

    assertThat(known).containsAll(values(file).keySet());
  }

  /** The jar carries what the file names, so that nothing else has to be installed. */
  @Test
  void shouldFindTheClassesOfMskIam() {
    Map<String, String> values = values(MSK);

    assertThatCode(() -> Class.forName(values.get("sasl.client.callback.handler.class")))
        .doesNotThrowAnyException();
    assertThatCode(() -> Class.forName(values.get("sasl.jaas.config").replaceFirst(" .*", "")))
        .doesNotThrowAnyException();
    assertThat(values.get("bootstrap.servers")).endsWith(":9098");
  }

  @Test
  void shouldGiveACleanStopMoreTimeThanItTakes() {
    String unit = Repository.text(Repository.path("deploy/ec2/pinflow-cleaner.service"));

    Matcher seconds = Pattern.compile("(?m)^TimeoutStopSec=(\\d+)$").matcher(unit);

    assertThat(seconds.find()).isTrue();
    assertThat(Integer.parseInt(seconds.group(1)) * 1_000)
        .isGreaterThan(config(MSK).closeTimeoutMillis());
    assertThat(unit).contains("Restart=on-failure").contains("RestartPreventExitStatus=2");
    assertThat("/var/lib/" + directory(unit)).isEqualTo(values(MSK).get("state.dir"));
  }

  @Test
  void shouldAllowWhatTheCleanerDoesAndNoMore() throws IOException {
    JsonNode policy =
        new ObjectMapper()
            .readTree(Repository.text(Repository.path("deploy/ec2/cleaner-policy.json")));

    Map<String, Set<String>> actions = new TreeMap<>();
    for (JsonNode statement : policy.get("Statement")) {
      for (JsonNode resource : statement.get("Resource")) {
        String name = resource.asText().replaceFirst("^arn:aws:kafka:[^:]+:[^:]+:", "");
        for (JsonNode action : statement.get("Action")) {
          actions.computeIfAbsent(name, key -> new TreeSet<>()).add(action.asText());
        }
      }
    }

    Set<String> read = allowed("DescribeTopic", "DescribeTopicDynamicConfiguration", "ReadData");
    Set<String> write = allowed("DescribeTopic", "DescribeTopicDynamicConfiguration", "WriteData");
    Map<String, Set<String>> expected = new TreeMap<>();
    expected.put("cluster/", allowed("Connect", "DescribeCluster", "WriteDataIdempotently"));
    CleanerNames names = config(MSK).names();
    names.sources().forEach(topic -> expected.put("topic/" + topic, read));
    names.targets().forEach(topic -> expected.put("topic/" + topic, write));
    String application = config(MSK).streams().getProperty("application.id");
    expected.put("group/" + application, allowed("AlterGroup", "DescribeGroup"));
    expected.put(
        "transactional-id/" + application + "-*",
        allowed("AlterTransactionalId", "DescribeTransactionalId"));
    Map<String, Set<String>> found = new TreeMap<>();
    actions.forEach((name, allowed) -> found.put(resource(name), allowed));
    assertThat(found).isEqualTo(expected);
  }

  private static Set<String> allowed(String... actions) {
    Set<String> allowed = new TreeSet<>();
    for (String action : actions) {
      allowed.add("kafka-cluster:" + action);
    }
    return allowed;
  }

  private static String resource(String name) {
    return fill(name.replace("<CLUSTER>/<CLUSTER_UUID>", "").replace("//", "/"));
  }

  private static String directory(String unit) {
    Matcher directory = Pattern.compile("(?m)^StateDirectory=(.+)$").matcher(unit);
    assertThat(directory.find()).isTrue();
    return directory.group(1);
  }

  private static String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> place : FILLINGS.entrySet()) {
      filled = filled.replace(place.getKey(), place.getValue());
    }
    assertThat(filled).doesNotContain("{{").doesNotContain("<");
    return filled;
  }

  private static CleanerConfig config(String file) {
    return new CleanerConfig(values(file));
  }

  private static Map<String, String> values(String file) {
    Path path = Repository.path("connector-configs").resolve(file);
    Map<String, String> values = new TreeMap<>();
    Repository.properties(path).forEach((key, value) -> values.put(key, fill(value)));
    return values;
  }
}
