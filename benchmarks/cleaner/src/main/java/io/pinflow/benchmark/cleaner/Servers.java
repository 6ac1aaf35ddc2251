package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of the local stack that a benchmark between topics starts, configured as there. */
final class Servers {
  static final String USER_ID = "bench";

  private static final int HEAP_MEGABYTES = 256;
  private static final List<String> TABLES = List.of("pin", "geo", "user");

  private final Project project;
  private final Path folder;
  private final int kafkaPort;

  /** Servers whose data, configurations and logs go to a folder that is there. */
  Servers(Project project, Path folder) throws IOException {
    this.project = project;
    this.folder = folder;
    this.kafkaPort = Project.freePort();
  }

  /** Where the broker answers, host and port. */
  String address() {
    return "127.0.0.1:" + kafkaPort;
  }

  static String rawTopic(String table) {
    return USER_ID + "." + table;
  }

  static String cleanedTopic(String table) {
    return rawTopic(table) + ".cleaned";
  }

  static String deadLetterTopic() {
    return USER_ID + ".deadletter";
  }

  /** All topics the cleaner reads and writes. */
  static List<String> topics() {
    return Stream.of(
            TABLES.stream().map(Servers::rawTopic),
            TABLES.stream().map(Servers::cleanedTopic),
            Stream.of(deadLetterTopic()))
        .flatMap(topics -> topics)
        .toList();
  }

  ChildProcess startBroker() throws IOException, InterruptedException {
    return ChildProcess.start(
            "broker",
            folder,
            HEAP_MEGABYTES * 2,
            Map.of(),
            List.of(
                "-cp",
                project.classPath("local-stack/kafka"),
                "io.pinflow.local.kafka.BrokerMain",
                "--data-directory",
                folder.resolve("kafka").toString(),
                "--port",
                Integer.toString(kafkaPort),
                "--controller-port",
                Integer.toString(Project.freePort())))
        .awaitReady();
  }

  ChildProcess startCleaner() throws IOException {
    return startJar(
        "streams-cleaner",
        "cleaner.properties",
        Map.of(
            "user-id",
            USER_ID,
            "cleaner-health-port",
            "0",
            "state-directory",
            folder.resolve("state").toString()));
  }

  ChildProcess startGateway(int port) throws IOException, InterruptedException {
    return startJar(
            "gateway",
            "gateway.properties",
            Map.of(
                "gateway-port",
                Integer.toString(port),
                "kinesis-endpoint",
                "http://127.0.0.1:1",
                "kinesis-region",
                "us-east-1"))
        .awaitReady();
  }

  private ChildProcess startJar(String module, String template, Map<String, String> places)
      throws IOException {
    String text =
        Files.readString(project.file("connector-configs/local/" + template))
            .replace("{{bootstrap-servers}}", address());
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace("{{" + place.getKey() + "}}", place.getValue());
    }
    Path configuration = folder.resolve(template);
    Files.writeString(configuration, text);
    return ChildProcess.start(
        module,
        folder,
        HEAP_MEGABYTES,
        Map.of("AWS_ACCESS_KEY_ID", "none", "AWS_SECRET_ACCESS_KEY", "none"),
        List.of(
            "-jar", project.runnableJar(module).toString(), "--config", configuration.toString()));
  }
}
