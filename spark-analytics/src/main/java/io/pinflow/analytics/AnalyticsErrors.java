package io.pinflow.analytics;

/** Every failure of the batch in one place: problem, cause and remedy. */
final class AnalyticsErrors {

  private AnalyticsErrors() {}

  static AnalyticsException invalidUserId(String userId) {
    return new AnalyticsException(
        "Invalid --user-id: '" + userId + "'. Expected letters, digits, '_' and '-' only.");
  }

  static AnalyticsException invalidEndpoint(String endpoint) {
    return new AnalyticsException(
        "Invalid --s3-endpoint: '" + endpoint + "'. Expected http://HOST:PORT or https://HOST.");
  }

  static AnalyticsException unreadableInput(String location, Throwable cause) {
    return new AnalyticsException(
        "Cannot list '"
            + location
            + "' because "
            + cause.getMessage()
            + ". Check --input, --s3-endpoint and the AWS credentials in the environment.",
        cause);
  }

  static AnalyticsException unreadableTables(String location, Throwable cause) {
    return new AnalyticsException(
        "Cannot look into '"
            + location
            + "' because "
            + cause.getMessage()
            + ". Check --tables and --checkpoints, and that this user may read them.",
        cause);
  }

  static AnalyticsException tableGone(String table, String checkpoint) {
    return new AnalyticsException(
        "Cannot go on because the Delta table '"
            + table
            + "' is gone but the record of what was read into it is still there. To read everything"
            + " again, delete '"
            + checkpoint
            + "' too.");
  }

  static AnalyticsException mergeFailed(String topic, String table, Throwable cause) {
    return new AnalyticsException(
        "Cannot bring '"
            + topic
            + "' into the table '"
            + table
            + "' because "
            + rootMessage(cause)
            + ". What was done stays consistent: mend the cause and run the batch again.",
        cause);
  }

  static AnalyticsException queryFailed(String query, Throwable cause) {
    return new AnalyticsException(
        "Cannot answer the query '"
            + query
            + "' because "
            + rootMessage(cause)
            + ". The tables are up to date: mend the cause and run the batch again.",
        cause);
  }

  static AnalyticsException unwritableResult(String location, Throwable cause) {
    return new AnalyticsException(
        "Cannot write '"
            + location
            + "' because "
            + cause.getMessage()
            + ". Check --results, free space and rights.",
        cause);
  }

  static AnalyticsException interrupted(Throwable cause) {
    return new AnalyticsException(
        "Stopped before everything was done. Run the batch again: it goes on where it was.", cause);
  }

  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage());
    int end = message.indexOf('\n');
    return root.getClass().getSimpleName()
        + " says: "
        + (end < 0 ? message : message.substring(0, end));
  }
}
