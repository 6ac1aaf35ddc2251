package io.pinflow.spark.kinesis;

/**
 * A record of a shard.
 *
 * @param arrival milliseconds since 1970, as Kinesis saw it come
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying each record would cost
record KinesisRecord(String sequence, String partitionKey, byte[] data, long arrival) {

  /** What Kinesis counts against its limits. */
  int bytes() {
    return data.length + partitionKey.length();
  }

  /** Never the content. */
  @Override
  public String toString() {
    return "record " + sequence + " of " + data.length + " bytes";
  }
}
