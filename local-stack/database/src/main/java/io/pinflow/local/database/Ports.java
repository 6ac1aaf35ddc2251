package io.pinflow.local.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of the loopback address 127.0.0.1. */
final class Ports {

  private static final int ANY_BACKLOG = 0;
  private static final int PATIENCE_MILLIS = 1_000;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private Ports() {}

  static void requireFree(int port) throws DatabaseException {
    try (ServerSocket probe =
        new ServerSocket(port, ANY_BACKLOG, InetAddress.getByAddress(LOOPBACK))) {
      probe.getLocalPort();
    } catch (IOException | IllegalArgumentException taken) {
      throw new DatabaseException(DatabaseErrors.portTaken(port, taken), taken);
    }
  }

  /** Whether a server speaks first on the port, as MariaDB does once it takes clients. */
  static boolean greets(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }
}
