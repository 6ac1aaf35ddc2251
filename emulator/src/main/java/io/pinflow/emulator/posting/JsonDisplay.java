package io.pinflow.emulator.posting;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Progress as JSON lines, the last one with a summary. */
record JsonDisplay(long total, PrintStream output, PrintStream errors) implements Display {
  @Override
  public long interval() {
    return 200;
  }

  @Override
  public void show(Snapshot now, double rate) {
    output.println(line(now, rate, ""));
  }

  private String line(Snapshot now, double rate, String more) {
    Snapshot.Part all = now.all();
    return "{\"progress\":\"emulate\",\"done\":"
        + now.posts()
        + ",\"total\":"
        + total
        + ",\"requests\":"
        + all.requests()
        + ",\"errors\":"
        + all.failed()
        + ",\"rate\":"
        + number(rate)
        + latencies(all)
        + more
        + "}";
  }

  @Override
  public void note(String sentence) {
    errors.println(sentence);
  }

  @Override
  public void end(Snapshot last) {
    output.println(line(last, last.rate(), ",\"summary\":" + summary(last)));
  }

  private static String summary(Snapshot last) {
    return "{\"seconds\":"
        + number(last.seconds())
        + ",\"retries\":"
        + last.retries()
        + last.parts().stream().map(JsonDisplay::part).collect(Collectors.joining())
        + ",\"malformed\":"
        + counts(last.malformed())
        + ",\"errors\":"
        + counts(last.troubles())
        + "}";
  }

  private static String part(Snapshot.Part part) {
    return ",\""
        + part.name()
        + "\":{\"accepted\":"
        + part.accepted()
        + ",\"refused\":"
        + part.refused()
        + ",\"failed\":"
        + part.failed()
        + latencies(part)
        + "}";
  }

  private static String latencies(Snapshot.Part part) {
    return ",\"p50_ms\":"
        + number(part.milliseconds(50))
        + ",\"p99_ms\":"
        + number(part.milliseconds(99));
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> "\"" + count.getKey().replaceAll("[\"\\\\]", "'") + "\":" + count.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
