package io.pinflow.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The AI/BI dashboard of the queries: their SQL unchanged, the options as filters. */
final class Dashboard {

  /** The options and their values, the default first. */
  static final Map<String, List<String>> OPTIONS = options();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_]+)");
  private static final int COLUMNS = 12;

  /** Replaced by a table's name: {@code pin}. */
  private static final String TABLE = "<table>";

  private final String tableName;

  /**
   * A dashboard over tables.
   *
   * @param tableName the default name of a table, with {@value #TABLE} for pin, geo and user
   */
  Dashboard(String tableName) {
    this.tableName = tableName;
  }

  private static Map<String, List<String>> options() {
    Map<String, List<String>> options = new LinkedHashMap<>();
    options.put("median", List.of("exact", "approximate"));
    options.put("ties", List.of("all", "first"));
    options.put("users", List.of("posts", "people"));
    return options;
  }

  /** The parameters of a query, comments aside. */
  static SortedSet<String> parameters(String sql) {
    SortedSet<String> names = new TreeSet<>();
    Matcher matcher = PARAMETER.matcher(sql.replaceAll("(?m)--.*$", ""));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** As the file of a dashboard holds it. */
  ObjectNode json() {
    ObjectNode dashboard = JSON.createObjectNode();
    ArrayNode datasets = dashboard.putArray("datasets");
    Queries.names().forEach(name -> datasets.add(dataset(name)));
    OPTIONS.forEach((option, values) -> datasets.add(choices(option, values)));
    ArrayNode pages = dashboard.putArray("pages");
    ArrayNode answers = page(pages, "answers", "Answers");
    place(answers, Widgets.text("title", "# Pinflow: what the posts say"), 0, 0, COLUMNS, 1);
    filters(answers, 1);
    layOut(answers, 3, Widgets.ANSWERS);
    ArrayNode health = page(pages, "health", "Runs and quality");
    place(health, Widgets.text("health_title", "# Runs and quality"), 0, 0, COLUMNS, 1);
    layOut(health, 1, Widgets.HEALTH);
    return dashboard;
  }

  private static ArrayNode page(ArrayNode pages, String name, String title) {
    return pages
        .addObject()
        .put("name", name)
        .put("displayName", title)
        .put("pageType", "PAGE_TYPE_CANVAS")
        .put("layoutVersion", "GRID_V1")
        .putArray("layout");
  }

  private ObjectNode dataset(String name) {
    ObjectNode dataset = JSON.createObjectNode();
    dataset.put("name", name).put("displayName", name);
    ArrayNode lines = dataset.putArray("queryLines");
    Queries.sql(name).lines().forEach(line -> lines.add(line + "\n"));
    ArrayNode parameters = dataset.putArray("parameters");
    parameters(Queries.sql(name)).forEach(keyword -> parameters.add(parameter(keyword)));
    return dataset;
  }

  private ObjectNode parameter(String keyword) {
    ObjectNode parameter = JSON.createObjectNode();
    parameter.put("displayName", keyword).put("keyword", keyword).put("dataType", "STRING");
    ObjectNode values = parameter.putObject("defaultSelection").putObject("values");
    values.put("dataType", "STRING");
    values.putArray("values").addObject().put("value", defaultValue(keyword));
    return parameter;
  }

  private String defaultValue(String keyword) {
    return OPTIONS.containsKey(keyword)
        ? OPTIONS.get(keyword).get(0)
        : tableName.replace(TABLE, keyword.replaceFirst("_table$", ""));
  }

  private static ObjectNode choices(String option, List<String> values) {
    ObjectNode dataset = JSON.createObjectNode();
    dataset.put("name", option + "_choices").put("displayName", option + " choices");
    dataset
        .putArray("queryLines")
        .add("SELECT explode(array('%s')) AS %s\n".formatted(String.join("', '", values), option));
    return dataset;
  }

  private static void filters(ArrayNode layout, int y) {
    int width = COLUMNS / OPTIONS.size();
    int x = 0;
    for (String option : OPTIONS.keySet()) {
      place(layout, Widgets.filter(option), x, y, width, 2);
      x += width;
    }
  }

  private static void layOut(ArrayNode layout, int top, List<List<Widgets.View>> rows) {
    int y = top;
    for (List<Widgets.View> row : rows) {
      int width = COLUMNS / row.size();
      int height = row.get(0).height();
      for (int column = 0; column < row.size(); column++) {
        place(layout, row.get(column).widget(), column * width, y, width, height);
      }
      y += height;
    }
  }

  private static void place(
      ArrayNode layout, ObjectNode widget, int x, int y, int width, int height) {
    ObjectNode placed = layout.addObject();
    placed.set("widget", widget);
    placed.putObject("position").put("x", x).put("y", y).put("width", width).put("height", height);
  }
}
