package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as a table: headings, and cells with the text people read and the value to sort by. */
record TableView(List<Heading> headings, List<Line> rows) {

  /** A column's heading with its name in the result. */
  record Heading(String title, String field, String kind) {}

  /** A row of the table. */
  record Line(List<Cell> cells) {}

  /** A cell: text to read, value to sort by, {@code number}, {@code text} or {@code change}. */
  record Cell(String text, String value, String kind) {}

  /** A table with a last column of what changed, when there are changes. */
  static TableView of(Question question, List<Row> rows, List<Change> changes) {
    List<Question.Column> columns = question.columns();
    List<Heading> headings = new ArrayList<>();
    columns.forEach(
        column -> headings.add(new Heading(column.heading(), column.field(), kind(column))));
    if (!changes.isEmpty()) {
      headings.add(new Heading("Change", "", "change"));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(line(columns, rows.get(i), changes.isEmpty() ? null : changes.get(i)));
    }
    return new TableView(headings, lines);
  }

  private static Line line(List<Question.Column> columns, Row row, Change change) {
    List<Cell> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(cell(row, column)));
    if (change != null) {
      String kind = "change " + change.kind().name().toLowerCase(Locale.ROOT);
      cells.add(new Cell(change.text(), change.order(), kind));
    }
    return new Line(cells);
  }

  private static String kind(Question.Column column) {
    return column.counts() ? "number" : "text";
  }

  private static Cell cell(Row row, Question.Column column) {
    if (!column.counts()) {
      String text = row.text(column.field());
      return new Cell(text.isEmpty() ? "–" : text, text, "text");
    }
    String text =
        row.number(column.field()).stream().mapToObj(Wording::number).findFirst().orElse("–");
    return new Cell(text, row.text(column.field()), "number");
  }
}
