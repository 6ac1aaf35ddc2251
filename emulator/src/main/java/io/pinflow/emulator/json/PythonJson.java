package io.pinflow.emulator.json;

import io.pinflow.emulator.Column;
import io.pinflow.emulator.Row;
import io.pinflow.emulator.RowTime;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as Python's {@code json.dumps} writes it: blanks after commas and colons, everything beyond
 * ASCII as {@code \}{@code u} escapes, floats in their shortest form with a point. Thread-safe.
 */
public final class PythonJson {
  private static final char[] HEXADECIMAL = "0123456789abcdef".toCharArray();

  private final DateSpelling dates;

  public PythonJson(DateSpelling dates) {
    this.dates = dates;
  }

  /** A row as the fields of its table, in table order; times as text. */
  public Map<String, Object> fields(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<Column> columns = row.table().columns();
    for (int place = 0; place < columns.size(); place++) {
      Object value = row.values().get(place);
      fields.put(
          columns.get(place).name(), value instanceof RowTime time ? dates.text(time) : value);
    }
    return fields;
  }

  /** The JSON text of a map, list, text, whole number, BigDecimal (a float) or null. */
  public String text(Object value) {
    StringBuilder text = new StringBuilder(512);
    append(text, value);
    return text.toString();
  }

  private void append(StringBuilder text, Object value) {
    if (value instanceof Map<?, ?> fields) {
      appendObject(text, fields);
    } else if (value instanceof List<?> elements) {
      appendList(text, elements);
    } else if (value instanceof BigDecimal number) {
      text.append(PythonFloat.text(number));
    } else if (value == null || value instanceof Integer) {
      text.append(value);
    } else {
      appendText(text, value.toString());
    }
  }

  private void appendObject(StringBuilder text, Map<?, ?> fields) {
    String separator = "{";
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      text.append(separator);
      append(text, field.getKey());
      text.append(": ");
      append(text, field.getValue());
      separator = ", ";
    }
    text.append(fields.isEmpty() ? "{}" : "}");
  }

  private void appendList(StringBuilder text, List<?> elements) {
    String separator = "[";
    for (Object element : elements) {
      text.append(separator);
      append(text, element);
      separator = ", ";
    }
    text.append(elements.isEmpty() ? "[]" : "]");
  }

  private static void appendText(StringBuilder text, String words) {
    text.append('"');
    for (int index = 0; index < words.length(); index++) {
      appendCharacter(text, words.charAt(index));
    }
    text.append('"');
  }

  private static void appendCharacter(StringBuilder text, char character) {
    switch (character) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\f' -> text.append("\\f");
      case '\b' -> text.append("\\b");
      default -> {
        if (character >= ' ' && character <= '~') {
          text.append(character);
        } else {
          appendEscape(text, character);
        }
      }
    }
  }

  private static void appendEscape(StringBuilder text, char character) {
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append(HEXADECIMAL[(character >>> shift) & 0xf]);
    }
  }
}
