package io.pinflow.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts the answers by route and status, and how long they took. Safe for use by many threads. */
final class Traffic {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20
  };
  private static final String PREFIX = "pinflow_gateway_";

  private final ConcurrentMap<Answer, LongAdder> answers = new ConcurrentHashMap<>();
  private final ConcurrentMap<Route, Times> times = new ConcurrentHashMap<>();
  private final LongAdder bytes = new LongAdder();

  private record Route(String method, String path) {
    @Override
    public String toString() {
      return "method=\"" + method + "\",route=\"" + path + "\"";
    }
  }

  private record Answer(Route route, int status) {
    @Override
    public String toString() {
      return route + ",status=\"" + status + "\"";
    }
  }

  /** How long the answers of a route took. */
  private static final class Times {
    private final LongAdder[] buckets = new LongAdder[SECONDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    private Times() {
      for (int index = 0; index < buckets.length; index++) {
        buckets[index] = new LongAdder();
      }
    }

    private void took(long elapsed) {
      int bucket = 0;
      while (bucket < SECONDS.length && elapsed > SECONDS[bucket] * NANOS) {
        bucket++;
      }
      buckets[bucket].increment();
      nanos.add(elapsed);
    }
  }

  /**
   * Counts an answer.
   *
   * @param since when its request came, by {@link System#nanoTime()}
   */
  void answered(HttpServerRequest request, String path, long since) {
    Route route = new Route(known(request.method().name()), path);
    answers
        .computeIfAbsent(
            new Answer(route, request.response().getStatusCode()), answer -> new LongAdder())
        .increment();
    times.computeIfAbsent(route, some -> new Times()).took(System.nanoTime() - since);
    bytes.add(request.bytesRead());
  }

  /** Whoever makes up methods makes no counters. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH" -> method;
      default -> "other";
    };
  }

  /** All of it in Prometheus' text format. */
  void write(StringBuilder text) {
    type(text, "requests_total", "counter");
    sorted(answers)
        .forEach(one -> line(text, "requests_total", one.getKey(), one.getValue().sum()));
    type(text, "request_bytes_total", "counter");
    text.append(PREFIX).append("request_bytes_total ").append(bytes.sum()).append('\n');
    type(text, "request_seconds", "histogram");
    sorted(times).forEach(one -> histogram(text, one.getKey(), one.getValue()));
  }

  private static void histogram(StringBuilder text, Route route, Times times) {
    long count = 0;
    for (int index = 0; index < times.buckets.length; index++) {
      count += times.buckets[index].sum();
      String bound = index < SECONDS.length ? Double.toString(SECONDS[index]) : "+Inf";
      line(text, "request_seconds_bucket", route + ",le=\"" + bound + "\"", count);
    }
    text.append(PREFIX)
        .append("request_seconds_sum{")
        .append(route)
        .append(String.format(Locale.ROOT, "} %.6f%n", times.nanos.sum() / NANOS));
    line(text, "request_seconds_count", route, count);
  }

  private static void type(StringBuilder text, String name, String type) {
    text.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String name, Object labels, long value) {
    text.append(PREFIX)
        .append(name)
        .append('{')
        .append(labels)
        .append("} ")
        .append(value)
        .append('\n');
  }

  private static <K, V> Iterable<Map.Entry<K, V>> sorted(Map<K, V> map) {
    return map.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .toList();
  }
}
