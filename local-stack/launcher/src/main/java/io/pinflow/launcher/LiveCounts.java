package io.pinflow.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the live job has said so far: of each table how many records it received, cleaned and
 * refused, and how many rows the table has. Safe to use from several threads.
 */
final class LiveCounts {
  /** How the job calls its query of the cleaner's dead letters. */
  static final String DEAD_LETTERS = "deadletter";

  private static final String READY = "ready";

  private final Map<String, Count> counts = new ConcurrentHashMap<>();
  private volatile boolean ready;

  /**
   * One table's counts since the job was started, but for {@code rows}, which is what the table
   * holds.
   *
   * @param seconds how long the last micro-batch took
   */
  record Count(
      long received,
      long cleaned,
      long refused,
      long inserted,
      long updated,
      long rows,
      double seconds) {
    static final Count NONE = new Count(0, 0, 0, 0, 0, 0, 0);
  }

  /** Takes an event of the job; other events say nothing here. */
  void accept(JsonNode event) {
    String table = event.path("live").asText();
    if (table.equals(READY)) {
      ready = true;
    } else if (!table.isEmpty()) {
      counts.put(
          table,
          new Count(
              event.path("received").asLong(),
              event.path("cleaned").asLong(),
              event.path("refused").asLong(),
              event.path("inserted").asLong(),
              event.path("updated").asLong(),
              event.path("rows").asLong(),
              event.path("seconds").asDouble()));
    }
  }

  /** Whether the queries run. */
  boolean isReady() {
    return ready;
  }

  /** Records set aside by the job itself and by the cleaner before it. */
  long refused() {
    long refused = of(DEAD_LETTERS).received();
    for (String table : Names.TABLES) {
      refused += of(table).refused();
    }
    return refused;
  }

  Count of(String table) {
    return counts.getOrDefault(table, Count.NONE);
  }
}
