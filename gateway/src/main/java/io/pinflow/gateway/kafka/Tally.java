package io.pinflow.gateway.kafka;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the records. Safe for use by many threads. */
final class Tally {
  private static final String RECORDS = "pinflow_gateway_records_total";
  private static final String ERRORS = "pinflow_gateway_record_errors_total";

  private final LongAdder written = new LongAdder();
  private final ConcurrentMap<Integer, LongAdder> failed = new ConcurrentHashMap<>();

  void count(List<Sent> records) {
    for (Sent record : records) {
      if (record.isWritten()) {
        written.increment();
      } else {
        failed
            .computeIfAbsent(KafkaErrors.code(record.failure()), code -> new LongAdder())
            .increment();
      }
    }
  }

  void write(StringBuilder text) {
    Map<Integer, LongAdder> errors = new TreeMap<>(failed);
    long sum = errors.values().stream().mapToLong(LongAdder::sum).sum();
    text.append("# TYPE " + RECORDS + " counter\n");
    line(text, RECORDS + "{result=\"written\"}", written.sum());
    line(text, RECORDS + "{result=\"failed\"}", sum);
    text.append("# TYPE " + ERRORS + " counter\n");
    errors.forEach((code, count) -> line(text, ERRORS + "{code=\"" + code + "\"}", count.sum()));
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
