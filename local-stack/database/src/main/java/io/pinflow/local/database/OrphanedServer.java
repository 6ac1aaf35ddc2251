package io.pinflow.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that outlived the process that started it (kill -9). It holds the data folder's files,
 * so it must be gone before another starts there.
 */
final class OrphanedServer {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern FIRST_NUMBER = Pattern.compile("\\A\\s*(\\d+)");

  private OrphanedServer() {}

  /** Stops the orphan of a data folder, if there is one; call only while holding the home. */
  static void stop(Path pidFile, Path data, String signal) throws IOException, DatabaseException {
    Optional<ProcessHandle> orphan = find(pidFile, data);
    if (orphan.isPresent() && !Signals.stop(orphan.get(), signal, LIMIT)) {
      throw new DatabaseException(DatabaseErrors.orphanStays(orphan.get().pid()));
    }
    Files.deleteIfExists(pidFile);
  }

  /** A process id is used again after a while: only a process that names the folder counts. */
  private static Optional<ProcessHandle> find(Path pidFile, Path data) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    Matcher pid = FIRST_NUMBER.matcher(Files.readString(pidFile));
    return pid.find()
        ? ProcessHandle.of(Long.parseLong(pid.group(1))).filter(process -> names(process, data))
        : Optional.empty();
  }

  private static boolean names(ProcessHandle process, Path data) {
    return process.info().commandLine().filter(line -> line.contains(data.toString())).isPresent();
  }
}
