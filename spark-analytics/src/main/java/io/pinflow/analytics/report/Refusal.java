package io.pinflow.analytics.report;

/** How many records of a table were refused for one reason, with an example of what was said. */
record Refusal(
    String table, String reason, String field, long count, String example, String remedy) {

  /** Reads a line of {@code dead_letters.jsonl}; without a remedy the reason's own stands in. */
  static Refusal of(Row row) {
    String reason = row.text("reason");
    String remedy = row.text("remedy");
    return new Refusal(
        row.text("table"),
        reason,
        row.text("field"),
        (long) row.count("count"),
        row.text("example"),
        remedy.isBlank() ? Remedies.of(reason) : remedy);
  }

  /** The reason's code in words: {@code not_a_time} is {@code not a time}. */
  String reasonInWords() {
    return reason.isEmpty() ? "unknown reason" : reason.replace('_', ' ').replace("json", "JSON");
  }
}
