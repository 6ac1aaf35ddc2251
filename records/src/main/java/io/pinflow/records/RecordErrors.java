package io.pinflow.records;

import java.util.List;

/**
 * Every refusal of this module in one place: problem, cause and remedy.
 *
 * <p>Public are those that a caller who parses the payload itself has to raise.
 */
public final class RecordErrors {

  private static final String WHOLE_RECORD = "";
  private static final String SEND_ONE_OBJECT =
      "Send one JSON object with the table's columns as fields.";

  private RecordErrors() {}

  /** For a payload of no bytes, a tombstone, blank text, or an empty object or list. */
  public static RejectedRecordException emptyRecord() {
    return whole(
        Reason.EMPTY_RECORD,
        "Cannot clean the record because it holds nothing (no bytes, empty text, null, or an empty"
            + " object or list).",
        SEND_ONE_OBJECT);
  }

  /** For a payload that is not JSON. The parser's own words are left out: they quote content. */
  public static RejectedRecordException brokenJson() {
    return whole(
        Reason.BROKEN_JSON,
        "Cannot read the record because it is not valid JSON.",
        "Send UTF-8 JSON, written by a JSON library and not by string concatenation.");
  }

  static RejectedRecordException notAnObject(Object value) {
    return whole(
        Reason.NOT_AN_OBJECT,
        "Cannot find a row in the record because it holds " + ValueShape.of(value) + ".",
        SEND_ONE_OBJECT);
  }

  static RejectedRecordException nestedTooDeep(int layers) {
    return whole(
        Reason.NESTED_TOO_DEEP,
        "Cannot find a row in the record because it is wrapped in more than " + layers + " layers.",
        "Send the row itself, encoded once.");
  }

  static RejectedRecordException indMissing(Table table) {
    return field(
        table.keyField(),
        Reason.IND_MISSING,
        "Cannot tell which post the row belongs to because '" + table.keyField() + "' is missing.",
        "Send '" + table.keyField() + "' as a whole number.");
  }

  static RejectedRecordException fieldMissing(String field) {
    return field(
        field,
        Reason.FIELD_MISSING,
        "Cannot clean the row because '" + field + "' is missing or null.",
        "Send '" + field + "' with a value; the table has no null there.");
  }

  static RejectedRecordException notAnInteger(String field, Object value) {
    return field(
        field,
        Reason.NOT_AN_INTEGER,
        invalid(field, value, "it is not a whole number"),
        "Send a whole number such as 1467.");
  }

  static RejectedRecordException integerOutOfRange(String field, Object value) {
    return field(
        field,
        Reason.NUMBER_OUT_OF_RANGE,
        invalid(field, value, "it does not fit 32 bits"),
        "Send a whole number from -2147483648 to 2147483647.");
  }

  static RejectedRecordException notANumber(String field, Object value) {
    return field(
        field,
        Reason.NOT_A_NUMBER,
        invalid(field, value, "it is not a finite number"),
        "Send a decimal number of degrees such as -88.8298.");
  }

  static RejectedRecordException coordinateOutOfRange(String field, Object value, int limit) {
    return field(
        field,
        Reason.COORDINATE_OUT_OF_RANGE,
        invalid(field, value, "degrees go from -" + limit + " to " + limit),
        "Check that latitude and longitude are not swapped.");
  }

  static RejectedRecordException notACount(String field, Object value) {
    return field(
        field,
        Reason.NOT_A_NUMBER,
        invalid(field, value, "it is not a count such as 305, 46k, 1.2k or 3M"),
        "Send the count, or 'User Info Error' where it is unknown; if the other columns look odd"
            + " too, the row was read from badly quoted CSV.");
  }

  static RejectedRecordException countNotWhole(String field, Object value) {
    return field(
        field,
        Reason.NOT_AN_INTEGER,
        invalid(field, value, "it does not come to a whole number of followers"),
        "Send at most three decimals before k and six before M.");
  }

  static RejectedRecordException countOutOfRange(String field, Object value) {
    return field(
        field,
        Reason.NUMBER_OUT_OF_RANGE,
        invalid(field, value, "it is not between 0 and 2147483647"),
        "Send a count that fits 32 bits.");
  }

  static RejectedRecordException notATime(String field, Object value) {
    return field(
        field,
        Reason.NOT_A_TIME,
        invalid(field, value, "it is not a valid date and time to the microsecond"),
        "Send text such as 2020-08-28 03:52:47 or 2020-08-28T03:52:47.000+0000.");
  }

  static RejectedRecordException timeZoneOffset(String field, Object value) {
    return field(
        field,
        Reason.TIME_ZONE_OFFSET,
        invalid(field, value, "the column has no zone and times are never shifted"),
        "Send the time as it stands in the database, without an offset (or with Z or +0000).");
  }

  static RejectedRecordException notAText(String field, Object value) {
    return field(
        field,
        Reason.NOT_A_TEXT,
        invalid(field, value, "the column holds text"),
        "Send '" + field + "' as one JSON string.");
  }

  static RejectedRecordException shiftedColumns(String field, Object value) {
    return field(
        field,
        Reason.SHIFTED_COLUMNS,
        invalid(field, value, "that belongs to another column, so the columns are shifted"),
        "Quote commas, quotation marks and line breaks where the row is written as CSV, or send"
            + " JSON from the database.");
  }

  static RejectedRecordException incompleteRow() {
    return whole(
        Reason.INCOMPLETE_ROW,
        "Cannot clean the row because every column after the description is missing or null: it"
            + " was cut off.",
        "Quote line breaks where the row is written as CSV, or send JSON from the database.");
  }

  static RejectedRecordException wrongTable(Table expected, Table found) {
    return whole(
        Reason.WRONG_TABLE,
        "Cannot clean the row as '"
            + expected.topicSuffix()
            + "' because it has the fields of '"
            + found.topicSuffix()
            + "'.",
        "Send it to the topic that ends in '." + found.topicSuffix() + "'.");
  }

  static RejectedRecordException allNull(Table table) {
    return whole(
        Reason.ALL_NULL,
        "Cannot clean the row because it has no value in any of the fields of '"
            + table.topicSuffix()
            + "'.",
        "Send the columns "
            + columns(table.rawFields())
            + "; a schema that does not fit the data reads as nulls.");
  }

  static RejectedRecordException headerRow(Table table) {
    return whole(
        Reason.HEADER_ROW,
        "Cannot clean the row because it holds the column names of '"
            + table.topicSuffix()
            + "' instead of values.",
        "Skip the header line where the rows are read.");
  }

  private static String columns(List<String> names) {
    return String.join(", ", names);
  }

  private static String invalid(String field, Object value, String cause) {
    return "Invalid '" + field + "': " + ValueShape.of(value) + ", because " + cause + ".";
  }

  private static RejectedRecordException whole(Reason reason, String problem, String remedy) {
    return field(WHOLE_RECORD, reason, problem, remedy);
  }

  private static RejectedRecordException field(
      String field, Reason reason, String problem, String remedy) {
    return new RejectedRecordException(new Rejection(field, reason, problem, remedy));
  }
}
