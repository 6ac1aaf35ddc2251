package io.pinflow.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The notebook in Databricks' source format: cells of Python, Markdown and SQL. */
final class Notebook {

  static final Path FILE = Repository.BUNDLE.resolve("notebooks/pinflow_walkthrough.py");

  private static final String HEAD = "# Databricks notebook source\n";
  private static final String BETWEEN = "\n# COMMAND ----------\n\n";
  private static final String MAGIC = "# MAGIC ";

  private final List<String> cells;

  private Notebook(List<String> cells) {
    this.cells = cells;
  }

  static Notebook read() {
    String text = Repository.text(FILE);
    if (!text.startsWith(HEAD)) {
      throw new IllegalStateException(FILE + " does not begin as a notebook does");
    }
    return new Notebook(Arrays.asList(text.substring(HEAD.length()).split(BETWEEN, -1)));
  }

  /** The SQL of the cell that comes after the heading of a query. */
  String query(String name) {
    return sql(cells.get(position(name)));
  }

  /** This notebook with the queries as their files have them. */
  String withQueries(List<String> names) {
    List<String> fresh = new ArrayList<>(cells);
    for (String name : names) {
      fresh.set(position(name), cell(Queries.sql(name)));
    }
    return HEAD + String.join(BETWEEN, fresh).stripTrailing() + "\n";
  }

  private int position(String name) {
    for (int index = 0; index < cells.size() - 1; index++) {
      if (cells.get(index).contains(MAGIC + "### " + name)) {
        return index + 1;
      }
    }
    throw new IllegalStateException("The notebook has no heading ### " + name);
  }

  private static String cell(String sql) {
    return sql.lines()
            .map(line -> (MAGIC + line).stripTrailing())
            .collect(Collectors.joining("\n", MAGIC + "%sql\n", ""))
        + "\n";
  }

  private static String sql(String cell) {
    return cell.strip()
            .lines()
            .skip(1)
            .map(line -> line.length() < MAGIC.length() ? "" : line.substring(MAGIC.length()))
            .collect(Collectors.joining("\n"))
        + "\n";
  }
}
