package io.pinflow.connect.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys by which other JDBC sources say how values are read, and what to say here instead. They are
 * refused rather than left out without a word: values of another form than was asked for would be
 * noticed late.
 */
final class ForeignKeys {
  private static final String DECIMALS =
      "Decimals are exact here in either form: set decimal.handling.mode=string for text (the default)"
          + " or decimal.handling.mode=precise for Connect's Decimal, which is numeric.mapping=none.";
  private static final String TIMES = "Dates and times are text here, to the microsecond.";
  private static final String ZONE =
      "Dates and times without a zone are never shifted here, and instants (TIMESTAMP of MySQL and"
          + " MariaDB, timestamptz) are in UTC.";
  private static final String BYTES = "Bytes are bytes here; the converter decides on their form.";
  private static final String MASK =
      "Name the columns in column.mask.list, with column.mask.hash.key or column.mask.text.";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("numeric.mapping", DECIMALS),
          Map.entry("numeric.precision.mapping", DECIMALS),
          Map.entry("db.timezone", ZONE),
          Map.entry("timestamp.granularity", TIMES),
          Map.entry("time.precision.mode", TIMES),
          Map.entry("binary.handling.mode", BYTES),
          Map.entry("column.mask.with", MASK),
          Map.entry(
              "column.truncate.to",
              "Set large.value.max.bytes and column.large.value.handling=table.column:truncate."),
          Map.entry("bigint.unsigned.handling.mode", DECIMALS),
          Map.entry("interval.handling.mode", "Intervals are the server's own text here."),
          Map.entry("hstore.handling.mode", "hstore is the server's own text here."));

  /** What is so here anyway. */
  private static final Map<String, Set<String>> HARMLESS =
      Map.of("db.timezone", Set.of("UTC", "GMT", "Z", "Etc/UTC", "+00:00"));

  private ForeignKeys() {}

  /** The message for a key of another source, empty for any other and where nothing differs. */
  static Optional<String> message(String key, String value) {
    if (HARMLESS.getOrDefault(key, Set.of()).contains(value)) {
      return Optional.empty();
    }
    return INSTEAD.entrySet().stream()
        .filter(entry -> key.equals(entry.getKey()) || key.startsWith(entry.getKey() + "."))
        .findFirst()
        .map(entry -> TableSourceErrors.foreignKey(key, entry.getValue()));
  }
}
