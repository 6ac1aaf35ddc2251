package io.pinflow.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;

/**
 * Which objects a stream has read for good, from the files of its checkpoint; writes nothing, as
 * Spark's own reader of these files would.
 */
final class ReadObjects {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPACT = ".compact";

  private final Location checkpoint;
  private final Folders folders;

  ReadObjects(Location checkpoint, Folders folders) {
    this.checkpoint = checkpoint;
    this.folders = folders;
  }

  /** Their paths, as Spark writes them. */
  Set<String> paths() {
    OptionalLong finished = numbers("commits", "").max();
    Set<String> paths = new HashSet<>();
    if (finished.isEmpty()) {
      return paths;
    }
    long last = lastOf(finished.getAsLong());
    OptionalLong compact = numbers("sources/0", COMPACT).filter(number -> number <= last).max();
    compact.ifPresent(number -> add("sources/0/" + number + COMPACT, last, paths));
    numbers("sources/0", "")
        .filter(number -> number <= last && number > compact.orElse(-1))
        .forEach(number -> add("sources/0/" + number, last, paths));
    return paths;
  }

  /** The number of the source's last list of files in a finished batch. */
  private long lastOf(long batch) {
    for (String line : lines("offsets/" + batch)) {
      if (line.startsWith("{") && line.contains("\"logOffset\"")) {
        return json(line).path("logOffset").asLong();
      }
    }
    return -1;
  }

  private void add(String file, long last, Set<String> paths) {
    for (String line : lines(file)) {
      if (line.startsWith("{")) {
        JsonNode entry = json(line);
        if (entry.path("batchId").asLong() <= last) {
          // As a URI there, and as text in a listing.
          paths.add(new Path(URI.create(entry.path("path").asText())).toString());
        }
      }
    }
  }

  private LongStream numbers(String folder, String ending) {
    return folders.names(checkpoint.resolve(folder)).stream()
        .filter(name -> name.matches("\\d{1,18}" + ending.replace(".", "\\.")))
        .mapToLong(name -> Long.parseLong(name.substring(0, name.length() - ending.length())));
  }

  private List<String> lines(String file) {
    return new String(folders.read(checkpoint.resolve(file)), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw AnalyticsErrors.unreadableState(checkpoint.text(), e);
    }
  }
}
