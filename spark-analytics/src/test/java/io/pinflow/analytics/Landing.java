package io.pinflow.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pinflow.records.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lands objects as the S3 sink does, in a home's folder. */
final class Landing {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;

  Landing(Path home) {
    this.home = home;
  }

  void cleaned(Table table, long offset, Dataset<Row> rows) {
    String topic = "test." + table.topicSuffix() + ".cleaned";
    try {
      Path written = Files.createTempDirectory(home, "written");
      rows.coalesce(1).write().mode("overwrite").parquet(written.toString());
      try (Stream<Path> files = Files.list(written)) {
        Path part =
            files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
        Files.move(
            part, object(topic, offset, "snappy.parquet"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void lines(String topic, long offset, List<String> lines) {
    try {
      Files.write(object(topic, offset, "json"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path object(String topic, long offset, String ending) throws IOException {
    Path folder = Files.createDirectories(home.resolve("landing/" + topic + "/partition=0"));
    return folder.resolve(String.format(Locale.ROOT, "%s+0+%010d.%s", topic, offset, ending));
  }

  JsonNode summary() {
    return json(home.resolve("results/summary.json"));
  }

  /** The rows of a result file. */
  List<JsonNode> result(String name) {
    try (Stream<String> lines = Files.lines(home.resolve("results").resolve(name + ".jsonl"))) {
      return lines.map(Landing::parsed).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return parsed(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
