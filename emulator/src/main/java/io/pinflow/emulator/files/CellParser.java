package io.pinflow.emulator.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.pinflow.emulator.Column;
import io.pinflow.emulator.RowTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Reads the value of one column and refuses what the column could hold only changed. */
final class CellParser {
  private static final int MAX_TEXT_BYTES = 65_535;
  private static final int MAX_BYTES_OF_A_CHARACTER = 3;
  private static final int FIRST_YEAR = 1000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private CellParser() {}

  static Object value(JsonParser parser, Column column, boolean key)
      throws IOException, NotARowException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      if (key) {
        throw new NotARowException("the key '" + column.name() + "' is null");
      }
      return null;
    }
    return switch (column.type()) {
      case TEXT -> text(parser, column);
      case INTEGER -> integer(parser, column);
      case FLOAT -> number(parser, column);
      case TIME -> time(parser, column);
    };
  }

  private static String text(JsonParser parser, Column column)
      throws IOException, NotARowException {
    require(parser, JsonToken.VALUE_STRING, column, "a text");
    String text = parser.getText();
    if (text.length() > MAX_TEXT_BYTES / MAX_BYTES_OF_A_CHARACTER
        && text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES) {
      throw new NotARowException(
          "the text of '" + column.name() + "' is longer than " + MAX_TEXT_BYTES + " bytes");
    }
    requireStorable(text, column);
    return text;
  }

  private static void requireStorable(String text, Column column) throws NotARowException {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == 0) {
        throw new NotARowException(
            "the text of '"
                + column.name()
                + "' holds the character U+0000, which PostgreSQL can't keep");
      }
      if (Character.isSurrogate(character) && !isPair(text, index++)) {
        throw new NotARowException("the text of '" + column.name() + "' holds half a character");
      }
    }
  }

  private static boolean isPair(String text, int index) {
    return index + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
  }

  private static Integer integer(JsonParser parser, Column column)
      throws IOException, NotARowException {
    require(parser, JsonToken.VALUE_NUMBER_INT, column, "a whole number");
    try {
      return parser.getIntValue();
    } catch (StreamReadException e) {
      throw new NotARowException(
          "'" + column.name() + "' is " + parser.getText() + ", which does not fit into 32 bits");
    }
  }

  private static BigDecimal number(JsonParser parser, Column column)
      throws IOException, NotARowException {
    if (!parser.currentToken().isNumeric()) {
      throw wrong(parser, column, "a number");
    }
    BigDecimal number = parser.getDecimalValue();
    float stored = Math.abs(number.floatValue());
    if (Float.isInfinite(stored) || (stored < Float.MIN_NORMAL && number.signum() != 0)) {
      throw new NotARowException(
          "'" + column.name() + "' is " + parser.getText() + ", which does not fit into a FLOAT");
    }
    return number;
  }

  private static RowTime time(JsonParser parser, Column column)
      throws IOException, NotARowException {
    require(parser, JsonToken.VALUE_STRING, column, "a time such as \"2020-08-28 03:52:47\"");
    try {
      LocalDateTime time = LocalDateTime.parse(parser.getText().replace('T', ' '), TIME);
      if (time.getYear() < FIRST_YEAR || time.getYear() > 9_999) {
        throw wrong(parser, column, "a time of the years 1000 to 9999");
      }
      return new RowTime(time);
    } catch (DateTimeParseException e) {
      throw wrong(parser, column, "a time such as \"2020-08-28 03:52:47\"");
    }
  }

  private static void require(JsonParser parser, JsonToken token, Column column, String expected)
      throws IOException, NotARowException {
    if (parser.currentToken() != token) {
      throw wrong(parser, column, expected);
    }
  }

  private static NotARowException wrong(JsonParser parser, Column column, String expected)
      throws IOException {
    JsonToken token = parser.currentToken();
    String found =
        token.isStructStart()
            ? "a JSON " + (token == JsonToken.START_OBJECT ? "object" : "array")
            : "'" + shortened(parser.getText()) + "'";
    return new NotARowException("'" + column.name() + "' is " + found + ". Expected " + expected);
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
