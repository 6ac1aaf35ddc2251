package io.pinflow.analytics.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code summary.json} says of the run that wrote the results; empty where it says nothing.
 */
record Summary(
    String userId,
    String started,
    String finished,
    Reading options,
    Map<String, Table> tables,
    DeadLetters deadLetters,
    Map<String, Double> seconds,
    Map<String, String> versions,
    boolean nothingNew,
    List<Query> queries) {

  /** Of one table: objects and rows read in this run, what became of them, rows there are now. */
  record Table(long objects, long rowsRead, long inserted, long updated, long rows) {

    /** Rows that brought nothing: the same post again. */
    long repeated() {
      return rowsRead - inserted - updated;
    }
  }

  /** How many records were refused. */
  record DeadLetters(long total) {}

  /** One query as it ran. */
  record Query(String name, long rows, double seconds) {}

  Summary {
    userId = userId == null ? "" : userId;
    started = started == null ? "" : started;
    finished = finished == null ? "" : finished;
    options = options == null ? Reading.DEFAULT : options;
    tables = tables == null ? Map.of() : tables;
    seconds = seconds == null ? Map.of() : seconds;
    versions = versions == null ? Map.of() : versions;
    queries = queries == null ? List.of() : queries;
  }

  /** A run of which nothing is known. */
  static Summary unknown() {
    return new Summary(null, null, null, null, null, null, null, null, false, null);
  }

  /** Rows of the pin table, when known. */
  Optional<Long> posts() {
    return Optional.ofNullable(tables.get("pin")).map(Table::rows);
  }

  Optional<Query> query(Question question) {
    return queries.stream().filter(query -> question.query().equals(query.name())).findFirst();
  }
}
