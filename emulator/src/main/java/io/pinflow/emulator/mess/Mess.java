package io.pinflow.emulator.mess;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.json.PythonJson;
import io.pinflow.emulator.posting.Malformation;
import io.pinflow.emulator.posting.Sending;
import io.pinflow.emulator.source.NumberedPosts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes the messages, a fraction of them malformed. Which and how depends on the seed and the
 * number of the request only. Thread-safe.
 */
public final class Mess {
  private static final int MOST_PARTS = 4;

  private final double fraction;
  private final long seed;
  private final Way way;
  private final Envelope envelope;
  private final PythonJson json;
  private final NumberedPosts posts;

  /** That fraction, from 0 to 1, of the messages to a door is malformed. */
  public Mess(
      double fraction,
      long seed,
      Way way,
      Envelope envelope,
      PythonJson json,
      NumberedPosts posts) {
    this.fraction = fraction;
    this.seed = seed;
    this.way = way;
    this.envelope = envelope;
    this.json = json;
    this.posts = posts;
  }

  /**
   * The message for a row.
   *
   * @throws EmulatorException if another row that it takes can't be had
   */
  public Message message(Sending sending, Row row) throws EmulatorException {
    if (fraction > 0) {
      long request = sending.post() * MOST_PARTS + sending.part();
      SplittableRandom random = new SplittableRandom(seed * 1_000_003 + request);
      if (random.nextDouble() < fraction) {
        return malformed(sending, row, random);
      }
    }
    String body = envelope.body(row.table(), json.text(json.fields(row)));
    return new Message(body, Optional.empty());
  }

  private Message malformed(Sending sending, Row row, SplittableRandom random)
      throws EmulatorException {
    Optional<Row> other = other(sending, row.table());
    List<MessKind> kinds =
        Arrays.stream(MessKind.values())
            .filter(kind -> kind.fits(row.table()))
            .filter(kind -> kind != MessKind.WRONG_TABLE || other.isPresent())
            .toList();
    return message(kinds.get(random.nextInt(kinds.size())), row, other);
  }

  /** A malformed message of a kind, made of a row and another table's row. */
  Message message(MessKind kind, Row row, Optional<Row> other) {
    Map<String, Object> others = other.map(json::fields).orElse(Map.of());
    Material material = new Material(row.table(), json.fields(row), others, json::text);
    return new Message(
        kind.body(material, envelope),
        Optional.of(new Malformation(kind.code(), kind.expectation(way).code())));
  }

  private Optional<Row> other(Sending sending, RawTable table) throws EmulatorException {
    for (RawTable candidate : RawTable.values()) {
      if (candidate != table) {
        Optional<Row> row = posts.row(candidate, sending.row());
        if (row.isPresent()) {
          return row;
        }
      }
    }
    return Optional.empty();
  }
}
