package io.pinflow.analytics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers where a stream began whose first run was given a time: what landed before it is left
 * out by all later runs, too.
 */
final class FirstObjects {

  private final Location checkpoints;
  private final Folders folders;

  FirstObjects(Location checkpoints, Folders folders) {
    this.checkpoints = checkpoints;
    this.folders = folders;
  }

  /** Whether no run of a stream has planned a batch. */
  boolean isFirstRun(String stream) {
    return folders.names(checkpoints.resolve(stream).resolve("offsets")).isEmpty();
  }

  /** Notes a first run's time. */
  void begin(String stream, Instant since) {
    folders.write(file(stream), since.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The time before which a stream leaves objects out. */
  Optional<Instant> of(String stream) {
    String text = new String(folders.read(file(stream)), StandardCharsets.UTF_8);
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  private Location file(String stream) {
    return checkpoints.resolve("since").resolve(stream);
  }
}
