package io.pinflow.gateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.gateway.GatewayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files a user deploys the gateway with, against the gateway itself. */
final class DeployedFilesTest {
  private static final String MSK = "msk-connect/gateway.properties";
  private static final long STOP_MILLIS = 10_000;
  private static final String USER = "0a1b2c3d4e5f";
  private static final Map<String, String> FILLINGS =
      Map.of(
          "{{bootstrap-servers}}", "127.0.0.1:9092",
          "{{gateway-port}}", "8082",
          "{{kinesis-endpoint}}", "http://127.0.0.1:4568",
          "{{kinesis-region}}", "us-east-1",
          "<MSK_BOOTSTRAP_SERVERS>", "b-1.posts.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
          "<REGION>", "us-east-1",
          "<USER_ID>", USER);

  @ParameterizedTest
  @ValueSource(strings = {"local/gateway.properties", MSK})
  void shouldConfigureTheGateway(String file) throws IOException {
    Path filled = Files.createTempFile("gateway", ".properties");
    Files.writeString(filled, fill(text("connector-configs/" + file)));

    assertThatCode(() -> GatewayConfig.read(filled)).doesNotThrowAnyException();
    Files.delete(filled);
  }

  /** The jar carries what the file names, so that nothing else has to be installed. */
  @Test
  void shouldFindTheClassesOfMskIam() throws IOException {
    Matcher classes =
        Pattern.compile("=(software\\.amazon\\.[\\w.]+)").matcher(text("connector-configs/" + MSK));

    assertThat(classes.results().map(found -> found.group(1)))
        .hasSize(2)
        .allSatisfy(name -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
  }

  @Test
  void shouldGiveACleanStopMoreTimeThanItTakes() throws IOException {
    String unit = text("deploy/ec2/pinflow-gateway.service");

    Matcher seconds = Pattern.compile("(?m)^TimeoutStopSec=(\\d+)$").matcher(unit);

    assertThat(seconds.find()).isTrue();
    assertThat(Integer.parseInt(seconds.group(1)) * 1_000L).isGreaterThan(STOP_MILLIS);
    assertThat(unit).contains("Restart=on-failure").contains("RestartPreventExitStatus=2");
  }

  @Test
  void shouldAllowWhatTheGatewayDoesAndNoMore() throws IOException {
    Map<String, Set<String>> expected = new TreeMap<>();
    expected.put(
        "kafka cluster/",
        allowed("kafka-cluster:", "Connect", "DescribeCluster", "WriteDataIdempotently"));
    expected.put("*", allowed("kinesis:", "ListStreams"));
    for (String table : new String[] {"pin", "geo", "user"}) {
      expected.put(
          "kafka topic/" + USER + "." + table,
          allowed(
              "kafka-cluster:", "DescribeTopic", "DescribeTopicDynamicConfiguration", "WriteData"));
      expected.put(
          "kinesis stream/streaming-" + USER + "-" + table,
          allowed(
              "kinesis:",
              "CreateStream",
              "DeleteStream",
              "DescribeStream",
              "GetRecords",
              "GetShardIterator",
              "PutRecord",
              "PutRecords"));
    }

    assertThat(actions()).isEqualTo(expected);
  }

  private static Map<String, Set<String>> actions() throws IOException {
    JsonNode policy = new ObjectMapper().readTree(text("deploy/ec2/gateway-policy.json"));
    Map<String, Set<String>> actions = new TreeMap<>();
    for (JsonNode statement : policy.get("Statement")) {
      for (JsonNode resource : statement.get("Resource")) {
        for (JsonNode action : statement.get("Action")) {
          actions
              .computeIfAbsent(resource(resource.asText()), key -> new TreeSet<>())
              .add(action.asText());
        }
      }
    }
    return actions;
  }

  /** The service and the name, such as "kinesis stream/streaming-0a1b2c3d4e5f-pin". */
  private static String resource(String arn) {
    return fill(
        arn.replaceFirst("^arn:aws:([a-z]+):<REGION>:<ACCOUNT_ID>:", "$1 ")
            .replace("<CLUSTER>/<CLUSTER_UUID>", "")
            .replace("//", "/"));
  }

  private static Set<String> allowed(String prefix, String... actions) {
    Set<String> allowed = new TreeSet<>();
    for (String action : actions) {
      allowed.add(prefix + action);
    }
    return allowed;
  }

  private static String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> place : FILLINGS.entrySet()) {
      filled = filled.replace(place.getKey(), place.getValue());
    }
    assertThat(filled.replaceAll("(?m)^#.*", "")).doesNotContain("{{").doesNotContain("<");
    return filled;
  }

  private static String text(String path) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return Files.readString(folder.resolve(path));
  }
}
