package io.pinflow.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who leads in which group (country, year, age group), several where they tie. */
final class Leaders {

  /** The leaders of one group with the count they share. */
  record Lead(String group, List<String> names, double count) {
    boolean tied() {
      return names.size() > 1;
    }
  }

  /** The groups in which a name leads, and how many of these leads it shares. */
  record Standing(String name, List<String> groups, long shared) {
    int size() {
      return groups.size();
    }
  }

  private final List<Lead> leads;

  private Leaders(List<Lead> leads) {
    this.leads = leads;
  }

  /** Reads leaders from rows; a null name or group is called {@code no <column>}. */
  static Leaders of(List<Row> rows, String group, String name, String count) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      groups.computeIfAbsent(called(row, group), key -> new ArrayList<>()).add(row);
    }
    return new Leaders(
        groups.entrySet().stream()
            .map(entry -> lead(entry.getKey(), entry.getValue(), name, count))
            .toList());
  }

  private static Lead lead(String group, List<Row> rows, String name, String count) {
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.add(called(row, name)));
    double most = rows.stream().mapToDouble(row -> row.count(count)).max().orElse(0);
    return new Lead(group, List.copyOf(names), most);
  }

  static String called(Row row, String column) {
    String text = row.text(column);
    return text.isEmpty() ? "no " + column.replace('_', ' ') : text;
  }

  List<Lead> leads() {
    return leads;
  }

  int groups() {
    return leads.size();
  }

  long tied() {
    return leads.stream().filter(Lead::tied).count();
  }

  /** The leads with the largest count; several where they are equal. */
  List<Lead> largest() {
    double most = leads.stream().mapToDouble(Lead::count).max().orElse(0);
    return leads.stream().filter(lead -> lead.count() == most).toList();
  }

  /** Every name with its groups, the one with most groups first. */
  List<Standing> standings() {
    Map<String, List<Lead>> byName = new LinkedHashMap<>();
    for (Lead lead : leads) {
      lead.names()
          .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(lead));
    }
    return byName.entrySet().stream()
        .map(entry -> standing(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Standing::size).reversed().thenComparing(Standing::name))
        .toList();
  }

  private static Standing standing(String name, List<Lead> leads) {
    return new Standing(
        name, leads.stream().map(Lead::group).toList(), leads.stream().filter(Lead::tied).count());
  }

  /** Groups that have the same leaders, the most common leaders first. */
  Map<List<String>, List<String>> groupsByLeaders() {
    Map<List<String>, List<String>> groups = new LinkedHashMap<>();
    for (Lead lead : leads) {
      groups.computeIfAbsent(lead.names(), key -> new ArrayList<>()).add(lead.group());
    }
    Map<List<String>, List<String>> sorted = new LinkedHashMap<>();
    groups.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
