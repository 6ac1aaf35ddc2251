package io.pinflow.analytics;

import java.util.regex.Pattern;

/** Failures of the batch, and those that all jobs share: problem, cause and remedy. */
public final class AnalyticsErrors {

  private static final Pattern ENDPOINT = Pattern.compile("https?://[^/]+/?");

  private AnalyticsErrors() {}

  static AnalyticsException invalidUserId(String userId) {
    return new AnalyticsException(
        "Invalid --user-id: '" + userId + "'. Expected letters, digits, '_' and '-' only.");
  }

  static AnalyticsException invalidTime(String option, String text) {
    return new AnalyticsException(
        "Invalid "
            + option
            + ": '"
            + text
            + "'. Expected a date or a time as 2026-01-31, 2026-01-31T05:00 (UTC) or"
            + " 2026-01-31T05:00:00+01:00.");
  }

  static AnalyticsException invalidBytes(String option, String text) {
    return new AnalyticsException(
        "Invalid " + option + ": '" + text + "'. Expected bytes as 500000, 512m or 2g.");
  }

  static AnalyticsException invalidNumber(String option, String text, String expected) {
    return new AnalyticsException(
        "Invalid " + option + ": '" + text + "'. Expected " + expected + ".");
  }

  static AnalyticsException invalidCatalog(String text) {
    return new AnalyticsException(
        "Invalid --catalog: '" + text + "'. Expected CATALOG.SCHEMA, such as main.pinflow.");
  }

  static AnalyticsException contradiction(String one, String other, String why) {
    return new AnalyticsException(
        "Cannot do " + one + " and " + other + " at once because " + why + ". Give one of them.");
  }

  static AnalyticsException onlyOnDatabricks(String option) {
    return new AnalyticsException(
        "Cannot use "
            + option
            + " here because only Databricks has it. Use --file-source listing, which reads the"
            + " same objects.");
  }

  /** The URL when it is one of a server, without a path. */
  public static String requireEndpoint(String option, String url) {
    if (!ENDPOINT.matcher(url).matches()) {
      throw new AnalyticsException(
          "Invalid " + option + ": '" + url + "'. Expected http://HOST:PORT or https://HOST.");
    }
    return url;
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

  /** A table is missing whose rows were read already. */
  public static AnalyticsException tableGone(String table, String checkpoint) {
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

  static AnalyticsException notReplaced(String table, Throwable cause) {
    return new AnalyticsException(
        "Cannot replace the table '"
            + table
            + "' by what was read again because "
            + rootMessage(cause)
            + ". It is as it was: mend the cause and run the batch again, which finishes it.",
        cause);
  }

  static AnalyticsException unreadableState(String file, Throwable cause) {
    return new AnalyticsException(
        "Cannot go on because '"
            + file
            + "' is not what a batch wrote: "
            + cause.getMessage()
            + ". Restore it, or delete the whole folder of checkpoints to read everything again.",
        cause);
  }

  /** A table has no name in a catalog. */
  public static AnalyticsException notRegistered(String table, String schema, Throwable cause) {
    return new AnalyticsException(
        "Cannot register '"
            + table
            + "' in '"
            + schema
            + "' because "
            + rootMessage(cause)
            + ". The tables are up to date at their paths: make catalog and schema, and see that"
            + " this user may create tables and use their external location.",
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

  /** What the innermost cause says, its first line. */
  public static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).strip();
    int end = message.indexOf('\n');
    return root.getClass().getSimpleName()
        + " says: "
        + (end < 0 ? message : message.substring(0, end));
  }
}
