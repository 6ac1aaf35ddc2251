package io.pinflow.analytics.quality;

import io.pinflow.records.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All expectations of a run: the built-in ones, changed and added to by a file of the user's.
 *
 * <p>An expectation of the file takes the place of the built-in one of the same table and name;
 * severity {@code off} removes it. With {@code "built_in": "none"} only the file counts.
 *
 * @param expectations in the order in which they are reported
 */
record Rules(List<Expectation> expectations) {

  static final String BUILT_IN = "expectations.json";

  private static final String RESOURCE = "/quality/" + BUILT_IN;

  /** Whether a file stands beside the built-in rules or instead of them. */
  private enum BuiltIn {
    CHANGED,
    NONE
  }

  Rules {
    expectations = List.copyOf(expectations);
  }

  /** The rules that come with Pinflow. */
  static Rules builtIn() {
    return checked(read(BUILT_IN, NodeReader.read(BUILT_IN, resource())));
  }

  /** The rules with a file of the user's. */
  static Rules with(String file, byte[] content) {
    Node root = NodeReader.read(file, content);
    Keys keys = new Keys(file, root);
    keys.allow(Set.of("built_in", "tables"));
    BuiltIn mode =
        keys.find("built_in")
            .map(found -> keys.choice(found, BuiltIn.class))
            .orElse(BuiltIn.CHANGED);
    Map<String, Expectation> rules = new LinkedHashMap<>();
    if (mode == BuiltIn.CHANGED) {
      builtIn().expectations().forEach(rule -> rules.put(rule.key(), rule));
    }
    read(file, root).forEach(rule -> rules.put(rule.key(), rule));
    return checked(rules.values().stream().toList());
  }

  /** Table by table, and without what is off. */
  private static Rules checked(List<Expectation> rules) {
    return new Rules(
        rules.stream()
            .filter(rule -> rule.severity() != Severity.OFF)
            .sorted((left, right) -> left.table().compareTo(right.table()))
            .toList());
  }

  private static List<Expectation> read(String file, Node root) {
    Keys keys = new Keys(file, root);
    Node tables = keys.require("tables", tableNames());
    Keys byTable = new Keys(file, tables);
    byTable.allow(
        Arrays.stream(Table.values()).map(Table::topicSuffix).collect(Collectors.toSet()));
    List<Expectation> rules = new ArrayList<>();
    for (Table table : Table.values()) {
      byTable.find(table.topicSuffix()).ifPresent(list -> rules.addAll(read(file, table, list)));
    }
    return rules;
  }

  private static List<Expectation> read(String file, Table table, Node list) {
    if (!list.isList()) {
      throw QualityErrors.invalid(file, list, "a list of expectations");
    }
    Map<String, Expectation> rules = new LinkedHashMap<>();
    for (Node node : list.elements()) {
      Expectation rule = ExpectationReader.read(file, table, node);
      if (rules.put(rule.name(), rule) != null) {
        throw QualityErrors.twice(file, node, rule.name());
      }
    }
    return rules.values().stream().toList();
  }

  private static String tableNames() {
    return "an object with the keys "
        + Arrays.stream(Table.values()).map(Table::topicSuffix).collect(Collectors.joining(", "));
  }

  private static byte[] resource() {
    try (InputStream file = Rules.class.getResourceAsStream(RESOURCE)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules of one table. */
  List<Expectation> of(Table table) {
    return expectations.stream().filter(rule -> rule.table() == table).toList();
  }

  /** The columns that the rules of a table look at, and the key. */
  List<String> columns(Table table) {
    Set<String> columns = new LinkedHashSet<>(List.of(PostKeys.KEY));
    of(table).stream()
        .flatMap(rule -> ColumnPath.of(rule.column()).stream())
        .forEach(path -> columns.add(path.name()));
    return List.copyOf(columns);
  }

  /** How many earlier runs a drift looks at, at most. */
  int earlierRuns() {
    return expectations.stream()
        .mapToInt(rule -> rule.rule() instanceof Rule.Drift drift ? drift.usual().runs() : 0)
        .max()
        .orElse(0);
  }

  /** Differs when any rule does. */
  String fingerprint() {
    try {
      byte[] text = expectations.toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
