package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs for a home, kept as one small file a process, so that a later command finds it again,
 * also after this one was killed.
 */
final class ProcessRecords {
  private final Path folder;

  ProcessRecords(Path folder) {
    this.folder = folder;
  }

  /**
   * One process as it was started.
   *
   * @param started tells the process from a later one that got the same id
   */
  record ProcessRecord(String name, long pid, Instant started, int port) {
    Optional<ProcessHandle> alive() {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle handle) {
      return handle.info().startInstant().map(started::equals).orElse(true);
    }
  }

  void add(String name, ProcessHandle process, int port) {
    Instant started = process.info().startInstant().orElse(Instant.EPOCH);
    Json.write(
        file(name),
        Map.of("name", name, "pid", process.pid(), "started", started.toString(), "port", port));
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<ProcessRecord> find(String name) {
    return Files.exists(file(name)) ? Optional.of(read(file(name))) : Optional.empty();
  }

  List<ProcessRecord> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<ProcessRecord> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .forEach(file -> records.add(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private static ProcessRecord read(Path file) {
    JsonNode record = Json.read(file);
    return new ProcessRecord(
        record.path("name").asText(),
        record.path("pid").asLong(),
        Instant.parse(record.path("started").asText()),
        record.path("port").asInt());
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }
}
