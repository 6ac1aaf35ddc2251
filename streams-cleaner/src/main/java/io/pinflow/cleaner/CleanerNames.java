package io.pinflow.cleaner;

import io.pinflow.records.Table;
import java.util.ArrayList;
import java.util.List;

/** The topics of one user id. */
record CleanerNames(String userId) {
  String rawTopic(Table table) {
    return userId + "." + table.topicSuffix();
  }

  String cleanedTopic(Table table) {
    return rawTopic(table) + ".cleaned";
  }

  String deadLetterTopic() {
    return userId + ".deadletter";
  }

  List<String> sources() {
    List<String> sources = new ArrayList<>();
    for (Table table : Table.values()) {
      sources.add(rawTopic(table));
    }
    return sources;
  }

  List<String> targets() {
    List<String> targets = new ArrayList<>();
    for (Table table : Table.values()) {
      targets.add(cleanedTopic(table));
    }
    targets.add(deadLetterTopic());
    return targets;
  }
}
