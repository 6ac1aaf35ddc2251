package io.pinflow.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a server's log, for a person who wonders why it died. */
final class LogTail {

  private static final int LINES = 15;

  private LogTail() {}

  static List<String> of(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
