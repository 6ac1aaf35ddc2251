package io.pinflow.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process is the superuser, as whom database servers refuse to run. */
final class Root {

  private static final Path SELF = Path.of("/proc/self");

  private Root() {}

  static boolean isMe() {
    try {
      return Files.exists(SELF)
          ? Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"))
          : "root".equals(System.getProperty("user.name"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
