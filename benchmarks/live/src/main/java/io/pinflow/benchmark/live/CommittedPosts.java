package io.pinflow.benchmark.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * When posts became visible in a Delta table: a commit's file appears at once and as a whole, so
 * its time is that of the rows in it. Posts are numbered in the order they were put, so that the
 * smallest and largest number of a file tell all of them.
 */
final class CommittedPosts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final long[] millis;

  /** The posts 0 to n-1 of a table. */
  CommittedPosts(Path table, int posts) throws IOException {
    this.millis = new long[posts];
    Arrays.fill(millis, Long.MAX_VALUE);
    Path log = table.resolve("_delta_log");
    if (Files.isDirectory(log)) {
      try (Stream<Path> files = Files.list(log)) {
        for (Path commit : commits(files)) {
          read(commit);
        }
      }
    }
  }

  private static List<Path> commits(Stream<Path> files) {
    return files
        .filter(file -> file.getFileName().toString().matches("\\d{20}\\.json"))
        .sorted()
        .toList();
  }

  private void read(Path commit) throws IOException {
    long time = Files.getLastModifiedTime(commit).toMillis();
    for (String line : Files.readAllLines(commit)) {
      JsonNode add = JSON.readTree(line).path("add");
      if (add.path("dataChange").asBoolean() && add.hasNonNull("stats")) {
        JsonNode stats = JSON.readTree(add.path("stats").asText());
        int first = stats.path("minValues").path("ind").asInt();
        int last = stats.path("maxValues").path("ind").asInt();
        for (int post = first; post <= last && post < millis.length; post++) {
          millis[post] = Math.min(millis[post], time);
        }
      }
    }
  }

  /** Milliseconds since 1970; {@link Long#MAX_VALUE} for a post that is not there. */
  long millis(int post) {
    return millis[post];
  }

  boolean complete() {
    return Arrays.stream(millis).noneMatch(time -> time == Long.MAX_VALUE);
  }
}
