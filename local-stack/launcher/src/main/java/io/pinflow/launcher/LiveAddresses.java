package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;

/**
 * Where the live path's servers answer.
 *
 * @param gateway port on loopback
 * @param kinesis port on loopback without TLS; 0 when the Kinesis is somebody else's
 * @param kinesisTls port on loopback with TLS; 0 when the Kinesis is somebody else's
 */
record LiveAddresses(
    int gateway, int kinesis, int kinesisTls, String kinesisEndpoint, String region) {

  private static final String FILE = "live.json";

  /** The addresses the running live path of a home was started with. */
  static LiveAddresses of(Home home) {
    if (!Files.exists(home.config(FILE))) {
      throw Problem.usage(
          "No live path was started in "
              + home.root()
              + ". Start one with 'pinflow up --live --home "
              + home.root()
              + "'.");
    }
    JsonNode found = Json.read(home.config(FILE));
    return new LiveAddresses(
        found.path("gateway").asInt(),
        found.path("kinesis").asInt(),
        found.path("kinesis_tls").asInt(),
        found.path("kinesis_endpoint").asText(),
        found.path("region").asText());
  }

  void writeTo(Home home) {
    Json.write(
        home.config(FILE),
        Map.of(
            "gateway", gateway,
            "kinesis", kinesis,
            "kinesis_tls", kinesisTls,
            "kinesis_endpoint", kinesisEndpoint,
            "region", region));
  }

  boolean hasLocalKinesis() {
    return kinesis != 0;
  }

  /** How a part proves who it is: the local Kinesis takes any keys, another one the user's own. */
  Map<String, String> keys(Secrets secrets) {
    return hasLocalKinesis() ? secrets.s3Environment() : Map.of();
  }

  URI gatewayAddress() {
    return URI.create("http://127.0.0.1:" + gateway);
  }
}
