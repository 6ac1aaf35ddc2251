package io.pinflow.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.analytics.results.CsvText;
import io.pinflow.analytics.results.PreviousAnswers;
import io.pinflow.analytics.results.QueryAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the result folder, each replaced as a whole. */
final class ResultFiles {

  static final String SUMMARY = "summary.json";
  static final String DEAD_LETTERS = "dead_letters.jsonl";
  private static final String QUALITY = "quality.jsonl";

  private static final Logger LOGGER = LoggerFactory.getLogger(ResultFiles.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Location folder;
  private final Folders folders;

  ResultFiles(Location folder, Folders folders) {
    this.folder = folder;
    this.folders = folders;
  }

  /** Each answer as JSON lines and as CSV; before, those that change are kept as the previous. */
  void write(List<QueryAnswer> answers, QueryOptions options) {
    Map<String, byte[]> lines = new LinkedHashMap<>();
    answers.forEach(answer -> lines.put(answer.query().resultFile(), lines(answer.rows())));
    if (differ(lines, options)) {
      new PreviousAnswers(folders, folder, kept(), SUMMARY).keep();
    }
    lines.forEach((name, content) -> folders.write(folder.resolve(name), content));
    for (QueryAnswer answer : answers) {
      String csv = CsvText.of(answer.columns(), answer.rows());
      folders.write(folder.resolve(answer.query().csvFile()), csv.getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean differ(Map<String, byte[]> lines, QueryOptions options) {
    JsonNode others = lastSummary().map(last -> last.path("options")).orElse(JSON.nullNode());
    return !others.equals(JSON.valueToTree(options.values()))
        || lines.entrySet().stream()
            .anyMatch(
                file ->
                    !Arrays.equals(file.getValue(), folders.read(folder.resolve(file.getKey()))));
  }

  private static List<String> kept() {
    List<String> names = new ArrayList<>();
    for (Query query : Query.values()) {
      names.add(query.resultFile());
      names.add(query.csvFile());
    }
    names.add(DEAD_LETTERS);
    names.add(QUALITY);
    return names;
  }

  /** One JSON object a line, fields in the order of the columns. */
  void write(String name, List<Row> rows) {
    folders.write(folder.resolve(name), lines(rows));
  }

  private static byte[] lines(List<Row> rows) {
    StringBuilder lines = new StringBuilder();
    for (Row row : rows) {
      lines.append(json(fields(row))).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  void writeSummary(Summary summary) {
    folders.write(
        folder.resolve(SUMMARY), (summary.json(JSON) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The summary of the last run, empty where there is none that can be read. */
  Optional<JsonNode> lastSummary() {
    byte[] content = folders.read(folder.resolve(SUMMARY));
    if (content.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(content));
    } catch (IOException e) {
      LOGGER.warn("The last summary in {} is not JSON; all queries run again", folder);
      return Optional.empty();
    }
  }

  /** Whether every query has its files. */
  boolean complete() {
    for (Query query : Query.values()) {
      if (!folders.isFile(folder.resolve(query.resultFile()))
          || !folders.isFile(folder.resolve(query.csvFile()))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Object> fields(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String[] names = row.schema().fieldNames();
    for (int column = 0; column < names.length; column++) {
      fields.put(names[column], row.get(column));
    }
    return fields;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
