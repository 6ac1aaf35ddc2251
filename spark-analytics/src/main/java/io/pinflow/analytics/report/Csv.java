package io.pinflow.analytics.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer as CSV of RFC 4180: a header, lines that end in CR LF, null as nothing between two
 * commas, an empty text as two quotes.
 */
final class Csv {
  private static final String END = "\r\n";

  private Csv() {}

  static String of(Question question, List<Row> rows) {
    List<String> columns = question.columns().stream().map(Question.Column::field).toList();
    return String.join(",", columns)
        + END
        + rows.stream().map(row -> line(columns, row) + END).collect(Collectors.joining());
  }

  private static String line(List<String> columns, Row row) {
    return columns.stream()
        .map(column -> field(row.values().get(column)))
        .collect(Collectors.joining(","));
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof Double number ? plain(number) : value.toString();
    boolean quoted = text.isEmpty() || text.chars().anyMatch(sign -> "\",\r\n".indexOf(sign) >= 0);
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** No exponent: spreadsheets read 1.5E7 as they please. */
  private static String plain(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(Double.toString(number)).toPlainString()
        : Double.toString(number);
  }

  /** The CSV as an address that a link can save without a network. */
  static String address(String csv) {
    return "data:text/csv;charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8));
  }
}
