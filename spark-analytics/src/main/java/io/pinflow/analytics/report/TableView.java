package io.pinflow.analytics.report;

import java.util.List;

/** A result as a table: headings, and cells with the text people read and the value to sort by. */
record TableView(List<Heading> headings, List<Line> rows) {

  /** A column's heading with its name in the result. */
  record Heading(String title, String field, String kind) {}

  /** A row of the table. */
  record Line(List<Cell> cells) {}

  /** A cell: text to read, value to sort by, {@code number} or {@code text}. */
  record Cell(String text, String value, String kind) {}

  static TableView of(Question question, List<Row> rows) {
    List<Question.Column> columns = question.columns();
    return new TableView(
        columns.stream()
            .map(column -> new Heading(column.heading(), column.field(), kind(column)))
            .toList(),
        rows.stream()
            .map(row -> new Line(columns.stream().map(column -> cell(row, column)).toList()))
            .toList());
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
