package io.pinflow.cleaner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The golden cases of the cleaning rules, as pinflow-records publishes them. */
final class GoldenCases {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private GoldenCases() {}

  static Stream<JsonNode> all() {
    return Stream.of("pin", "geo", "user", "malformed").flatMap(file -> read(file).stream());
  }

  private static List<JsonNode> read(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                GoldenCases.class.getResourceAsStream("/cleaning/" + file + ".jsonl"),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(GoldenCases::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
