package io.pinflow.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Remembers the answers to requests with an {@code Idempotency-Key} for a while, so that one sent
 * again, even while the first is under way, is done once. Kept in memory: a restart forgets. Safe
 * for use by many threads.
 */
public final class Idempotency {
  private static final String HEADER = "Idempotency-Key";
  private static final int LARGEST = 100_000;
  private static final int UNPROCESSABLE = 422;
  private static final byte[] NOTHING = {};

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final long windowNanos;

  public Idempotency(long windowMillis) {
    this.windowNanos = TimeUnit.MILLISECONDS.toNanos(windowMillis);
  }

  /**
   * Does the work of a request, or gives the answer of an earlier one with the same key.
   *
   * @param isDone whether an answer is worth keeping; after any other the work is done again
   */
  public <T> Future<T> once(RoutingContext context, Predicate<T> isDone, Supplier<Future<T>> work) {
    return once(context.request(), context.body().buffer(), isDone, work);
  }

  /** As above, of a request whose body has been read. */
  public <T> Future<T> once(
      HttpServerRequest request, Buffer body, Predicate<T> isDone, Supplier<Future<T>> work) {
    String key = request.getHeader(HEADER);
    if (key == null || windowNanos == 0) {
      return work.get();
    }
    String name = request.method() + " " + request.path() + " " + key;
    return once(name, digest(body), isDone, work);
  }

  private synchronized <T> Future<T> once(
      String name, String body, Predicate<T> isDone, Supplier<Future<T>> work) {
    forgetOld();
    Entry known = entries.get(name);
    if (known == null) {
      Future<T> answer = work.get();
      Entry entry = new Entry(answer, body, System.nanoTime());
      entries.put(name, entry);
      answer.onComplete(
          result -> {
            if (result.failed() || !isDone.test(result.result())) {
              forget(name, entry);
            }
          });
      return answer;
    }
    if (!known.body().equals(body)) {
      return Future.failedFuture(
          new RefusedException(UNPROCESSABLE, GatewayErrors.keyUsedBefore()));
    }
    return answer(known);
  }

  /** Tells bodies apart for certain, in little memory. */
  private static String digest(Buffer body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(sha.digest(body == null ? NOTHING : body.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The path is part of the name, and a path's answers are of one type. */
  @SuppressWarnings("unchecked")
  private static <T> Future<T> answer(Entry entry) {
    return (Future<T>) entry.answer();
  }

  private synchronized void forget(String name, Entry entry) {
    entries.remove(name, entry);
  }

  private void forgetOld() {
    long now = System.nanoTime();
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entries.size() < LARGEST && now - entry.since() < windowNanos) {
        return;
      }
      oldest.remove();
    }
  }

  private record Entry(Future<?> answer, String body, long since) {}
}
