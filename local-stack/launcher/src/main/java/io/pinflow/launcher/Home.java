package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that holds all state of one local stack: data, logs, configurations, results.
 *
 * <p>One command changes a home at a time: {@link #exclusively} refuses the second.
 */
final class Home {
  /** Raised whenever a home of the version before can't be used as it is. */
  static final int LAYOUT = 1;

  private static final long MIB = 1024L * 1024L;

  private final Path root;

  Home(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path run() {
    return root.resolve("run");
  }

  Path data(String part) {
    return root.resolve("data").resolve(part);
  }

  Path config(String name) {
    return root.resolve("config").resolve(name);
  }

  Path results() {
    return root.resolve("results");
  }

  Path tables() {
    return root.resolve("delta");
  }

  Path checkpoints() {
    return root.resolve("checkpoints");
  }

  Path plugins() {
    return root.resolve("plugins");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  /** How the rows of the last demo went; the report shows it. */
  Path pipeline() {
    return results().resolve("pipeline.json");
  }

  /** Takes the account of the last demo away when something else is about to be reported. */
  void forgetPipeline() {
    try {
      Files.deleteIfExists(pipeline());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When a batch wrote its summary last; the epoch before the first. */
  FileTime lastAnswered() {
    Path summary = results().resolve("summary.json");
    try {
      return Files.exists(summary)
          ? Files.getLastModifiedTime(summary)
          : FileTime.from(Instant.EPOCH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path report() {
    return root.resolve("report.html");
  }

  private Path marker() {
    return root.resolve("home.json");
  }

  boolean exists() {
    return Files.exists(marker());
  }

  /** Creates the home, or checks that the one that is there can be used by this version. */
  Home open(String userId) {
    checkIsOurs();
    if (exists()) {
      checkLayout(userId);
    }
    create();
    Json.write(marker(), Map.of("layout", LAYOUT, "user_id", userId));
    return this;
  }

  /** The user id the home was made for. */
  String userId() {
    if (!exists()) {
      throw Problem.usage(
          "No stack at "
              + root
              + ". Start one with 'pinflow up' or 'pinflow demo', or name another with --home.");
    }
    return Json.read(marker()).path("user_id").asText();
  }

  private void checkIsOurs() {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw Problem.usage(
          "Invalid --home: '" + root + "' is a file. Expected a folder, or a new path.");
    }
    if (!exists() && Files.isDirectory(root) && !isEmpty(root)) {
      throw Problem.usage(
          "Invalid --home: '"
              + root
              + "' holds other files. Expected an empty folder, a new path or a home made by pinflow.");
    }
  }

  private void checkLayout(String userId) {
    JsonNode found = Json.read(marker());
    int layout = found.path("layout").asInt(-1);
    if (layout != LAYOUT) {
      throw Problem.failed(
          "Cannot use the home "
              + root
              + " because another version of pinflow wrote it (layout "
              + layout
              + ", this version reads "
              + LAYOUT
              + "). Delete it with 'pinflow reset --home "
              + root
              + "', or choose another with --home.");
    }
    String owner = found.path("user_id").asText();
    if (!owner.equals(userId)) {
      throw Problem.usage(
          "Cannot use the home "
              + root
              + " for user id '"
              + userId
              + "' because it holds the data of '"
              + owner
              + "'. Choose another with --home, or pass --user-id "
              + owner
              + ".");
    }
  }

  private void create() {
    try {
      for (Path folder :
          List.of(root, logs(), run(), root.resolve("config"), results(), temporary())) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw Problem.usage(
          "Cannot create the home " + root + ": " + e + ". Choose a writable place with --home.");
    }
  }

  /** Fails when the file system of the home has less free space than a run needs. */
  void requireFreeSpace(long bytes) {
    long free = root.toFile().getUsableSpace();
    if (free < bytes) {
      throw Problem.failed(
          "Cannot run in "
              + root
              + " because its disk has "
              + free / MIB
              + " MiB free and this run may need "
              + bytes / MIB
              + " MiB. Free some space, or choose another disk with --home.");
    }
  }

  /** What is done while no other command changes the home. */
  interface Work {
    int run() throws InterruptedException;
  }

  /** Does the work while holding the home; refuses when another command holds it. */
  int exclusively(Work work) throws InterruptedException {
    HomeLock lock = HomeLock.of(root);
    try {
      return work.run();
    } finally {
      lock.close();
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> entry.getFileName().toString().equals(HomeLock.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes everything in the home. */
  void delete() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(root)) {
      for (Path path : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw Problem.failed("Cannot delete the home " + root + ": " + e + ".", e);
    }
  }
}
