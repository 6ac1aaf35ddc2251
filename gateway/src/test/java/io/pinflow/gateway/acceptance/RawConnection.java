package io.pinflow.gateway.acceptance;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection to a gateway, on which bytes are sent as they are. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream input;

  RawConnection(URI address) throws IOException {
    this.socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.input = new BufferedInputStream(socket.getInputStream());
  }

  /** An answer; the names of its headers in lower case. */
  record RawAnswer(int status, Map<String, String> headers, String body) {}

  /** A request that posts JSON records to a topic. */
  static String post(String topic, String body) {
    return "POST /topics/"
        + topic
        + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/vnd.kafka.json.v2+json\r\n"
        + "Content-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  /** The same with its body in chunks of this many characters, its length not announced. */
  static String chunked(String topic, String body, int size) {
    StringBuilder request =
        new StringBuilder("POST /topics/")
            .append(topic)
            .append(" HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: chunked\r\n")
            .append("Content-Type: application/vnd.kafka.json.v2+json\r\n\r\n");
    for (int start = 0; start < body.length(); start += size) {
      String chunk = body.substring(start, Math.min(start + size, body.length()));
      request.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk);
      request.append("\r\n");
    }
    return request.append("0\r\n\r\n").toString();
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  RawAnswer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] header = line.split(":", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new RawAnswer(
        status, headers, new String(input.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** Whether the other side has closed it. */
  boolean isClosed() throws IOException {
    return input.read() < 0;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended within an answer");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
