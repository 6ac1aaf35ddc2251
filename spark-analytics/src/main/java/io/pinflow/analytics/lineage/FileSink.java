package io.pinflow.analytics.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Adds events to a file, one a line; others may add to it too. */
final class FileSink implements EventSink {

  private final Path file;

  FileSink(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.getParent());
      write("");
    } catch (IOException e) {
      throw LineageErrors.unwritable(file.toString(), e);
    }
  }

  @Override
  public void send(String event) throws IOException {
    write(event + "\n");
  }

  /** In one write, so that lines of two writers do not mix. */
  private void write(String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
