package io.pinflow.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports on loopback and tells whether one is taken. */
final class Ports {
  private static final int CONNECT_TIMEOUT_MILLIS = 500;
  private static final int LOWEST = 10_000;
  private static final int HIGHEST = 30_000;
  private static final int ATTEMPTS = 100;

  private Ports() {}

  /**
   * The wanted port when it is free.
   *
   * @param wanted a port, or 0 for any free one
   * @param option how the user named it, for the error
   */
  static int choose(int wanted, String option) {
    return wanted == 0 ? anyFree() : free(wanted, option);
  }

  /**
   * A free port below those that the system gives to outgoing connections: one of these may be
   * taken again before the server that it was chosen for listens.
   */
  private static int anyFree() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (canListen(candidate)) {
        return candidate;
      }
    }
    return free(0, "any");
  }

  private static boolean canListen(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int free(int wanted, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.usage(
          "Cannot use port "
              + wanted
              + " ("
              + option
              + ") because it is taken or not allowed: "
              + e.getMessage()
              + ". Stop what listens there, or choose another port; without the option a free one is taken.");
    }
  }

  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
