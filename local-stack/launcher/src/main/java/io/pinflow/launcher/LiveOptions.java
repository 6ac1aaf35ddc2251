package io.pinflow.launcher;

import java.net.URI;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options of the live path's servers. */
final class LiveOptions {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  @Option(
      names = "--live",
      description =
          "The live path: the HTTP gateway and a local Kinesis beside Kafka and the cleaner.")
  private boolean live;

  @Option(
      names = "--kinesis-endpoint",
      paramLabel = "URL",
      description =
          "Use this Kinesis instead of a local one; credentials as every AWS client finds them.")
  private URI kinesisEndpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      defaultValue = "us-east-1",
      description = "Region of the Kinesis streams (default: ${DEFAULT-VALUE}).")
  private String region;

  @Option(
      names = "--gateway-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the gateway on loopback (default: any free one).")
  private int gatewayPort;

  boolean isLive() {
    return live;
  }

  /** Fails before anything is started when the live path could not run. */
  void check() {
    if (kinesisEndpoint == null) {
      KinesisProgram.requireNode();
    } else if (!SCHEMES.contains(String.valueOf(kinesisEndpoint.getScheme()))) {
      throw Problem.usage(
          "Invalid --kinesis-endpoint: '"
              + kinesisEndpoint
              + "'. Expected an address such as https://kinesis.eu-west-1.amazonaws.com.");
    }
  }

  LiveAddresses choose() {
    int gateway = Ports.choose(gatewayPort, "--gateway-port");
    if (kinesisEndpoint != null) {
      return new LiveAddresses(gateway, 0, 0, kinesisEndpoint.toString(), region);
    }
    int plain = Ports.choose(0, "Kinesis");
    int tls = Ports.choose(0, "Kinesis over TLS");
    return new LiveAddresses(gateway, plain, tls, "http://127.0.0.1:" + plain, region);
  }
}
