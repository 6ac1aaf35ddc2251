package io.pinflow.analytics.quality;

import io.pinflow.analytics.Schemas;
import io.pinflow.records.Table;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;

/** Reads one expectation of one table from a rules file. */
final class ExpectationReader {

  /** What {@code kind} may say. */
  private enum Kind {
    UNIQUE(""),
    NULL_RATE(""),
    RANGE("min max"),
    ACCEPTED("values pattern"),
    REFERENCE("to"),
    DRIFT("of runs min_runs tolerance deviations");

    /** The keys it has beside those of all kinds. */
    private final String keys;

    Kind(String keys) {
      this.keys = keys;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Set<String> COMMON =
      Set.of("expectation", "kind", "column", "severity", "allowed_rate", "min_rows");
  private static final String KEY = "ind";

  /** Fewer rows say nothing about a rate: one of ten is no 10 %. */
  private static final int ROWS_FOR_A_RATE = 200;

  private final String file;
  private final Table table;
  private final Node node;
  private final Keys keys;

  private ExpectationReader(String file, Table table, Node node) {
    this.file = file;
    this.table = table;
    this.node = node;
    this.keys = new Keys(file, node);
  }

  static Expectation read(String file, Table table, Node node) {
    return new ExpectationReader(file, table, node).read();
  }

  private Expectation read() {
    Kind kind = keys.choice(keys.require("kind", kinds()), Kind.class);
    allowKeysOf(kind);
    Rule rule = rule(kind);
    double allowed = keys.number("allowed_rate", 0, 0, 1);
    return new Expectation(
        table,
        keys.text("expectation").orElseGet(() -> rule.name(columnName(rule))),
        kind.text(),
        columnName(rule),
        rule,
        keys.find("severity")
            .map(found -> keys.choice(found, Severity.class))
            .orElse(Severity.WARN),
        allowed,
        keys.integer("min_rows", rows(rule, allowed), 0, Integer.MAX_VALUE));
  }

  private static int rows(Rule rule, double allowed) {
    if (rule instanceof Rule.Drift drift) {
      return drift.of() == Rule.Measure.VOLUME ? 0 : ROWS_FOR_A_RATE;
    }
    return allowed > 0 ? ROWS_FOR_A_RATE : 1;
  }

  private static String kinds() {
    return "one of "
        + Arrays.stream(Kind.values()).map(Kind::text).collect(Collectors.joining(", "));
  }

  private void allowKeysOf(Kind kind) {
    Set<String> allowed = new HashSet<>(COMMON);
    allowed.addAll(List.of(kind.keys.split(" ")));
    allowed.remove("");
    if (kind == Kind.DRIFT) {
      allowed.remove("allowed_rate");
    }
    keys.allow(allowed);
  }

  private Rule rule(Kind kind) {
    return switch (kind) {
      case UNIQUE -> unique();
      case NULL_RATE -> nullRate();
      case RANGE -> range();
      case ACCEPTED -> accepted();
      case REFERENCE -> reference();
      case DRIFT -> drift();
    };
  }

  private Rule unique() {
    onlyTheKey();
    return new Rule.Unique();
  }

  private Rule nullRate() {
    type();
    return new Rule.NullRate();
  }

  private Rule range() {
    DataType type =
        type(found -> ColumnPath.isNumber(found) || ColumnPath.isTime(found), "numbers or times");
    if (keys.find("min").isEmpty() && keys.find("max").isEmpty()) {
      throw QualityErrors.missing(file, node, "min", "min, max or both");
    }
    return new Rule.Range(bound("min", type), bound("max", type));
  }

  private Optional<Bound> bound(String key, DataType type) {
    return keys.find(key).map(found -> bound(found, ColumnPath.isTime(type)));
  }

  private Bound bound(Node found, boolean time) {
    Bound bound =
        new Bound(
            found.value() instanceof BigDecimal number
                ? number.toPlainString()
                : String.valueOf(found.value()));
    if (time && !bound.isTime()) {
      throw QualityErrors.invalid(
          file,
          found,
          "a time: '2010-01-31', '2010-01-31 12:00:00', 'now', 'now+14h' or 'now-30d'");
    }
    if (!time && !(found.value() instanceof BigDecimal)) {
      throw QualityErrors.invalid(file, found, "a number");
    }
    return bound;
  }

  private Rule accepted() {
    type(ColumnPath::isText, "text");
    if (keys.find("pattern").isPresent() == keys.find("values").isPresent()) {
      throw QualityErrors.missing(file, node, "values", "either values or pattern");
    }
    return keys.find("pattern").map(this::matching).orElseGet(this::oneOf);
  }

  private Rule oneOf() {
    return new Rule.Accepted(keys.texts("values"));
  }

  private Rule matching(Node found) {
    String pattern = keys.text(found, "a regular expression");
    try {
      return new Rule.Matching(Pattern.compile(pattern).pattern());
    } catch (PatternSyntaxException e) {
      throw QualityErrors.invalid(
          file, found, "a regular expression of Java (" + e.getDescription() + ")");
    }
  }

  private Rule reference() {
    onlyTheKey();
    Map<String, Table> others =
        Arrays.stream(Table.values())
            .filter(other -> other != table)
            .collect(
                Collectors.toMap(Table::topicSuffix, other -> other, (a, b) -> a, TreeMap::new));
    String expected = "one of " + String.join(", ", others.keySet());
    Node to = keys.require("to", expected);
    Table other = others.get(String.valueOf(to.value()));
    if (other == null) {
      throw QualityErrors.invalid(file, to, expected);
    }
    return new Rule.Reference(other);
  }

  private Rule drift() {
    Node of = keys.require("of", "one of null_rate, volume");
    Rule.Measure measure = keys.choice(of, Rule.Measure.class);
    if (measure == Rule.Measure.NULL_RATE) {
      type();
    } else if (keys.find("column").isPresent()) {
      throw QualityErrors.invalid(
          file, keys.require("column", ""), "no column with the drift of the volume");
    }
    double tolerance = measure == Rule.Measure.NULL_RATE ? 0.05 : 0.75;
    int runs = keys.integer("runs", 20, 2, 1000);
    return new Rule.Drift(
        measure,
        new Usual(
            runs,
            keys.integer("min_runs", Math.min(5, runs), 2, runs),
            keys.number("tolerance", tolerance, 0, 1000),
            keys.number("deviations", 5, 0, 1000)));
  }

  private void onlyTheKey() {
    keys.find("column")
        .filter(found -> !KEY.equals(found.value()))
        .ifPresent(
            found -> {
              throw QualityErrors.invalid(file, found, KEY + ", the key of all tables");
            });
  }

  private DataType type() {
    return type(any -> true, "anything");
  }

  private DataType type(Predicate<DataType> fits, String content) {
    Node column = keys.require("column", "a column of " + table.topicSuffix());
    DataType type =
        ColumnPath.of(String.valueOf(column.value()))
            .flatMap(path -> path.type(table))
            .orElseThrow(() -> QualityErrors.invalid(file, column, columns()));
    if (!fits.test(type)) {
      throw QualityErrors.invalid(file, column, "a column of " + content);
    }
    return type;
  }

  private String columns() {
    return "a column of "
        + table.topicSuffix()
        + ": "
        + String.join(", ", Schemas.of(table).fieldNames());
  }

  private String columnName(Rule rule) {
    return keys.text("column").orElse(rule instanceof Rule.OfKeys ? KEY : "");
  }
}
