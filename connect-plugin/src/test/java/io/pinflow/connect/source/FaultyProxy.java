package io.pinflow.connect.source;

import io.pinflow.local.testing.FreePort;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy in front of a server that can lead elsewhere, turn silent or refuse, as a network
 * does. Thread-safe.
 */
final class FaultyProxy implements Closeable {
  private static final int BUFFER_BYTES = 16_384;

  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong carried = new AtomicLong();
  private final Object gate = new Object();
  private volatile int target;
  private volatile boolean silent;
  private volatile ServerSocket listener;
  private volatile Thread accepting;

  private FaultyProxy(int target) throws IOException {
    this.port = FreePort.next();
    this.target = target;
    listen();
  }

  /** A proxy that carries everything to a port of this host. */
  static FaultyProxy to(int target) throws IOException {
    return new FaultyProxy(target);
  }

  int port() {
    return port;
  }

  /** Connections taken so far. */
  long accepted() {
    return accepted.get();
  }

  /** Bytes carried towards the client so far. */
  long carried() {
    return carried.get();
  }

  /** Leads new connections to another port and cuts those there are. */
  void leadTo(int newTarget) {
    target = newTarget;
    cut();
  }

  /** From now on takes connections and bytes, and carries none on. */
  void beSilent() {
    silent = true;
  }

  /** Carries again; connections that were silent for a while are cut, as theirs is lost. */
  void beHeard() {
    synchronized (gate) {
      silent = false;
      gate.notifyAll();
    }
    cut();
  }

  /**
   * Cuts what there is and refuses what comes. A port is held until the thread that waits in accept
   * has left it, which closing the listener does not wait for.
   */
  void refuse() throws IOException {
    listener.close();
    awaitEnd(accepting);
    cut();
  }

  /** Takes connections again. */
  void listen() throws IOException {
    ServerSocket fresh = new ServerSocket();
    fresh.setReuseAddress(true);
    fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    listener = fresh;
    accepting = background(() -> accept(fresh));
  }

  /** Cuts every connection there is. */
  void cut() {
    open.forEach(FaultyProxy::close);
  }

  @Override
  public void close() throws IOException {
    beHeard();
    refuse();
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        Socket client = from.accept();
        accepted.incrementAndGet();
        open.add(client);
        background(() -> carry(client));
      }
    } catch (IOException e) {
      // The listener is closed: connections are refused from here on.
    }
  }

  private void carry(Socket client) {
    try {
      passGate();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      background(() -> pump(client, server, false));
      pump(server, client, true);
    } catch (IOException e) {
      close(client);
    }
  }

  private void pump(Socket from, Socket to, boolean counts) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        passGate();
        out.write(buffer, 0, read);
        carried.addAndGet(counts ? read : 0);
      }
    } catch (IOException e) {
      // One end is gone: so is the other, below.
    } finally {
      close(from);
      close(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private void passGate() {
    synchronized (gate) {
      while (silent) {
        try {
          gate.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("A socket did not close", e);
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the port was given back", e);
    }
  }

  private static Thread background(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
