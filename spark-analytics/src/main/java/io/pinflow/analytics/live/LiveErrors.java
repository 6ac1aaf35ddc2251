package io.pinflow.analytics.live;

import io.pinflow.analytics.AnalyticsErrors;
import io.pinflow.analytics.AnalyticsException;

/** Every failure and refusal of the live job in one place: problem, cause and remedy. */
final class LiveErrors {

  private LiveErrors() {}

  static AnalyticsException missingBrokers() {
    return new AnalyticsException(
        "Missing --bootstrap-servers. Expected HOST:PORT with --from kafka, or bootstrap.servers in"
            + " --kafka-config.");
  }

  static AnalyticsException missingSharedStream() {
    return new AnalyticsException(
        "Missing --shared-stream. Expected the stream's name with --stream-layout shared.");
  }

  static AnalyticsException invalidTrigger(String seconds) {
    return new AnalyticsException(
        "Invalid --trigger: '" + seconds + "'. Expected seconds, such as 1 or 0.5.");
  }

  static AnalyticsException unreadableKafkaConfig(String file, Exception cause) {
    return new AnalyticsException(
        "Cannot read --kafka-config '" + file + "' because " + cause.getMessage() + ".", cause);
  }

  static AnalyticsException failed(String table, Throwable cause) {
    return new AnalyticsException(
        "Cannot follow into the table '"
            + table
            + "' because "
            + AnalyticsErrors.rootMessage(cause)
            + ". What was done stays consistent: mend the cause and start the job again, it goes on"
            + " where it was.",
        cause);
  }

  static AnalyticsException tableVanished(String table) {
    return new AnalyticsException(
        "Cannot write to the table '"
            + table
            + "' because it was deleted or replaced while the job was running. Start the job"
            + " again; it says what else to delete.");
  }

  static AnalyticsException outrun(String table, int tries, Throwable cause) {
    return new AnalyticsException(
        "Cannot write to the table '"
            + table
            + "' because another writer was quicker "
            + tries
            + " times in a row. Stop the other writer or give it a slower rhythm, then start the"
            + " job again.",
        cause);
  }

  static RefusedMessageException strangePartitionKey(String expected) {
    return new RefusedMessageException(
        new Refusal(
            "",
            "unknown_partition_key",
            "Cannot tell the table of the record because its partition key is none of this"
                + " stream's. Send it with a partition key such as '"
                + expected
                + "'.",
            "Send it with a partition key such as '" + expected + "'."));
  }

  static RefusedMessageException notCleaned(String problem) {
    String remedy =
        "Write the topic with the cleaner and cleaner.output.format=avro, or read the raw topics.";
    return new RefusedMessageException(
        new Refusal(
            "",
            "not_a_cleaned_record",
            "Cannot read the cleaned record because " + problem + ". " + remedy,
            remedy));
  }
}
