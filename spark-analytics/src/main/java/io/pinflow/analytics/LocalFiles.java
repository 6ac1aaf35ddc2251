package io.pinflow.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of this machine, written all or not at all. */
final class LocalFiles {

  private LocalFiles() {}

  static void replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path written = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(written, content);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
