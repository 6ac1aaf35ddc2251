package io.pinflow.connect.source;

import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of a database's connections, to cut them whatever their drivers are doing: MariaDB's
 * own abort waits for the very answer it is to end. Thread-safe.
 */
final class OpenSockets {
  private static final Logger LOGGER = LoggerFactory.getLogger(OpenSockets.class);

  /**
   * Drivers make their socket factory by its name, so it can't be told whose it is; and
   * PostgreSQL's connects on a thread of its own.
   */
  private static final ThreadLocal<OpenSockets> CONNECTING = new InheritableThreadLocal<>();

  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /** Connects, and keeps the sockets made for it. */
  <T> T during(Connecting<T> connecting) throws SQLException {
    CONNECTING.set(this);
    try {
      return connecting.connect();
    } finally {
      CONNECTING.remove();
    }
  }

  /** Called with every socket made. */
  static void made(Socket socket) {
    OpenSockets owner = CONNECTING.get();
    if (owner != null) {
      owner.add(socket);
    }
  }

  /** Cuts every connection there is, and every one to come. */
  void cut() {
    cut = true;
    sockets.forEach(OpenSockets::close);
  }

  private void add(Socket socket) {
    sockets.removeIf(Socket::isClosed);
    sockets.add(socket);
    if (cut) {
      close(socket);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.debug("A socket did not close in order", e);
    }
  }

  /** What makes a connection. */
  interface Connecting<T> {
    T connect() throws SQLException;
  }
}
