package io.pinflow.connect.sink;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Every message of the sink to a person: the problem, its cause, the remedy. */
final class SinkErrors {

  private SinkErrors() {}

  // Configuration.

  static String unsupportedKey(String key) {
    return "Cannot honour '"
        + key
        + "' because the Pinflow S3 sink lacks this feature of Confluent's sink. Remove the key or"
        + " set it to its default.";
  }

  static String unsupportedName(String key, String value) {
    return "Invalid "
        + key
        + ": '"
        + value
        + "'. The Pinflow S3 sink knows JsonFormat, ByteArrayFormat and ParquetFormat;"
        + " DefaultPartitioner, TimeBasedPartitioner, DailyPartitioner and HourlyPartitioner;"
        + " Wallclock, Record and RecordField; S3Storage. Use one of these.";
  }

  static String unsupportedNullWriting() {
    return "Invalid "
        + SinkKeys.NULL_VALUES_CONFIG
        + ": 'write'. The Pinflow S3 sink writes no tombstone objects. Use fail or ignore.";
  }

  static String envelopeWithoutJson(String format) {
    return "Cannot store envelopes in format '"
        + format
        + "' because an envelope is a JSON object. Set format.class to JsonFormat or remove "
        + SinkKeys.ENVELOPE_CONFIG
        + ".";
  }

  static String scheduleWithoutZone() {
    return "Cannot rotate by "
        + SinkKeys.ROTATE_SCHEDULE_CONFIG
        + " because it counts from midnight and no time zone is set. Set timezone, for instance to"
        + " UTC.";
  }

  static String unknownZone(String key, Object value) {
    return "Invalid "
        + key
        + ": '"
        + value
        + "'. Expected a time zone such as UTC or Europe/Paris.";
  }

  static String timePartitionerNeeds(String key) {
    return "Must specify '"
        + key
        + "' because the partitioner lays records out by time. Set it (timezone and locale for"
        + " every time partitioner, partition.duration.ms and path.format for the"
        + " TimeBasedPartitioner).";
  }

  static String unknownPatternLetter(String pattern, char letter) {
    return "Invalid path.format: '"
        + pattern
        + "'. The letter '"
        + letter
        + "' stands for nothing. Put text between single quotes; YYYY, MM, dd, HH, mm are the usual"
        + " parts.";
  }

  // Records.

  static DataException notBytes(SinkRecord record) {
    return new DataException(
        "Cannot write "
            + place(record)
            + " as bytes because its value is "
            + kind(record.value())
            + ". Set value.converter to org.apache.kafka.connect.converters.ByteArrayConverter.");
  }

  static DataException notStruct(SinkRecord record) {
    return new DataException(
        "Cannot write "
            + place(record)
            + " as Parquet because its value is "
            + kind(record.value())
            + " without a schema of fields. Use a value.converter that gives structs, such as"
            + " io.pinflow.connect.avro.SingleObjectAvroConverter.");
  }

  static String notJson(Object value) {
    return "Cannot write a value of " + kind(value) + " as JSON. Use a converter of plain values.";
  }

  static String requiredValueMissing() {
    return "Cannot write a null where the schema requires a value. Make the field optional or give"
        + " it a default.";
  }

  static DataException noTimestamp(SinkRecord record) {
    return new DataException(
        "Cannot place "
            + place(record)
            + " in a time folder because it carries no timestamp. Use timestamp.extractor"
            + " RecordField or Wallclock.");
  }

  static DataException noTimeInField(SinkRecord record, String field) {
    return new DataException(
        "Cannot place "
            + place(record)
            + " in a time folder because its field '"
            + field
            + "' holds no time. Expected a timestamp, epoch milliseconds or ISO-8601 text; set"
            + " timestamp.field to such a field.");
  }

  static ConnectException nullValue(SinkRecord record) {
    return new ConnectException(
        "Cannot land "
            + place(record)
            + " because it has no value. Set "
            + SinkKeys.NULL_VALUES_CONFIG
            + "=ignore to skip such records.");
  }

  static ConnectException unwritable(SinkRecord record, RuntimeException cause) {
    return new ConnectException(
        "Cannot land "
            + place(record)
            + ": "
            + cause.getMessage()
            + " Or set errors.tolerance=all with a dead letter queue to go on without such records.",
        cause);
  }

  static ConnectException foreignPartition(SinkRecord record) {
    return new ConnectException(
        "Cannot land "
            + place(record)
            + " because this task was not assigned that topic partition. Remove transformations"
            + " that change the topic of a record.");
  }

  static DataException unsupportedParquetType(Object type, String field) {
    return new DataException(
        "Cannot write field '" + field + "' as Parquet because its type " + type + " has no form.");
  }

  // The store.

  static ConnectException missingBucket(String bucket, Throwable cause) {
    return new ConnectException(
        "Cannot land objects because the bucket '"
            + bucket
            + "' does not exist. Create it, or correct s3.bucket.name, s3.region and store.url.",
        cause);
  }

  static ConnectException denied(String action, String bucket, Throwable cause) {
    return new ConnectException(
        "Cannot "
            + action
            + " in bucket '"
            + bucket
            + "' because S3 denied it ("
            + cause.getMessage()
            + "). Check the credentials, and allow s3:PutObject, s3:GetObject,"
            + " s3:AbortMultipartUpload, s3:DeleteObject and s3:ListBucket.",
        cause);
  }

  static ConnectException noCredentials(Throwable cause) {
    return new ConnectException(
        "Cannot reach S3 because no AWS credentials were found ("
            + cause.getMessage()
            + "). Give the worker a role, or set aws.access.key.id and aws.secret.access.key.",
        cause);
  }

  static ConnectException refused(String action, String bucket, Throwable cause) {
    return new ConnectException(
        "Cannot "
            + action
            + " in bucket '"
            + bucket
            + "' because S3 refused it ("
            + cause.getMessage()
            + "). Check s3.region, store.url and the bucket's policy.",
        cause);
  }

  static ConnectException foreignObject(String key) {
    return new ConnectException(
        "Cannot land '"
            + key
            + "' because an object of that name exists which does not say what range of offsets it"
            + " holds: another sink wrote it. Move that object away, use another topics.dir, or set"
            + " the connector's offset past it.");
  }

  private static String place(SinkRecord record) {
    return "the record at "
        + record.topic()
        + "-"
        + record.kafkaPartition()
        + ", offset "
        + record.kafkaOffset();
  }

  private static String kind(Object value) {
    return value == null ? "nothing" : value.getClass().getName();
  }
}
