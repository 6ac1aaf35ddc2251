package io.pinflow.connect.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes sockets that {@link OpenSockets} can cut, and that notice within seconds when their peer
 * vanished without a word, as a host does that lost its power: the system's own habit is to ask
 * after two hours. Drivers make it by its name.
 */
public final class WatchedSocketFactory extends SocketFactory {
  private static final int SILENCE_SECONDS = 10;
  private static final int PROBE_SECONDS = 3;
  private static final int PROBES = 3;

  /** Made by the driver. */
  public WatchedSocketFactory() {}

  @Override
  public Socket createSocket() throws IOException {
    return watched(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return watched(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return watched(new Socket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return watched(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return watched(new Socket(host, port, local, localPort));
  }

  private static Socket watched(Socket socket) throws IOException {
    set(socket, StandardSocketOptions.SO_KEEPALIVE, true);
    set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, SILENCE_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    OpenSockets.made(socket);
    return socket;
  }

  /** Not every system has the finer ones. */
  private static <T> void set(Socket socket, SocketOption<T> option, T value) throws IOException {
    if (socket.supportedOptions().contains(option)) {
      socket.setOption(option, value);
    }
  }
}
