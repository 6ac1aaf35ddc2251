package io.pinflow.benchmark.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.benchmark.BenchmarkErrors;
import io.pinflow.benchmark.ChildProcess;
import io.pinflow.benchmark.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A distributed Connect worker with the plugin's zip, at least once. */
final class ConnectWorker implements AutoCloseable {
  static final int HEAP_MEGABYTES = 512;

  private static final long PATIENCE_SECONDS = 120;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String name;
  private final ChildProcess process;
  private final String address;

  private ConnectWorker(String name, ChildProcess process, int port) {
    this.name = name;
    this.process = process;
    this.address = "http://127.0.0.1:" + port;
  }

  /** Starts a worker with these settings of its producers; returns once it answers. */
  static ConnectWorker start(
      Project project, Path folder, String name, int brokerPort, Map<String, String> producer)
      throws Exception {
    return start(project, folder, name, brokerPort, producer, List.of());
  }

  /**
   * Starts a worker that may have more than the plugin.
   *
   * @param jvm further arguments of its JVM
   */
  static ConnectWorker start(
      Project project,
      Path folder,
      String name,
      int brokerPort,
      Map<String, String> producer,
      List<String> jvm)
      throws Exception {
    int port = Project.freePort();
    Path own = Files.createDirectories(folder.resolve("worker-" + name));
    String plugins = unpack(project, own.resolve("plugins")) + "," + project.file(Debezium.PLUGINS);
    Properties properties = properties(name, brokerPort, port, plugins);
    producer.forEach((key, value) -> properties.setProperty("producer." + key, value));
    Path file = own.resolve("worker.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    ChildProcess process =
        ChildProcess.start("worker", own, HEAP_MEGABYTES, Map.of(), arguments(project, file, jvm));
    ConnectWorker worker = new ConnectWorker(name, process, port);
    worker.awaitAnswer();
    return worker;
  }

  private static List<String> arguments(Project project, Path settings, List<String> jvm)
      throws IOException {
    List<String> arguments = new ArrayList<>(jvm);
    arguments.addAll(
        List.of(
            "-cp",
            project.classPath("local-stack/kafka"),
            "org.apache.kafka.connect.cli.ConnectDistributed",
            settings.toString()));
    return arguments;
  }

  String name() {
    return name;
  }

  long cpuNanos() {
    return process.cpuNanos();
  }

  void requireAlive() {
    process.requireAlive();
  }

  void create(String connector, Map<String, String> settings)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/connectors/" + connector + "/config"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(settings)))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw BenchmarkErrors.refused("the connector", answer.body());
    }
  }

  void delete(String connector) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/connectors/" + connector)).DELETE().build();
    http.send(request, HttpResponse.BodyHandlers.discarding());
  }

  @Override
  public void close() {
    process.close();
  }

  private void awaitAnswer() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/connectors")).build();
    while (!answers(request)) {
      process.requireAlive();
      if (System.nanoTime() > deadline) {
        throw BenchmarkErrors.late("the worker's answer", PATIENCE_SECONDS);
      }
      Thread.sleep(100);
    }
  }

  private boolean answers(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Properties properties(String name, int brokerPort, int port, String plugins) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + brokerPort,
            "group.id",
            name,
            "listeners",
            "http://127.0.0.1:" + port,
            "plugin.path",
            plugins,
            "plugin.discovery",
            "service_load",
            "key.converter",
            "org.apache.kafka.connect.storage.StringConverter",
            "value.converter",
            "org.apache.kafka.connect.json.JsonConverter",
            "value.converter.schemas.enable",
            "false"));
    for (String storage : List.of("config", "offset", "status")) {
      properties.setProperty(storage + ".storage.topic", name + "-" + storage);
      properties.setProperty(storage + ".storage.replication.factor", "1");
    }
    // Other tasks learn what they are to read from stored offsets: not after a minute, here.
    properties.setProperty("offset.flush.interval.ms", "1000");
    properties.setProperty("offset.storage.partitions", "1");
    properties.setProperty("status.storage.partitions", "1");
    return properties;
  }

  private static Path unpack(Project project, Path plugins) throws IOException {
    try (ZipInputStream files =
        new ZipInputStream(Files.newInputStream(project.zip("connect-plugin")))) {
      for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        Path file = plugins.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(files, file);
        }
      }
    }
    return plugins;
  }
}
