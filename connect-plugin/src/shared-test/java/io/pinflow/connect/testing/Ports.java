package io.pinflow.connect.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback. */
public final class Ports {
  private static final int FIRST = 20_000;

  /** From here on systems give ports to clients. */
  private static final int END = 32_768;

  private Ports() {}

  /**
   * A port that a server can take, give back and take again: no connection of anybody can be given
   * it in the meantime.
   */
  public static int free() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // Another one, then.
      }
    }
  }
}
