package io.pinflow.gateway.acceptance;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Sends requests with the program curl, as people do by hand. */
final class Curl {
  private static final String JSON = "Content-Type: application/json";
  private static final String KAFKA = "Content-Type: application/vnd.kafka.json.v2+json";

  private Curl() {}

  static void assumeAvailable() throws InterruptedException {
    Assumptions.assumeTrue(
        Command.attempt("curl", "--version").isPresent(), "skipped: this needs the program curl");
  }

  static Answer post(String address, String body) throws IOException, InterruptedException {
    return send("POST", KAFKA, address, body);
  }

  static Answer put(String address, String body) throws IOException, InterruptedException {
    return send("PUT", JSON, address, body);
  }

  private static Answer send(String method, String header, String address, String body)
      throws IOException, InterruptedException {
    String output =
        Command.output(
            List.of(
                "curl",
                "--silent",
                "--show-error",
                "--write-out",
                "\n%{http_code} %{content_type}",
                "-X",
                method,
                "-H",
                header,
                "--data",
                body,
                address));
    int end = output.lastIndexOf('\n');
    String[] status = output.substring(end + 1).split(" ", 2);
    return new Answer(Integer.parseInt(status[0]), status[1], output.substring(0, end));
  }
}
