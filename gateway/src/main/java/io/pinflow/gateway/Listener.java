package io.pinflow.gateway;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where the gateway listens. */
record Listener(String host, int port) {
  private static final int DEFAULT_PORT = 8082;

  /** The first http address of {@code listeners}; an empty host is every address. */
  static Listener of(String listeners) {
    for (String listener : listeners.split(",", -1)) {
      if (listener.strip().startsWith("http://")) {
        return parsed(listener.strip(), listeners);
      }
    }
    throw GatewayErrors.invalidListeners(listeners);
  }

  private static Listener parsed(String listener, String listeners) {
    String address = listener.replaceFirst("^http://(?=:|$)", "http://0.0.0.0");
    try {
      URI uri = URI.create(address);
      if (uri.getHost() == null) {
        throw GatewayErrors.invalidListeners(listeners);
      }
      return new Listener(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
    } catch (IllegalArgumentException e) {
      throw GatewayErrors.invalidListeners(listeners);
    }
  }

  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
