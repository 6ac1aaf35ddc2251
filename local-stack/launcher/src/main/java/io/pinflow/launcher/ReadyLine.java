package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks in the log of a server, new at each start, for the line it prints when it serves. */
final class ReadyLine {
  private static final String READY = "{\"ready\":true";

  private final Path log;

  ReadyLine(Path log) {
    this.log = log;
  }

  boolean seen() {
    try {
      return Files.exists(log)
          && new String(Files.readAllBytes(log), StandardCharsets.UTF_8).contains(READY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
