package io.pinflow.deploy;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The widgets of the dashboard, each fitting the answer of its query. */
final class Widgets {

  /** The page of the pipeline itself. */
  static final List<List<View>> HEALTH =
      List.of(
          List.of(
              View.chart("runs", "line", "started", "seconds"),
              View.chart("runs", "bar", "started", "inserted")),
          List.of(
              View.table(
                  "runs",
                  "started",
                  "status",
                  "seconds",
                  "objects",
                  "inserted",
                  "updated",
                  "rows",
                  "dead_letters",
                  "error")),
          List.of(
              View.table(
                  "quality",
                  "table",
                  "expectation",
                  "severity",
                  "status",
                  "violations",
                  "observed",
                  "expected",
                  "examples")));

  /** The page of the answers; from top to bottom, from left to right. */
  static final List<List<View>> ANSWERS =
      List.of(
          List.of(
              View.counter("country_with_most_followed_user", "country"),
              View.counter("country_with_most_followed_user", "follower_count")),
          List.of(
              View.chart("category_posts_by_year", "bar", "post_year", "category_count")
                  .by("category"),
              View.chart("most_popular_category_by_year", "bar", "post_year", "category_count")
                  .by("category")),
          List.of(
              View.table(
                  "most_popular_category_by_country", "country", "category", "category_count"),
              View.table(
                  "most_followed_user_by_country", "country", "poster_name", "follower_count")),
          List.of(
              View.chart("most_popular_category_by_age_group", "bar", "age_group", "category_count")
                  .by("category"),
              View.chart(
                  "median_follower_count_by_age_group",
                  "bar",
                  "age_group",
                  "median_follower_count")),
          List.of(
              View.chart("users_joined_by_year", "line", "post_year", "number_users_joined"),
              View.chart(
                  "median_follower_count_by_joining_year",
                  "line",
                  "post_year",
                  "median_follower_count")),
          List.of(
              View.chart(
                      "median_follower_count_by_joining_year_and_age_group",
                      "line",
                      "post_year",
                      "median_follower_count")
                  .by("age_group")));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAIN_QUERY = "main_query";
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          entry("started", "Started"),
          entry("status", "Status"),
          entry("seconds", "Seconds"),
          entry("objects", "Objects read"),
          entry("inserted", "Rows inserted"),
          entry("updated", "Rows updated"),
          entry("rows", "Rows in all"),
          entry("dead_letters", "Dead letters"),
          entry("error", "Error"),
          entry("table", "Table"),
          entry("expectation", "Expectation"),
          entry("severity", "Severity"),
          entry("violations", "Violations"),
          entry("observed", "Observed"),
          entry("expected", "Expected"),
          entry("examples", "Examples (ind)"),
          entry("post_year", "Year"),
          entry("country", "Country"),
          entry("category", "Category"),
          entry("category_count", "Posts"),
          entry("poster_name", "Poster"),
          entry("follower_count", "Followers"),
          entry("median_follower_count", "Median of followers"),
          entry("number_users_joined", "Users joined"),
          entry("age_group", "Age"));

  private Widgets() {}

  /**
   * How a query's answer is shown.
   *
   * @param type the widget's type as the dashboard names it
   * @param columns the columns shown; of a chart x, y and perhaps the colour
   */
  record View(String query, String type, List<String> columns, int height) {

    static View counter(String query, String column) {
      return new View(query, "counter", List.of(column), 3);
    }

    static View table(String query, String... columns) {
      return new View(query, "table", List.of(columns), 7);
    }

    static View chart(String query, String type, String x, String y) {
      return new View(query, type, List.of(x, y), 6);
    }

    View by(String color) {
      return new View(query, type, List.of(columns.get(0), columns.get(1), color), height);
    }

    ObjectNode widget() {
      ObjectNode widget = JSON.createObjectNode();
      widget.put("name", name());
      widget.putArray("queries").add(rowsOf(query, columns));
      ObjectNode spec = widget.putObject("spec");
      spec.put("version", version()).put("widgetType", type);
      spec.set("encodings", encodings());
      spec.putObject("frame").put("showTitle", true).put("title", Queries.title(query));
      return widget;
    }

    private String name() {
      return switch (type) {
        case "counter" -> query + "_" + columns.get(0);
        case "table" -> query + "_table";
        default -> query + "_" + type;
      };
    }

    /** A widget of another version than its type's stays empty. */
    private int version() {
      return type.equals("bar") || type.equals("line") ? 3 : 2;
    }

    private ObjectNode encodings() {
      ObjectNode encodings = JSON.createObjectNode();
      switch (type) {
        case "counter" -> encodings.set("value", field(columns.get(0)));
        case "table" -> {
          ArrayNode shown = encodings.putArray("columns");
          columns.forEach(column -> shown.add(field(column)));
        }
        default -> {
          encodings.set(
              "x",
              scaled(
                  columns.get(0), columns.get(0).equals("started") ? "temporal" : "categorical"));
          encodings.set("y", scaled(columns.get(1), "quantitative"));
          columns.stream()
              .skip(2)
              .forEach(color -> encodings.set("color", scaled(color, "categorical")));
        }
      }
      return encodings;
    }
  }

  static ObjectNode text(String name, String markdown) {
    ObjectNode widget = JSON.createObjectNode().put("name", name);
    widget.putObject("multilineTextboxSpec").putArray("lines").add(markdown);
    return widget;
  }

  /** Sets an option in every query that has it. */
  static ObjectNode filter(String option) {
    ObjectNode widget = JSON.createObjectNode().put("name", option + "_filter");
    ArrayNode queries = widget.putArray("queries");
    ArrayNode fields = JSON.createArrayNode();
    String choices = option + "_choices";
    queries.add(query(choices, List.of(option), choices, false));
    fields.add(field(option).put("queryName", choices));
    for (String name : Queries.names()) {
      if (Dashboard.parameters(Queries.sql(name)).contains(option)) {
        ObjectNode query = query(option + "_of_" + name, List.of(), name, false);
        ((ObjectNode) query.path("query"))
            .putArray("parameters")
            .addObject()
            .put("name", option)
            .put("keyword", option);
        queries.add(query);
        fields.addObject().put("parameterName", option).put("queryName", option + "_of_" + name);
      }
    }
    ObjectNode spec = widget.putObject("spec").put("version", 2);
    spec.put("widgetType", "filter-single-select");
    spec.putObject("encodings").set("fields", fields);
    spec.putObject("frame").put("showTitle", true).put("title", option);
    return widget;
  }

  private static ObjectNode rowsOf(String dataset, List<String> columns) {
    return query(MAIN_QUERY, columns, dataset, true);
  }

  private static ObjectNode query(
      String name, List<String> columns, String dataset, boolean rowByRow) {
    ObjectNode query = JSON.createObjectNode().put("name", name);
    ObjectNode body = query.putObject("query").put("datasetName", dataset);
    if (!columns.isEmpty()) {
      ArrayNode fields = body.putArray("fields");
      columns.forEach(
          column -> fields.addObject().put("name", column).put("expression", "`" + column + "`"));
    }
    body.put("disaggregated", rowByRow);
    return query;
  }

  private static ObjectNode field(String column) {
    return JSON.createObjectNode()
        .put("fieldName", column)
        .put("displayName", LABELS.getOrDefault(column, column));
  }

  /** Age groups in the order of age, which is not that of the alphabet. */
  private static ObjectNode scaled(String column, String type) {
    ObjectNode field = field(column);
    ObjectNode scale = field.putObject("scale").put("type", type);
    if (column.equals("age_group")) {
      ObjectNode sort = scale.putObject("sort").put("by", "custom-order");
      List.of("18-24", "25-35", "36-50", "+50").forEach(sort.withArray("orderedValues")::add);
    }
    return field;
  }
}
