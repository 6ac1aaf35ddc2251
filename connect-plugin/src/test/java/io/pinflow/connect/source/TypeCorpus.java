package io.pinflow.connect.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.assertj.core.api.SoftAssertions;

/**
 * A table with a column for every type, filled with the values at their edges and with random ones,
 * and what the server itself says of each value.
 */
final class TypeCorpus {
  private final List<Type> types = new ArrayList<>();
  private final Random random;

  TypeCorpus(Random random) {
    this.random = random;
  }

  /**
   * Adds a type.
   *
   * @param saying SQL that says a value as text, with {@code v} for the column
   * @param delivered the delivered value in the form that is compared
   * @param any a random value as SQL
   * @param edges values as SQL
   */
  TypeCorpus add(
      String type,
      String saying,
      Function<Object, ?> delivered,
      Function<Random, String> any,
      String... edges) {
    return addParsed(type, saying, text -> text, delivered, any, edges);
  }

  /** Adds a type whose values have more than one text: what the server says is parsed first. */
  TypeCorpus addParsed(
      String type,
      String saying,
      Function<String, ?> parser,
      Function<Object, ?> delivered,
      Function<Random, String> any,
      String... edges) {
    String column = "c" + types.size();
    types.add(new Type(column, type, saying, parser, delivered, any, List.of(edges)));
    return this;
  }

  String createTable(String table) {
    return types.stream()
        .map(type -> type.column + " " + type.ddl)
        .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (id INT PRIMARY KEY, ", ")"));
  }

  /** Rows with every edge, then rows of random values; the last has nothing but null. */
  List<String> inserts(String table, int randomRows) {
    int edges = types.stream().mapToInt(type -> type.edges.size()).max().orElse(0);
    return IntStream.rangeClosed(0, edges + randomRows)
        .mapToObj(row -> insert(table, row, row == edges + randomRows))
        .collect(Collectors.toList());
  }

  /** A query of the server's own texts, in the order of the rows. */
  String sayings(String table) {
    return types.stream()
        .map(type -> type.saying.replaceAll("\\bv\\b", type.column))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + table + " ORDER BY id"));
  }

  /** Compares a delivered row with what the server says of it. */
  void compare(Struct row, List<String> said, SoftAssertions assertions) {
    for (int i = 0; i < types.size(); i++) {
      Type type = types.get(i);
      Object value = row.get(type.column);
      assertions
          .assertThat(value == null ? null : type.delivered.apply(value))
          .as("%s in row %s", type.ddl, row.get("id"))
          .isEqualTo(said.get(i) == null ? null : type.parser.apply(said.get(i)));
    }
  }

  int size() {
    return types.size();
  }

  private String insert(String table, int row, boolean isNull) {
    return types.stream()
        .map(type -> isNull ? "NULL" : type.literal(row, random))
        .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES (" + row + ", ", ")"));
  }

  private static final class Type {
    private final String column;
    private final String ddl;
    private final String saying;
    private final Function<String, ?> parser;
    private final Function<Object, ?> delivered;
    private final Function<Random, String> any;
    private final List<String> edges;

    private Type(
        String column,
        String ddl,
        String saying,
        Function<String, ?> parser,
        Function<Object, ?> delivered,
        Function<Random, String> any,
        List<String> edges) {
      this.column = column;
      this.ddl = ddl;
      this.saying = saying;
      this.parser = parser;
      this.delivered = delivered;
      this.any = any;
      this.edges = edges;
    }

    private String literal(int row, Random random) {
      return row < edges.size() ? edges.get(row) : any.apply(random);
    }
  }
}
