package io.pinflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Gives the parts a name for this machine where the system has none: Spark does not start on a
 * machine that can't resolve its own host name, as bare ones often can't. Everything listens on
 * loopback addresses, so no other name is needed.
 */
final class HostsFile {
  private HostsFile() {}

  /** The JVM flags that name the machine; none where the system does. */
  static List<String> flags(Home home) {
    try {
      InetAddress.getLocalHost();
      return List.of();
    } catch (UnknownHostException e) {
      return List.of("-Djdk.net.hosts.file=" + write(home.config("hosts")));
    }
  }

  private static Path write(Path file) {
    try {
      return Files.writeString(file, "127.0.0.1 localhost " + hostName() + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hostName() throws IOException {
    byte[] name = new ProcessBuilder("uname", "-n").start().getInputStream().readAllBytes();
    return new String(name, StandardCharsets.UTF_8).strip();
  }
}
