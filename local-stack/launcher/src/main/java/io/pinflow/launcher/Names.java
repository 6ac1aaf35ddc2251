package io.pinflow.launcher;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of everything that belongs to one user id.
 *
 * @param userId letters, digits, '_' and '-'
 */
record Names(String userId) {
  static final List<String> TABLES = List.of("pin", "geo", "user");

  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]+");

  Names {
    if (!USER_ID.matcher(userId).matches()) {
      throw Problem.usage(
          "Invalid --user-id: '" + userId + "'. Expected letters, digits, '_' and '-' only.");
    }
  }

  String rawTopic(String table) {
    return userId + "." + table;
  }

  String cleanedTopic(String table) {
    return userId + "." + table + ".cleaned";
  }

  String stream(String table) {
    return "streaming-" + userId + "-" + table;
  }

  String deadLetterTopic() {
    return userId + ".deadletter";
  }

  static boolean isWrittenByCleaner(String topic) {
    return topic.endsWith(".cleaned") || topic.endsWith(".deadletter");
  }

  List<String> rawTopics() {
    return TABLES.stream().map(this::rawTopic).toList();
  }

  List<String> cleanedTopics() {
    return TABLES.stream().map(this::cleanedTopic).toList();
  }

  List<String> topics() {
    return Stream.of(rawTopics(), cleanedTopics(), List.of(deadLetterTopic()))
        .flatMap(List::stream)
        .toList();
  }

  /** S3 wants lower case and no underscore in a bucket's name. */
  String bucket() {
    return "user-" + userId.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-bucket";
  }

  String landing() {
    return "s3a://" + bucket() + "/topics";
  }
}
