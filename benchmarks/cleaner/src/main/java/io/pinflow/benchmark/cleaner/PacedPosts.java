package io.pinflow.benchmark.cleaner;

import io.pinflow.benchmark.BenchmarkErrors;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Posts of one record each at an even rate, whatever the answers do: times count from when a post
 * was to leave.
 */
final class PacedPosts {
  private static final String CONTENT_TYPE = "application/vnd.kafka.json.v2+json";
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int OK = 200;
  private static final int CONNECTIONS = 64;

  private final URI address;
  private final List<byte[]> rows;
  private final int warmUp;
  private final long[] due;
  private final long[] answered;

  /** Posts of these rows, the first {@code warmUp} of which do not count. */
  PacedPosts(URI address, List<byte[]> rows, int warmUp) {
    this.address = address;
    this.rows = rows;
    this.warmUp = warmUp;
    this.due = new long[rows.size()];
    this.answered = new long[rows.size()];
  }

  /** The body of a request with one row. */
  static byte[] body(byte[] row) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"records\":[{\"value\":".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(row);
    body.writeBytes("}]}".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** Sends them all and waits for the answers. */
  void send(int rate) throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      send(rate, vertx);
    } finally {
      vertx.close().await();
    }
  }

  /** All on one event loop: an answer that came by another could be over before it is read. */
  private void send(int rate, Vertx vertx) throws InterruptedException {
    HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    Context loop = vertx.getOrCreateContext();
    CountDownLatch missing = new CountDownLatch(rows.size());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long start = System.nanoTime();
    for (int post = 0; post < rows.size(); post++) {
      due[post] = start + post * TimeUnit.SECONDS.toNanos(1) / rate;
      LockSupport.parkNanos(due[post] - System.nanoTime());
      int index = post;
      loop.runOnContext(
          now ->
              post(client, index).onFailure(failure::set).onComplete(done -> missing.countDown()));
    }
    missing.await();
    if (failure.get() != null) {
      throw new IllegalStateException("A post failed", failure.get());
    }
  }

  private Future<Void> post(HttpClient client, int index) {
    return client
        .request(request())
        .compose(request -> request.send(Buffer.buffer(body(rows.get(index)))))
        .compose(answer -> answer.body().map(body -> accept(answer, body, index)));
  }

  private Void accept(HttpClientResponse answer, Buffer body, int post) {
    if (answer.statusCode() != OK || !body.toString().contains("\"error_code\":null")) {
      throw BenchmarkErrors.wrongCount("status of a post", OK, answer.statusCode());
    }
    answered[post] = System.nanoTime();
    return null;
  }

  private RequestOptions request() {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(address.toString())
        .putHeader("Content-Type", CONTENT_TYPE);
  }

  /** Milliseconds to the answers, sorted. */
  double[] answerMillis() {
    return millis(answered);
  }

  /** Milliseconds until the rows, whose keys are their places, had arrived, sorted. */
  double[] arrivalMillis(Arrivals arrivals) {
    return millis(IntStream.range(0, due.length).mapToLong(arrivals::nanos).toArray());
  }

  private double[] millis(long[] done) {
    return IntStream.range(warmUp, due.length)
        .mapToDouble(post -> (done[post] - due[post]) / NANOS_PER_MILLI)
        .sorted()
        .toArray();
  }

  /** The value that so many of a hundred are below. */
  static double percentile(double[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
