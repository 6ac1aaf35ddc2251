package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * An answer beside the same answer of the previous run: a change for each row, and what is gone.
 */
final class Comparison {
  private final Question question;
  private final List<Row> rows;
  private final Map<String, List<Row>> before;
  private final Map<String, List<Row>> now;
  private final IdentityHashMap<Row, Change> changes = new IdentityHashMap<>();

  Comparison(Question question, List<Row> rows, List<Row> previous) {
    this.question = question;
    this.rows = rows;
    this.before = groups(previous);
    this.now = groups(rows);
    rows.forEach(row -> changes.put(row, compared(row)));
  }

  private Map<String, List<Row>> groups(List<Row> of) {
    return of.stream()
        .collect(Collectors.groupingBy(this::group, LinkedHashMap::new, Collectors.toList()));
  }

  /** What an answer has one value or one leader for: a country, or an age group of a year. */
  private String group(Row row) {
    return question.columns().stream()
        .filter(column -> !column.counts() && !question.leads(column))
        .map(column -> Leaders.called(row, column.field()))
        .collect(Collectors.joining(", "));
  }

  private Optional<String> leader(Row row) {
    return question.leader().map(column -> Leaders.called(row, column.field()));
  }

  private OptionalDouble value(Row row) {
    return row.number(question.value().field());
  }

  /** The change of each row, in the order of the rows. */
  List<Change> changes() {
    return rows.stream().map(this::change).toList();
  }

  private Change change(Row row) {
    return changes.get(row);
  }

  private Change compared(Row row) {
    List<Row> was = before.get(group(row));
    if (was == null) {
      return Change.row();
    }
    return was.stream()
        .filter(each -> leader(each).equals(leader(row)))
        .findFirst()
        .map(each -> Change.value(value(each), value(row)))
        .orElseGet(() -> Change.leader(names(was)));
  }

  private String names(List<Row> leaders) {
    return Wording.shortList(leaders.stream().flatMap(row -> leader(row).stream()).toList());
  }

  /** Groups with a leader they did not have, each with who leads and who led. */
  List<String> newLeaders() {
    List<String> found = new ArrayList<>();
    now.forEach(
        (group, leaders) -> {
          List<Row> fresh =
              leaders.stream().filter(row -> change(row).kind() == Change.Kind.LEADER).toList();
          if (!fresh.isEmpty()) {
            found.add(changed(group, names(fresh), names(before.get(group))));
          }
        });
    return found;
  }

  private static String changed(String group, String now, String was) {
    return group.isEmpty()
        ? "%s, was %s".formatted(now, was)
        : "%s (%s, was %s)".formatted(group, now, was);
  }

  /** Groups in which one of several leaders is left behind and nobody new leads. */
  List<String> brokenTies() {
    return now.entrySet().stream()
        .filter(entry -> before.containsKey(entry.getKey()))
        .filter(entry -> entry.getValue().size() < before.get(entry.getKey()).size())
        .filter(entry -> entry.getValue().stream().noneMatch(this::leadsAnew))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean leadsAnew(Row row) {
    return change(row).kind() == Change.Kind.LEADER;
  }

  List<String> newGroups() {
    return now.keySet().stream().filter(group -> !before.containsKey(group)).toList();
  }

  List<String> goneGroups() {
    return before.keySet().stream().filter(group -> !now.containsKey(group)).toList();
  }

  /** How many values changed that way. */
  long count(Change.Kind kind) {
    return changes().stream().filter(change -> change.kind() == kind).count();
  }

  /** The group whose value grew or shrank most, with by how much; empty when none did. */
  Optional<String> largest(Change.Kind kind) {
    return rows.stream()
        .filter(row -> change(row).kind() == kind)
        .max(Comparator.comparingDouble(row -> Math.abs(change(row).by())))
        .map(row -> "%s for %s".formatted(Wording.signed(change(row).by()), described(row)));
  }

  private String described(Row row) {
    return group(row).isEmpty() ? leader(row).orElse("") : group(row);
  }

  /** Whether the two answers are equal. */
  boolean same() {
    return changes().stream().noneMatch(Change::any)
        && goneGroups().isEmpty()
        && brokenTies().isEmpty();
  }
}
