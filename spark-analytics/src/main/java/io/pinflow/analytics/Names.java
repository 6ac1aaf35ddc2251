package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that follow from a user id.
 *
 * @param userId letters, digits, '_' and '-'
 */
public record Names(String userId) {

  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]+");

  public Names {
    if (!USER_ID.matcher(userId).matches()) {
      throw AnalyticsErrors.invalidUserId(userId);
    }
  }

  /** {@code local.pin.cleaned}. */
  public String cleanedTopic(Table table) {
    return rawTopic(table) + ".cleaned";
  }

  /** {@code local.pin}. */
  public String rawTopic(Table table) {
    return userId + "." + table.topicSuffix();
  }

  /** {@code local.deadletter}. */
  public String deadLetterTopic() {
    return userId + ".deadletter";
  }

  /** {@code local_pin_table}. */
  public String deltaTable(Table table) {
    return userId + "_" + table.topicSuffix() + "_table";
  }

  /** {@code local_deadletter_table}. */
  public String deadLetterTable() {
    return userId + "_deadletter_table";
  }

  /** {@code local_run_table}. */
  public String runTable() {
    return userId + "_run_table";
  }

  /** {@code streaming-local-pin}. */
  public String stream(Table table) {
    return "streaming-" + partitionKey(table);
  }

  /** {@code local-pin}: tells the tables apart in a stream that holds all of them. */
  public String partitionKey(Table table) {
    return userId + "-" + table.topicSuffix();
  }

  /** S3 wants lower case and no underscore in a bucket's name. */
  String landing() {
    return "s3a://user-" + userId.toLowerCase(Locale.ROOT).replace('_', '-') + "-bucket/topics";
  }
}
