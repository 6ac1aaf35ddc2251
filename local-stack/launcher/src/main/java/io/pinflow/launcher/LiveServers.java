package io.pinflow.launcher;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The servers of the live path: a Kinesis and the gateway, each its own process. */
final class LiveServers {
  static final String KINESIS = "kinesis";
  static final String GATEWAY = "gateway";

  private static final Duration READY_AT_MOST = Duration.ofMinutes(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final int GATEWAY_HEAP = 192;
  private static final String KINESIS_HEAP = "--max-old-space-size=768";
  private static final int OK = 200;
  private static final String EXISTS = "ResourceInUseException";

  private final Home home;
  private final Names names;
  private final Stack stack;
  private final LiveAddresses addresses;
  private final Installation installation;

  LiveServers(
      Home home, Names names, Stack stack, LiveAddresses addresses, Installation installation) {
    this.home = home;
    this.names = names;
    this.stack = stack;
    this.addresses = addresses;
    this.installation = installation;
  }

  LiveAddresses addresses() {
    return addresses;
  }

  /** Starts the local Kinesis, which finds the streams of its last run again. */
  void startKinesis() throws InterruptedException {
    if (!addresses.hasLocalKinesis()) {
      return;
    }
    Path program = new KinesisProgram(installation, home).installed();
    ServiceProcess kinesis =
        stack.start(
            KINESIS,
            addresses.kinesis(),
            List.of("node", KINESIS_HEAP, program.toString()),
            kinesisEnvironment(program));
    kinesis.awaitReady(READY_AT_MOST, new HttpProbe(addresses.kinesis(), "/healthcheck")::succeeds);
  }

  private Map<String, String> kinesisEnvironment(Path program) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KINESIS_MOCK_PLAIN_PORT", String.valueOf(addresses.kinesis()));
    environment.put("KINESIS_MOCK_TLS_PORT", String.valueOf(addresses.kinesisTls()));
    environment.put("KINESIS_MOCK_CERT_PATH", program.resolveSibling("server.json").toString());
    environment.put("AWS_REGION", addresses.region());
    environment.put("LOG_LEVEL", "WARN");
    environment.put("SHOULD_PERSIST_DATA", "true");
    environment.put("PERSIST_INTERVAL", "2s");
    environment.put("PERSIST_PATH", home.data(KINESIS).toString());
    return environment;
  }

  /** Starts the gateway and makes the streams that are missing, through its own door. */
  void startGateway() throws InterruptedException {
    ServiceProcess gateway =
        stack.start(
            GATEWAY, addresses.gateway(), gatewayCommand(), addresses.keys(stack.secrets()));
    gateway.awaitReady(READY_AT_MOST, new HttpProbe(addresses.gateway(), "/ready")::succeeds);
    for (String table : Names.TABLES) {
      createStream(names.stream(table));
    }
  }

  private List<String> gatewayCommand() {
    Path configuration = home.config("gateway.properties");
    stack
        .commands()
        .template(
            "gateway.properties",
            Map.of(
                "gateway-port",
                String.valueOf(addresses.gateway()),
                "kinesis-endpoint",
                addresses.kinesisEndpoint(),
                "kinesis-region",
                addresses.region()))
        .writeTo(configuration);
    return stack
        .starter()
        .java(
            GATEWAY_HEAP,
            List.of(
                "-XX:+UseSerialGC",
                "-jar",
                installation.runnableJar("gateway").toString(),
                "--config",
                configuration.toString()));
  }

  private void createStream(String stream) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(addresses.gatewayAddress().resolve("/streams/" + stream))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"ShardCount\":1}"))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK && !answer.body().contains(EXISTS)) {
        throw Problem.failed(
            "Cannot create the stream "
                + stream
                + " because Kinesis at "
                + addresses.kinesisEndpoint()
                + " answered "
                + answer.statusCode()
                + ": "
                + answer.body());
      }
    } catch (IOException e) {
      throw Problem.failed("Cannot create the stream " + stream + ": " + e + ".", e);
    }
  }
}
