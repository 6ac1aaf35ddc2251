package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What the emulator recorded of each request that was answered, read on as its file grows. One
 * thread only.
 */
final class PostRecords {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  private final Path file;
  private final Map<String, Count> counts = new HashMap<>();
  private long position;

  PostRecords(Path file) {
    this.file = file;
    Names.TABLES.forEach(table -> counts.put(table, new Count()));
  }

  /** The requests of one table. */
  static final class Count {
    private final BitSet posts = new BitSet();
    private long taken;
    private long malformed;
    private long rejected;
    private long failed;

    /** Requests answered with 200. */
    long taken() {
      return taken;
    }

    /** Of those taken, how many can't be cleaned. */
    long malformed() {
      return malformed;
    }

    /** Requests the gateway refused, saying why. */
    long rejected() {
      return rejected;
    }

    /** Requests that failed for good. */
    long failed() {
      return failed;
    }

    /** The different {@code ind} of those taken that can be cleaned. */
    BitSet posts() {
      return posts;
    }

    private void add(JsonNode request) {
      int status = request.path("status").asInt();
      if (status == OK) {
        taken++;
        addTaken(request);
      } else if (status >= BAD_REQUEST && status < SERVER_ERROR) {
        rejected++;
      } else {
        failed++;
      }
    }

    private void addTaken(JsonNode request) {
      if (request.path("malformed").asBoolean()
          && !request.path("expected").asText().equals("repaired")) {
        malformed++;
      } else {
        posts.set(request.path("ind").asInt());
      }
    }
  }

  Count of(String table) {
    return counts.get(table);
  }

  /** Reads what has been added, whole lines only. */
  void readOn() {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
      byte[] added = new byte[(int) Math.max(0, input.length() - position)];
      input.seek(position);
      input.readFully(added);
      int end = lastLineEnd(added);
      position += end;
      new String(added, 0, end, StandardCharsets.UTF_8).lines().forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lastLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void add(String line) {
    JsonNode request = Json.parse(line);
    Count count = counts.get(request.path("table").asText());
    if (count != null) {
      count.add(request);
    }
  }
}
