package io.pinflow.analytics.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a result folder: {@code <query>.jsonl}, {@code dead_letters.jsonl}, {@code summary.json},
 * {@code pipeline.json}, {@code quality.jsonl}, {@code runs.jsonl}, and {@code previous/} with the
 * same files of the run before. Each may be absent, but not all answers. An absent folder, one
 * without answers and a broken file are {@link ReportException}s.
 */
final class ResultFolder {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};

  private final Path folder;

  ResultFolder(Path folder) {
    this.folder = folder;
  }

  Results read() {
    if (!Files.isDirectory(folder)) {
      throw ReportErrors.noFolder(folder);
    }
    Results results = content();
    if (results.answers().isEmpty()) {
      throw ReportErrors.noResults(folder);
    }
    return results;
  }

  private Results content() {
    return new Results(
        answers(),
        refusals(),
        file("summary.json", Summary.class).orElseGet(Summary::unknown),
        file("pipeline.json", Pipeline.class),
        previous(),
        objects("quality.jsonl", Check.class),
        objects("runs.jsonl", Run.class),
        csvFiles());
  }

  private Optional<Results> previous() {
    Path previous = folder.resolve("previous");
    return Files.isDirectory(previous)
        ? Optional.of(new ResultFolder(previous).content())
            .filter(results -> !results.answers().isEmpty())
        : Optional.empty();
  }

  private Set<Question> csvFiles() {
    return Arrays.stream(Question.values())
        .filter(question -> Files.isRegularFile(folder.resolve(question.query() + ".csv")))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Question.class)));
  }

  private <T> List<T> objects(String name, Class<T> type) {
    Path file = folder.resolve(name);
    List<Row> rows = lines(file).orElse(List.of());
    List<T> objects = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      objects.add(object(file, i + 1, rows.get(i), type));
    }
    return objects;
  }

  private static <T> T object(Path file, int number, Row row, Class<T> type) {
    try {
      return MAPPER.convertValue(row.values(), type);
    } catch (IllegalArgumentException e) {
      throw ReportErrors.brokenLine(file, number, "has not the fields that are expected");
    }
  }

  private List<Refusal> refusals() {
    return lines(folder.resolve("dead_letters.jsonl")).orElse(List.of()).stream()
        .map(Refusal::of)
        .toList();
  }

  private Map<Question, List<Row>> answers() {
    Map<Question, List<Row>> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      Path file = folder.resolve(question.query() + ".jsonl");
      lines(file).ifPresent(rows -> answers.put(question, requireColumns(file, question, rows)));
    }
    return answers;
  }

  private static List<Row> requireColumns(Path file, Question question, List<Row> rows) {
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> values = rows.get(i).values();
      if (question.columns().stream().noneMatch(column -> values.containsKey(column.field()))) {
        throw ReportErrors.brokenLine(file, i + 1, "has none of the query's columns");
      }
    }
    return rows;
  }

  private static Optional<List<Row>> lines(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : readAll(file).split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        rows.add(row(file, number, line));
      }
    }
    return Optional.of(rows);
  }

  private static Row row(Path file, int number, String line) {
    try {
      Map<String, Object> values = MAPPER.readValue(line, COLUMNS);
      if (values != null) {
        return new Row(values);
      }
    } catch (JsonProcessingException e) {
      throw ReportErrors.brokenLine(file, number, "is no JSON object");
    }
    throw ReportErrors.brokenLine(file, number, "is no JSON object");
  }

  private <T> Optional<T> file(String name, Class<T> type) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readValue(readAll(file), type));
    } catch (JsonProcessingException e) {
      throw ReportErrors.brokenFile(file, "it is no JSON object of the expected fields");
    }
  }

  private static String readAll(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw ReportErrors.unreadable(file, e);
    }
  }
}
