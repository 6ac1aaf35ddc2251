package io.pinflow.analytics.report;

import java.util.Map;

/** What to do about refused records, by the reason's code. */
final class Remedies {
  private static final String DEFAULT =
      "Read the records in the dead letter topic, mend the sender and post them again.";
  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("ind_missing", "Send the post's number as index (pin) or ind (geo, user)."),
          Map.entry("field_missing", "Send every column of the table; this one can't be left out."),
          Map.entry("not_an_integer", "Send a whole number in this field."),
          Map.entry("not_a_number", "Send a plain number in this field, without unit or blank."),
          Map.entry("number_out_of_range", "Send a number from 0 to 2,147,483,647."),
          Map.entry("not_a_time", "Send date and time as 2020-08-28 03:52:47."),
          Map.entry(
              "time_zone_offset", "Send the time as it stands in the table, without an offset."),
          Map.entry(
              "coordinate_out_of_range", "Send latitude within ±90 and longitude within ±180."),
          Map.entry("not_a_text", "Send a text in this field, not a list or an object."),
          Map.entry("shifted_columns", "Quote values with commas where the row is written as CSV."),
          Map.entry(
              "incomplete_row", "Quote values with line breaks where the row is written as CSV."),
          Map.entry("wrong_table", "Send each table's rows to its own topic: .pin, .geo or .user."),
          Map.entry("all_null", "Check the sender's column names: not one has a value."),
          Map.entry("header_row", "Leave out the row of column names."),
          Map.entry("empty_record", "Leave out records without content."),
          Map.entry("broken_json", "Send each record as one complete JSON object."),
          Map.entry("not_an_object", "Send each record as one JSON object of column and value."),
          Map.entry("nested_too_deep", "Encode each record once, not several times."));

  private Remedies() {}

  static String of(String reason) {
    return REMEDIES.getOrDefault(reason, DEFAULT);
  }
}
