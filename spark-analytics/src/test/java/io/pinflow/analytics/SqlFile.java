package io.pinflow.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A statement of ours: what its header says and what follows it. */
record SqlFile(String text) {

  private static final Pattern SECTION = Pattern.compile("-- ([A-Z][a-z]+): +(.*)");
  private static final Pattern DOCUMENTED =
      Pattern.compile("--   :(\\w+) \\(default '([^']+)'\\) (.+)");
  private static final Pattern USED = Pattern.compile("(?<![:\\w]):([a-z_]+)");

  /** A parameter as the header documents it. */
  record Parameter(String name, String defaultValue, String meaning) {}

  static SqlFile of(Query query) {
    return new SqlFile(query.sql());
  }

  static SqlFile resource(String path) {
    try (InputStream file = SqlFile.class.getResourceAsStream(path)) {
      return new SqlFile(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> header() {
    return text.lines().takeWhile(line -> line.startsWith("--")).toList();
  }

  /** The SQL after the header. */
  String statement() {
    return text.lines().dropWhile(line -> line.startsWith("--")).collect(Collectors.joining("\n"));
  }

  String question() {
    return header().get(0).substring("-- ".length());
  }

  /** What a section of the header says, in one line; null where there is none. */
  String section(String name) {
    Map<String, String> sections = new LinkedHashMap<>();
    String current = null;
    for (String line : header()) {
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        current = section.group(1);
        sections.put(current, section.group(2));
      } else if (line.startsWith("--          ") && current != null) {
        sections.merge(current, line.substring(2).strip(), (first, more) -> first + " " + more);
      } else {
        current = null;
      }
    }
    return sections.get(name);
  }

  /** The documented parameters, in their order. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (String line : header()) {
      Matcher documented = DOCUMENTED.matcher(line);
      if (documented.matches()) {
        parameters.add(
            new Parameter(documented.group(1), documented.group(2), documented.group(3)));
      } else if (line.startsWith("--     ") && !line.startsWith("--          ")) {
        Parameter last = parameters.remove(parameters.size() - 1);
        String meaning = last.meaning() + " " + line.substring(2).strip();
        parameters.add(new Parameter(last.name(), last.defaultValue(), meaning));
      }
    }
    return parameters;
  }

  /** The parameters that the statement has. */
  Set<String> used() {
    return USED.matcher(statement())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
