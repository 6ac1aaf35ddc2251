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
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Remembers the answers to requests with an {@code Idempotency-Key} for a while, so that one sent
 * again, even while the first is under way, is done once. Kept in memory, of which it takes some 60
 * MB at most, the oldest going first; a restart forgets. Safe for use by many threads.
 */
public final class Idempotency {
  private static final String HEADER = "Idempotency-Key";
  private static final int LONGEST_KEY = 255;
  private static final int LARGEST = 100_000;
  private static final long MAX_ANSWER_BYTES = 32L * 1024 * 1024;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final byte[] NOTHING = {};

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final long windowNanos;
  private long answerBytes;

  public Idempotency(long windowMillis) {
    this.windowNanos = TimeUnit.MILLISECONDS.toNanos(windowMillis);
  }

  /**
   * Does the work of a request, or gives the answer of an earlier one with the same key.
   *
   * @param bytes what an answer takes when kept; negative for one that is not worth keeping, after
   *     which the work is done again
   */
  public <T> Future<T> once(
      RoutingContext context, ToLongFunction<T> bytes, Supplier<Future<T>> work) {
    return once(context.request(), context.body().buffer(), bytes, work);
  }

  /** As above, of a request whose body has been read. */
  public <T> Future<T> once(
      HttpServerRequest request, Buffer body, ToLongFunction<T> bytes, Supplier<Future<T>> work) {
    String key = request.getHeader(HEADER);
    if (key == null || windowNanos == 0) {
      return work.get();
    }
    if (key.length() > LONGEST_KEY) {
      return Future.failedFuture(
          new RefusedException(BAD_REQUEST, GatewayErrors.keyTooLong(LONGEST_KEY)));
    }
    String name = request.method() + " " + request.path() + " " + key;
    return once(name, digest(body), bytes, work);
  }

  private synchronized <T> Future<T> once(
      String name, String body, ToLongFunction<T> bytes, Supplier<Future<T>> work) {
    forgetOld();
    Entry known = entries.get(name);
    if (known == null) {
      Entry entry = new Entry(work.get(), body);
      entries.put(name, entry);
      Future<T> answer = answer(entry);
      answer.onComplete(
          result -> end(name, entry, result.failed() ? -1 : bytes.applyAsLong(result.result())));
      return answer;
    }
    if (!known.body.equals(body)) {
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
    return (Future<T>) entry.answer;
  }

  private synchronized void end(String name, Entry entry, long bytes) {
    if (bytes < 0) {
      entries.remove(name, entry);
    } else if (entries.get(name) == entry) {
      entry.bytes = bytes;
      answerBytes += bytes;
    }
  }

  private void forgetOld() {
    long now = System.nanoTime();
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      boolean fits = entries.size() < LARGEST && answerBytes <= MAX_ANSWER_BYTES;
      if (fits && now - entry.since < windowNanos) {
        return;
      }
      answerBytes -= entry.bytes;
      oldest.remove();
    }
  }

  private static final class Entry {
    private final Future<?> answer;
    private final String body;
    private final long since = System.nanoTime();
    private long bytes;

    private Entry(Future<?> answer, String body) {
      this.answer = answer;
      this.body = body;
    }
  }
}
