package io.pinflow.analytics.live;

import java.io.PrintStream;

/** A JSON object a line, for a program: {@code {"live":"ready"}}, then one a micro-batch. */
final class JsonDisplay implements LiveDisplay {

  private final PrintStream out;

  JsonDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void ready() {
    out.println("{\"live\":\"ready\"}");
    out.flush();
  }

  @Override
  public synchronized void batch(LiveCounts counts) {
    out.println(
        """
        {"live":"%s","batch":%d,"received":%d,"cleaned":%d,"refused":%d,"inserted":%d,\
        "updated":%d,"rows":%d,"seconds":%s,"behind_ms":%d}"""
            .formatted(
                counts.name(),
                counts.batch(),
                counts.received(),
                counts.cleaned(),
                counts.refused(),
                counts.inserted(),
                counts.updated(),
                counts.rows(),
                Math.round(counts.seconds() * 1e3) / 1e3,
                counts.behind()));
    out.flush();
  }

  @Override
  public void close() {}
}
