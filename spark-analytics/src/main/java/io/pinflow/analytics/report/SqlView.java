package io.pinflow.analytics.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SQL of an answer as the jar has it, with the values its parameters had in this run.
 *
 * @param filled the SQL with the values in place of the parameters
 */
record SqlView(String text, List<Line> lines, List<Parameter> parameters, String filled) {
  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_]+)");

  /** A line, and whether it is a comment. */
  record Line(String text, String kind) {}

  /** A named parameter and its value as SQL writes it. */
  record Parameter(String name, String value) {}

  static Optional<SqlView> of(Question question, Summary summary) {
    return question.sql().map(sql -> of(sql, values(summary)));
  }

  private static SqlView of(String sql, Map<String, String> values) {
    List<Parameter> used =
        names(sql).stream()
            .filter(values::containsKey)
            .map(name -> new Parameter(name, values.get(name)))
            .toList();
    return new SqlView(
        sql, sql.lines().map(SqlView::line).toList(), used, filled(sql, values).strip() + "\n");
  }

  private static Map<String, String> values(Summary summary) {
    Map<String, String> values = new LinkedHashMap<>();
    summary.options().byName().forEach((name, value) -> values.put(name, literal(value)));
    if (!summary.userId().isEmpty()) {
      for (String table : List.of("pin", "geo", "user")) {
        values.put(table + "_table", literal("%s_%s_table".formatted(summary.userId(), table)));
      }
    }
    return values;
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static Line line(String text) {
    return new Line(text, text.stripLeading().startsWith("--") ? "comment" : "");
  }

  /** The parameters of a statement in the order they occur, those in comments aside. */
  static List<String> names(String sql) {
    return sql.lines()
        .filter(line -> !line.stripLeading().startsWith("--"))
        .flatMap(line -> PARAMETER.matcher(line).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private static String filled(String sql, Map<String, String> values) {
    return sql.lines()
        .map(line -> line.stripLeading().startsWith("--") ? line : filledLine(line, values))
        .collect(Collectors.joining("\n"));
  }

  private static String filledLine(String line, Map<String, String> values) {
    return PARAMETER
        .matcher(line)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
