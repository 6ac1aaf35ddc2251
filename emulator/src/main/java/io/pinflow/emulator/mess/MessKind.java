package io.pinflow.emulator.mess;

import static io.pinflow.emulator.mess.Expectation.REFUSED;
import static io.pinflow.emulator.mess.Expectation.REJECTED_BY_GATEWAY;
import static io.pinflow.emulator.mess.Expectation.REPAIRED;

import io.pinflow.emulator.RawTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The malformed messages that people really send, and what should become of each. */
enum MessKind {
  /** The whole request of the REST proxy encoded, and that text sent as the value. */
  DOUBLE_ENCODED_ENVELOPE(REPAIRED, material -> material.text(Material.records(material.row()))),
  /** The envelope of the REST proxy as the value. */
  RECORDS_ENVELOPE(REPAIRED, material -> Material.records(material.row())),
  /** An object with the row in a field named value. */
  VALUE_ENVELOPE(REPAIRED, material -> Material.value(material.row())),
  /** A list of one such object. */
  LIST_OF_VALUE(REPAIRED, material -> List.of(Material.value(material.row()))),
  /** The row encoded twice. */
  ROW_AS_TEXT(REPAIRED, material -> material.text(material.row())),
  /** {@code index} where {@code ind} is meant, and back. */
  OTHER_KEY_NAME(REPAIRED, Spoiled::withOtherKeyName),
  /** Every number as text. */
  NUMBERS_AS_TEXT(REPAIRED, Spoiled::withNumbersAsText),

  /** Nothing but an empty text. */
  EMPTY_STRING(REFUSED, material -> ""),
  /** What people try first. */
  TEST_MESSAGE(REFUSED, material -> "test message"),
  /** An object that has nothing of the table. */
  TEST_OBJECT(REFUSED, material -> Map.of("message", "hello")),
  /** A text with half of a row. */
  BROKEN_JSON(REFUSED, Spoiled::cutOff),
  /** All columns, and null in each. */
  ALL_NULL_ROW(REFUSED, Spoiled::withNulls),
  /** The names of the columns as lists in place of values. */
  HEADER_ROW(REFUSED, Spoiled::header),
  /** One table's row sent to another one's topic. */
  WRONG_TABLE(REFUSED, Material::other),
  /** A row without its number. */
  MISSING_IND(REFUSED, Spoiled::withoutKey),
  /** Python's None as text for a number. */
  NONE_TEXT(REFUSED, Spoiled::withNone),
  /** Letters for a number. */
  TEXT_FOR_NUMBER(REFUSED, Spoiled::withLetters),
  /** Latitude and longitude swapped, or degrees that do not exist. */
  COORDINATES_OUT_OF_RANGE(REFUSED, Spoiled::outOfRange, RawTable.GEO),
  /** The values moved to the side, as after badly quoted CSV. */
  SHIFTED_COLUMNS(REFUSED, Spoiled::shifted, RawTable.PIN),

  /** The row alone as the body of the request. */
  BARE_ROW(REJECTED_BY_GATEWAY, material -> material.text(material.row())),
  /** A body that is no JSON: Python's own text of a dictionary. */
  BROKEN_BODY(REJECTED_BY_GATEWAY, Spoiled::pythonText);

  private final Expectation expectation;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Function<Material, Object> maker;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final Set<RawTable> tables;

  MessKind(Expectation expectation, Function<Material, Object> maker) {
    this(expectation, maker, EnumSet.allOf(RawTable.class));
  }

  MessKind(Expectation expectation, Function<Material, Object> maker, RawTable table) {
    this(expectation, maker, EnumSet.of(table));
  }

  MessKind(Expectation expectation, Function<Material, Object> maker, Set<RawTable> tables) {
    this.expectation = expectation;
    this.maker = maker;
    this.tables = tables;
  }

  /** The name in lower_snake_case, as in the record of what was sent. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean fits(RawTable table) {
    return tables.contains(table);
  }

  /** What should become of it; an empty text is refused by Kinesis' door already. */
  Expectation expectation(Way way) {
    return this == EMPTY_STRING && way == Way.KINESIS ? REJECTED_BY_GATEWAY : expectation;
  }

  /** The body of the request. */
  String body(Material material, Envelope envelope) {
    Object made = maker.apply(material);
    return expectation == REJECTED_BY_GATEWAY
        ? made.toString()
        : envelope.body(material.table(), material.text(made));
  }
}
