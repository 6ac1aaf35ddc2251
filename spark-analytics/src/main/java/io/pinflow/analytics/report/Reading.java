package io.pinflow.analytics.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The options the queries ran with, as in rules.md; blank when unknown. */
record Reading(String median, String ties, String users) {
  static final Reading DEFAULT = new Reading("exact", "all", "posts");

  Reading {
    median = median == null ? "" : median;
    ties = ties == null ? "" : ties;
    users = users == null ? "" : users;
  }

  /** The options by the names that queries and command line give them. */
  Map<String, String> byName() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("median", median);
    options.put("ties", ties);
    options.put("users", users);
    return options;
  }

  boolean firstOfTies() {
    return "first".equals(ties);
  }

  boolean people() {
    return "people".equals(users);
  }

  boolean approximate() {
    return "approximate".equals(median);
  }

  /** How the medians were taken, as a sentence. */
  String medianSentence() {
    String kind = approximate() ? "Approximate median" : "Exact median";
    return people()
        ? kind + " with one row a person (--users people)."
        : kind + " over posts: who has several posts counts several times.";
  }
}
