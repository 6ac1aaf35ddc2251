package io.pinflow.spark.kinesis;

/** What the driver keeps of what it has read ahead. */
enum Keeping {
  /** The records: tasks run in the driver's JVM and take them from there. */
  RECORDS,
  /** Only their sequence numbers: executors read the records themselves. */
  NUMBERS
}
