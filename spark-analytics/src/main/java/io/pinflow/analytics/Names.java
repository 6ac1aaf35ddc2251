package io.pinflow.analytics;

import io.pinflow.records.Table;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that follow from a user id.
 *
 * @param userId letters, digits, '_' and '-'
 */
record Names(String userId) {

  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]+");

  Names {
    if (!USER_ID.matcher(userId).matches()) {
      throw AnalyticsErrors.invalidUserId(userId);
    }
  }

  /** {@code local.pin.cleaned}. */
  String cleanedTopic(Table table) {
    return rawTopic(table) + ".cleaned";
  }

  /** {@code local.pin}. */
  String rawTopic(Table table) {
    return userId + "." + table.topicSuffix();
  }

  /** {@code local.deadletter}. */
  String deadLetterTopic() {
    return userId + ".deadletter";
  }

  /** {@code local_pin_table}. */
  String deltaTable(Table table) {
    return userId + "_" + table.topicSuffix() + "_table";
  }

  /** {@code local_deadletter_table}. */
  String deadLetterTable() {
    return userId + "_deadletter_table";
  }

  /** S3 wants lower case and no underscore in a bucket's name. */
  String landing() {
    return "s3a://user-" + userId.toLowerCase(Locale.ROOT).replace('_', '-') + "-bucket/topics";
  }
}
