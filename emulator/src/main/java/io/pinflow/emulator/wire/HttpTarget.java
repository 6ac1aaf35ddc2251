package io.pinflow.emulator.wire;

import io.pinflow.emulator.EmulatorException;
import io.pinflow.emulator.RawTable;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.mess.Mess;
import io.pinflow.emulator.mess.Message;
import io.pinflow.emulator.posting.Answer;
import io.pinflow.emulator.posting.Delivery;
import io.pinflow.emulator.posting.Retries;
import io.pinflow.emulator.posting.Sending;
import io.pinflow.emulator.posting.Target;
import io.pinflow.emulator.source.NumberedPosts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Posts rows over HTTP: a post is three requests. Each request has a key of its own that stays the
 * same when it is sent again, so that a gateway that knows {@code Idempotency-Key} keeps it once.
 */
public final class HttpTarget implements Target {
  private static final List<RawTable> TABLES = Arrays.asList(RawTable.values());

  private final NumberedPosts posts;
  private final Door door;
  private final Mess mess;
  private final HttpSender sender;
  private final Retries retries;
  private final String run = UUID.randomUUID().toString();

  public HttpTarget(NumberedPosts posts, Door door, Mess mess, HttpSender sender, Retries retries) {
    this.posts = posts;
    this.door = door;
    this.mess = mess;
    this.sender = sender;
    this.retries = retries;
  }

  @Override
  public List<List<RawTable>> parts() {
    return TABLES.stream().map(List::of).toList();
  }

  @Override
  public Optional<Delivery> deliver(Sending sending)
      throws EmulatorException, InterruptedException {
    RawTable table = TABLES.get(sending.part());
    Optional<Row> row = posts.row(table, sending.row());
    return row.isEmpty() ? Optional.empty() : Optional.of(deliver(sending, row.get()));
  }

  private Delivery deliver(Sending sending, Row row)
      throws EmulatorException, InterruptedException {
    Message message = mess.message(sending, row);
    String key = run + "-" + sending.post() + "-" + row.table().shortName();
    long sentMillis = System.currentTimeMillis();
    long sentNanos = System.nanoTime();
    Answer answer =
        retries.answerOf(() -> sender.send(door.request(row.table(), message.body()), key));
    return new Delivery(
        (Integer) row.values().get(0),
        message.malformation(),
        sentMillis,
        sentNanos,
        System.currentTimeMillis(),
        System.nanoTime(),
        answer);
  }

  @Override
  public void close() throws EmulatorException {
    posts.close();
  }
}
