package io.pinflow.analytics.live;

/** Where posts come from live. */
enum Origin {
  /** Kinesis streams, raw JSON. */
  KINESIS,
  /** Kafka topics, cleaned or raw. */
  KAFKA
}
