package io.pinflow.benchmark.cleaner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.benchmark.BenchmarkErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Posts of one record as fast as the answers come, by {@code wrk}. */
final class Load {
  private static final String PROGRAM = "wrk";
  private static final String SCRIPT =
      """
      wrk.method = "POST"
      wrk.headers["Content-Type"] = "application/vnd.kafka.json.v2+json"
      local file = io.open("%s", "rb")
      wrk.body = file:read("*a")
      file:close()
      function done(summary, latency, requests)
        io.write(string.format('{"requests":%%d,"micros":%%d,"p50":%%d,"p99":%%d,"bad":%%d}\\n',
          summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
          summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
      end
      """;

  private final Path folder;
  private final Path script;

  /** A load of this body; its files go to a folder that is there. */
  Load(Path folder, byte[] body) throws IOException {
    this.folder = folder;
    this.script = folder.resolve("post.lua");
    Path file = folder.resolve("body.json");
    Files.write(file, body);
    Files.writeString(script, SCRIPT.formatted(file));
  }

  /**
   * What a run came to.
   *
   * @param bad requests without a 200: another status, a broken connection, no answer
   */
  record Run(long requests, double perSecond, double p50Millis, double p99Millis, long bad) {}

  /** Whether the program is there. */
  static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder(PROGRAM, "-v")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  Run run(String address, int connections, int seconds) throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                List.of(
                    PROGRAM,
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "-s",
                    script.toString(),
                    address))
            .redirectError(folder.resolve("wrk.log").toFile())
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0) {
      throw BenchmarkErrors.ended(PROGRAM, folder.resolve("wrk.log"));
    }
    String last = output.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
    return run(new ObjectMapper().readTree(last));
  }

  private static Run run(JsonNode told) {
    long requests = told.path("requests").asLong();
    return new Run(
        requests,
        requests * 1e6 / told.path("micros").asLong(),
        told.path("p50").asLong() / 1e3,
        told.path("p99").asLong() / 1e3,
        told.path("bad").asLong());
  }
}
