package io.pinflow.analytics.results;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.StringWriter;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as CSV of RFC 4180: a header, lines that end in CR LF, text quoted where it must be. Null is
 * nothing between two commas, an empty text is {@code ""}.
 */
public final class CsvText {

  private CsvText() {}

  /** The whole file. */
  public static String of(StructType columns, List<Row> rows) {
    StringWriter text = new StringWriter();
    CsvWriter writer = new CsvWriter(text, settings());
    writer.writeHeaders(columns.fieldNames());
    for (Row row : rows) {
      writer.writeRow(values(row));
    }
    writer.close();
    return text.toString();
  }

  private static CsvWriterSettings settings() {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.getFormat().setLineSeparator("\r\n");
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setSkipEmptyLines(false);
    settings.setNullValue("");
    settings.setEmptyValue("\"\"");
    settings.setQuoteEscapingEnabled(true);
    settings.setMaxColumns(64);
    return settings;
  }

  private static Object[] values(Row row) {
    Object[] values = new Object[row.length()];
    for (int column = 0; column < values.length; column++) {
      values[column] = row.get(column);
    }
    return values;
  }
}
