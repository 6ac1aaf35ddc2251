package io.pinflow.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pinflow.local.testing.FreePort;
import io.pinflow.local.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerIT {

  private static final String WORKER = "org.apache.kafka.connect.cli.ConnectDistributed";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void shouldRunAConnectWorkerOnTheSameClasspath() throws Exception {
    // Given
    Path folder = ServerProcess.newFolder();
    int brokerPort = FreePort.next();
    int workerPort = FreePort.next();

    // When
    try (ServerProcess broker = BrokerIT.start(folder.resolve("broker"), brokerPort);
        ServerProcess worker =
            ServerProcess.start(
                WORKER, Map.of(), properties(folder, brokerPort, workerPort).toString())) {
      await().atMost(PATIENCE).until(() -> status(workerPort, "/connectors") == 200);

      // Then
      assertThat(status(workerPort, "/connector-plugins?connectorsOnly=false")).isEqualTo(200);
      assertThat(worker.errors()).doesNotContain("ERROR");
      worker.terminate();
      assertThat(worker.errors()).contains("Kafka Connect stopped");
      assertThat(broker.errors()).doesNotContain("ERROR");
    }
  }

  private static Path properties(Path folder, int brokerPort, int workerPort) throws IOException {
    Files.createDirectories(folder.resolve("plugins"));
    return Files.writeString(
        folder.resolve("worker.properties"),
        """
        bootstrap.servers=127.0.0.1:%d
        listeners=http://127.0.0.1:%d
        plugin.path=%s
        plugin.discovery=service_load
        group.id=connect
        key.converter=org.apache.kafka.connect.storage.StringConverter
        value.converter=org.apache.kafka.connect.json.JsonConverter
        config.storage.topic=connect-configs
        config.storage.replication.factor=1
        offset.storage.topic=connect-offsets
        offset.storage.replication.factor=1
        offset.storage.partitions=1
        status.storage.topic=connect-status
        status.storage.replication.factor=1
        status.storage.partitions=1
        exactly.once.source.support=enabled
        """
            .formatted(brokerPort, workerPort, folder.resolve("plugins")));
  }

  private static int status(int port, String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }
}
