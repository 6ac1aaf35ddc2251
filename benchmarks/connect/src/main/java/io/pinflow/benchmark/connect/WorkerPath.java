package io.pinflow.benchmark.connect;

/** The ways from a table through a worker into a topic. */
enum WorkerPath {
  /** Structs and JsonConverter, the producer as it comes. */
  PLAIN("table source, plain producer"),
  /** The same with the producer of the shipped worker configurations, as all that follow. */
  TUNED("table source, tuned producer"),
  /** The bytes of JSON, as record.value=json makes them. */
  JSON("table source, direct JSON, tuned producer"),
  /** Those bytes too, of a table of the same rows that has no key. */
  SCAN("table source, no key, direct JSON"),
  /** A snapshot by Debezium. */
  DEBEZIUM("Debezium, tuned producer");

  private final String title;

  WorkerPath(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
